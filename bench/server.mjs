// The server under test: the built service as a process of its own, with its log in a file as in production.
// A stored service is copied before each use, so that every case meets the same rows.
import { execFileSync } from 'node:child_process'
import {
  closeSync,
  copyFileSync,
  cpSync,
  fsyncSync,
  openSync,
  readdirSync,
  readFileSync,
  statSync,
} from 'node:fs'
import { createServer } from 'node:net'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { benchCatalogue } from './catalogue.mjs'
import { cacheFolder, removeFolder, root, startNode, stopNode, temporaryFolder } from './children.mjs'

const ADMIN_KEY = 'bench-only-admin-key-0123456789abcdef'
const START_MS = 15_000
/** As `npm start` has them. */
const FLAGS = ['--max-semi-space-size=32']

/** Starts over a copy of `stored`, or empty with a catalogue and a producer's key. `nodeArgs` go to Node itself, `env` is set besides. */
export async function startServer({ parent, entry, stored, nodeArgs = [], env = {} }) {
  const folder = temporaryFolder(parent)
  if (stored) copyToDisk(stored.folder, folder)
  const port = await freePort()
  const log = openSync(join(folder, 'server.log'), 'w')
  const child = startNode([...FLAGS, ...nodeArgs, entry], {
    env: {
      PATH: process.env.PATH,
      WHEREFORE_DATA: folder,
      WHEREFORE_ADMIN_KEY: ADMIN_KEY,
      PORT: String(port),
      ...env,
    },
    stdio: ['ignore', log, log],
  })
  const url = `http://127.0.0.1:${port}`
  await ready(child, url, folder)
  const key = stored?.key ?? (await producerKey(url))
  return {
    url,
    key,
    folder,
    pid: child.pid,
    rssMb: () => residentMb(child.pid),
    /** Ends it; it checkpoints on its way out. The folder stays. */
    async stop() {
      const status = await stopNode(child)
      if (status !== 0) throw new Error(`the server ended with status ${status}:\n${logTail(folder)}`)
    },
  }
}

/** Starts a server for `work` alone and gives what `work` gave. A failure is told with the end of the server's log. */
export async function withServer(options, work) {
  const server = await startServer(options)
  try {
    const result = await work(server)
    await server.stop()
    removeFolder(server.folder)
    return result
  } catch (error) {
    throw new Error(`${error.message}\nThe server's log ends:\n${logTail(server.folder)}`, { cause: error })
  }
}

/** Bytes of the shard's database and its write-ahead log. */
export function shardBytes(folder) {
  const size = name => statSync(join(folder, name), { throwIfNoEntry: false })?.size ?? 0
  return size('shard.db') + size('shard.db-wal')
}

/** A copy of the build for one run, beside the packages it imports: a new build meanwhile changes nothing. */
export function copyOfBuild() {
  const folder = temporaryFolder(cacheFolder())
  for (const name of ['node.js', 'shard-thread.js'])
    copyFileSync(join(root, 'dist', name), join(folder, name))
  return join(folder, 'node.js')
}

/** Waits until the copy is on disk: what the kernel still had to write would slow the first commits. */
export function copyToDisk(from, to) {
  cpSync(from, to, { recursive: true })
  for (const name of readdirSync(to)) {
    const file = openSync(join(to, name), 'r')
    fsyncSync(file)
    closeSync(file)
  }
}

async function producerKey(url) {
  await call(url, 'PUT', '/v1/catalogue', benchCatalogue)
  const { key } = await call(url, 'POST', '/v1/keys', { role: 'producer', name: 'bench' })
  return key
}

async function call(url, method, path, body) {
  const response = await fetch(url + path, {
    method,
    headers: { authorization: `Bearer ${ADMIN_KEY}`, 'content-type': 'application/json' },
    body: JSON.stringify(body),
  })
  if (response.status !== 201) {
    throw new Error(`${method} ${path} answered ${response.status}: ${await response.text()}`)
  }
  return response.json()
}

async function ready(child, url, folder) {
  for (const until = Date.now() + START_MS; Date.now() < until && child.exitCode === null; ) {
    const response = await fetch(`${url}/readyz`).catch(() => null)
    if (response?.ok) return
    await sleep(50)
  }
  throw new Error(`the server did not get ready:\n${logTail(folder)}`)
}

function logTail(folder) {
  return readFileSync(join(folder, 'server.log'), 'utf8').slice(-2_000)
}

function residentMb(pid) {
  return Math.round(Number(execFileSync('ps', ['-o', 'rss=', '-p', String(pid)]).toString()) / 1024)
}

/** A port that nothing listens on. */
export async function freePort() {
  const probe = createServer().listen(0, '127.0.0.1')
  await new Promise(resolve => probe.once('listening', resolve))
  const { port } = probe.address()
  await new Promise(resolve => probe.close(resolve))
  return port
}
