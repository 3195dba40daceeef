// What a decision costs inside a Durable Object: rows written and read, bytes stored, rows deleted later, and the time
// of the shard alone, in workerd. The figures that docs/scale.md turns into money.
import { json } from 'node:stream/consumers'
import { build } from 'esbuild'
import { Miniflare } from 'miniflare'
import { root } from './children.mjs'
import { SHAPES } from './decisions.mjs'
import { round } from './statistics.mjs'

const PIECE = 10_000
const OPENED = 100

const { rows, folder } = await json(process.stdin)
const miniflare = await started()
const url = await miniflare.ready
const measured = {}
for (const shape of SHAPES) measured[shape] = await measure(shape)
process.stdout.write(JSON.stringify({ rows, ...measured }))
await miniflare.dispose()

async function started() {
  const { outputFiles } = await build({
    absWorkingDir: root,
    entryPoints: ['bench/rows-object.mjs'],
    bundle: true,
    write: false,
    format: 'esm',
    target: 'es2022',
    conditions: ['workerd', 'worker', 'browser'],
    external: ['cloudflare:*', 'node:*'],
    logLevel: 'warning',
  })
  return new Miniflare({
    modules: [{ type: 'ESModule', path: 'worker.js', contents: outputFiles[0].text }],
    compatibilityDate: '2026-04-01',
    compatibilityFlags: ['nodejs_compat'],
    durableObjects: { SHARD: { className: 'CountedShard', useSQLite: true } },
    durableObjectsPersist: folder,
  })
}

async function measure(shape) {
  const sum = { written: 0, read: 0, took: 0 }
  let bytes = 0
  for (let seed = 0; seed < rows / PIECE; seed++) {
    await call(shape, 'prepare', { shape, seed, count: PIECE })
    const begin = performance.now()
    const stored = await call(shape, 'store')
    sum.took += performance.now() - begin
    sum.written += stored.written
    sum.read += stored.read
    bytes = stored.bytes
  }
  const opened = await call(shape, 'open')
  const begin = performance.now()
  const swept = await call(shape, 'sweep')
  return {
    rows_written: round(sum.written / rows),
    rows_read: round(sum.read / rows),
    bytes_stored: Math.round(bytes / rows),
    shard_us: Math.round((sum.took * 1000) / rows),
    rows_read_by_a_link: round(opened.read / OPENED),
    rows_written_by_retention: round(swept.written / rows),
    retention_us: round(((performance.now() - begin) * 1000) / rows),
  }
}

async function call(shape, verb, given) {
  const answer = await fetch(url, { method: 'POST', body: JSON.stringify({ shape, verb, given }) })
  if (!answer.ok) throw new Error(`${verb} failed: ${(await answer.text()).slice(0, 300)}`)
  return answer.json()
}
