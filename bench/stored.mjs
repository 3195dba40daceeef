// A service with its rows already stored, once a shape: what every case starts from, and what size is measured on.
import { rmSync } from 'node:fs'
import { join } from 'node:path'
import { runScript } from './children.mjs'
import { shardBytes, startServer } from './server.mjs'

const LINKS = 10_000

/** Gives a function that stores the rows of a shape at its first call and remembers the result. */
export function storedServices(settings) {
  const made = new Map()
  return async shape => {
    if (!made.has(shape)) made.set(shape, await store(shape, settings))
    return made.get(shape)
  }
}

async function store(shape, { parent, entry, rows, say }) {
  say(`storing ${rows} rows (${shape})`)
  const server = await startServer({ parent, entry })
  const { url, key, folder } = server
  const { paths } = await runScript('load.mjs', { kind: 'seed', url, key, shape, rows, links: LINKS })
  const rssMb = server.rssMb()
  const beforeStop = shardBytes(folder)
  await server.stop()
  rmSync(join(folder, 'server.log'))
  return {
    shape,
    key,
    folder,
    paths,
    size: {
      rows,
      bytes_per_decision: Math.round(shardBytes(folder) / rows),
      bytes_per_decision_with_log: Math.round(beforeStop / rows),
      rss_mb: rssMb,
    },
  }
}
