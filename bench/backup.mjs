// `node bench/backup.mjs`: a backup while decisions come in at a fixed rate. Says whether the rate was held, how long
// answers took meanwhile, what doctor says of the copy, and whether all that was acknowledged before it began is in it.
import { execFileSync, spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdirSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { parseArgs } from 'node:util'
import { cleanUpAtEnd, root } from './children.mjs'
import { closePools, poster } from './client.mjs'
import { requestBodies } from './decisions.mjs'
import { copyOfBuild, startServer } from './server.mjs'
import { latencies } from './statistics.mjs'
import { storedServices } from './stored.mjs'

const HELP = `usage: node bench/backup.mjs [--rate 4000] [--rows 200000] [--folder FOLDER]

  --rate   decisions a second that are sent all the while, in batches of 100
  --rows   decisions that are stored before it begins
`
const BATCH = 100
/** Seconds of the same load before the backup and after it, to compare. */
const AROUND = 5
/** Links that are followed in the copy, the newest acknowledged ones among them. */
const FOLLOWED = 500

const { values: options } = parseArgs({
  options: {
    rate: { type: 'string', default: '4000' },
    rows: { type: 'string', default: '200000' },
    folder: { type: 'string', default: tmpdir() },
    help: { type: 'boolean', default: false },
  },
})
if (options.help) process.stdout.write(HELP)
else {
  cleanUpAtEnd()
  process.stdout.write(`${JSON.stringify(await measure(), null, 2)}\n`)
  await closePools()
}

async function measure() {
  const parent = options.folder
  const entry = copyOfBuild()
  const say = text => process.stderr.write(`${text}\n`)
  const stored = await storedServices({ parent, entry, rows: Number(options.rows), say })('persons')
  const server = await startServer({ parent, entry, stored })
  const load = steadyLoad(server, Number(options.rate))
  await sleep(AROUND * 1000)
  const before = load.since()
  const acknowledged = { count: stored.size.rows + load.acknowledged(), links: load.links() }
  say(`backing up, ${acknowledged.count} decisions acknowledged`)
  const file = join(server.folder, 'backup.tar')
  const began = performance.now()
  const { status, output } = await wherefore(['backup', file, '--quiet'], server.folder)
  const seconds = Math.round((performance.now() - began) / 100) / 10
  const during = load.since()
  await sleep(AROUND * 1000)
  const after = load.since()
  await load.stop()
  await server.stop()
  if (status !== 0) throw new Error(`backup ended with status ${status}: ${output}`)
  say('looking at the copy')
  return {
    rate: Number(options.rate),
    seconds,
    before,
    during,
    after,
    copy: await lookAt(file, server, acknowledged, entry),
  }
}

/** Batches when they are due, whatever the answers before took. */
function steadyLoad({ url, key }, rate) {
  const perSecond = rate / BATCH
  const post = poster({ url, key, path: '/v1/decisions', connections: 32, batch: BATCH, encoding: 'ndjson' })
  const paths = []
  let acknowledged = 0
  let waits = []
  let done = 0
  let from = performance.now()
  let stopped = false
  const begin = performance.now()
  const sending = (async () => {
    const underWay = new Set()
    for (let at = 0; !stopped; at++) {
      await sleep(Math.max(0, begin + (at * 1000) / perSecond - performance.now()))
      const [body] = requestBodies({
        shape: 'persons',
        seed: 1_000_000 + at,
        batch: BATCH,
        encoding: 'ndjson',
        count: 1,
      })
      const due = performance.now()
      const one = post(body).then(answer => {
        waits.push(performance.now() - due)
        done += BATCH
        acknowledged += BATCH
        paths.push(new URL(JSON.parse(answer).items[at % BATCH].why_url).pathname)
        underWay.delete(one)
      })
      underWay.add(one)
    }
    await Promise.all(underWay)
  })()
  return {
    acknowledged: () => acknowledged,
    links: () => paths.slice(-FOLLOWED),
    /** What happened since the last time this was asked. */
    since() {
      const seconds = (performance.now() - from) / 1000
      const told = { accepted_per_s: Math.round(done / seconds), ...latencies(waits) }
      waits = []
      done = 0
      from = performance.now()
      return told
    },
    stop() {
      stopped = true
      return sending
    },
  }
}

/** Unpacks, asks doctor, serves the copy and follows links of what was acknowledged before it was begun. */
async function lookAt(file, server, { count, links }, entry) {
  const folder = join(server.folder, 'restored')
  mkdirSync(folder, { mode: 0o700 })
  execFileSync('tar', ['-xf', file, '-C', folder])
  execFileSync('sha256sum', ['-c', '--quiet', 'SHA256SUMS'], { cwd: folder })
  const keys = join(server.folder, 'keys')
  const doctor = await wherefore(['doctor', '--data', folder], folder, { WHEREFORE_KEYS: keys })
  const restored = await startServer({
    parent: options.folder,
    entry,
    stored: { folder, key: server.key },
    env: { WHEREFORE_KEYS: keys },
  })
  let followed = 0
  for (const path of links) if ((await fetch(restored.url + path)).status === 200) followed += 1
  await restored.stop()
  rmSync(restored.folder, { recursive: true })
  return {
    doctor_status: doctor.status,
    doctor: doctor.output.trim().split('\n').at(-1),
    acknowledged_before: count,
    links_followed: links.length,
    links_lost: links.length - followed,
  }
}

async function wherefore(args, data, env = {}) {
  const child = spawn(process.execPath, [join(root, 'dist/cli.js'), ...args], {
    env: { PATH: process.env.PATH, WHEREFORE_DATA: data, ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  let output = ''
  for (const stream of [child.stdout, child.stderr]) stream.on('data', text => (output += text))
  const [status] = await once(child, 'exit')
  return { status, output }
}
