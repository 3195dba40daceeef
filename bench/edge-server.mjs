// workerd with one of two Workers until it is told to end: the service itself, or bare Durable Objects that store lines.
// Says on standard output where it listens.
import { execFileSync } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { build } from 'esbuild'
import { Miniflare } from 'miniflare'
import { benchCatalogue } from './catalogue.mjs'
import { root } from './children.mjs'

const ADMIN_KEY = 'bench-only-admin-key-0123456789abcdef'
const [worker, folder, shards] = process.argv.slice(2)
const settings = worker === 'service' ? await service() : bare()
const miniflare = new Miniflare({
  ...settings,
  compatibilityDate: '2026-04-01',
  compatibilityFlags: ['nodejs_compat', 'enhanced_error_serialization'],
  durableObjectsPersist: folder,
  unsafeDirectSockets: [{ host: '127.0.0.1', port: 0 }],
  handleRuntimeStdio(output, errors) {
    output.resume() // The service's log, as in production, goes to nobody here.
    errors.pipe(process.stderr)
  },
})
await miniflare.ready
const { origin: url } = await miniflare.unsafeGetDirectURL()
const key = worker === 'service' ? await producerKey() : 'none'
process.stdout.write(JSON.stringify({ url, key, pid: workerdPid() }))
process.once('SIGTERM', async () => {
  await miniflare.dispose()
  process.exit(0)
})

async function service() {
  const { outputFiles } = await build({
    absWorkingDir: root,
    entryPoints: ['src/worker.ts'],
    bundle: true,
    write: false,
    format: 'esm',
    target: 'es2022',
    conditions: ['workerd', 'worker', 'browser'],
    external: ['cloudflare:*', 'node:*'],
    logLevel: 'warning',
  })
  return {
    modules: [{ type: 'ESModule', path: 'worker.js', contents: outputFiles[0].text }],
    durableObjects: {
      SHARD: { className: 'ShardObject', useSQLite: true },
      REGISTRY: { className: 'RegistryObject', useSQLite: true },
    },
    bindings: {
      SHARDS: shards,
      WHEREFORE_SECRET: Buffer.alloc(32, 1).toString('base64url'),
      WHEREFORE_ADMIN_KEY: ADMIN_KEY,
    },
  }
}

/** The least that Durable Objects can do with a batch: each takes its lines, as one blob a row, in one transaction. */
function bare() {
  return {
    modules: [
      {
        type: 'ESModule',
        path: 'worker.js',
        contents: readFileSync(join(root, 'bench/edge-bare.js'), 'utf8'),
      },
    ],
    durableObjects: { STORE: { className: 'Store', useSQLite: true } },
    bindings: { SHARDS: shards },
  }
}

async function producerKey() {
  const call = async (method, path, body) => {
    const answer = await fetch(url + path, {
      method,
      headers: { authorization: `Bearer ${ADMIN_KEY}`, 'content-type': 'application/json' },
      body: JSON.stringify(body),
    })
    if (answer.status !== 201) throw new Error(`${method} ${path} answered ${answer.status}`)
    return answer.json()
  }
  await call('PUT', '/v1/catalogue', benchCatalogue)
  return (await call('POST', '/v1/keys', { role: 'producer', name: 'bench' })).key
}

/** The process that does the work is a child of this one. */
function workerdPid() {
  const children = execFileSync('ps', ['-o', 'pid=,comm=', '--ppid', String(process.pid)]).toString()
  return Number(/(\d+) workerd/.exec(children)?.[1])
}
