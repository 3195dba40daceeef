// How many decisions a second are accepted, hence on disk: each case on a fresh copy of the stored rows.
import { runScript } from './children.mjs'
import { SHAPES } from './decisions.mjs'
import { withServer } from './server.mjs'
import { add } from './statistics.mjs'

const CASES = {
  '1x16': { batch: 1, connections: 16, encoding: 'plain' },
  '100x4': { batch: 100, connections: 4, encoding: 'plain' },
  '1000x2': { batch: 1000, connections: 2, encoding: 'plain' },
  '100x4_gzip': { batch: 100, connections: 4, encoding: 'gzip' },
  '100x4_ndjson': { batch: 100, connections: 4, encoding: 'ndjson' },
}

/** One repeat of every case, added to `cases` under `<shape>_<case>`. */
export async function measureIngest(cases, settings) {
  for (const shape of SHAPES) {
    for (const name of Object.keys(CASES)) {
      settings.say(`ingest ${shape} ${name}`)
      add(cases, `${shape}_${name}`, await ingestOnce(shape, CASES[name], settings))
    }
  }
}

/** What a second of batches of 100 on 4 connections brings, a person a decision. */
export async function capacity(settings) {
  const { decisions_per_s } = await ingestOnce('persons', CASES['100x4'], settings)
  return decisions_per_s
}

async function ingestOnce(shape, load, { parent, entry, stored, warmUp, seconds }) {
  const options = { parent, entry, stored: await stored(shape) }
  return withServer(options, async ({ url, key, pid, rssMb }) => {
    const job = { kind: 'send', url, key, pid, shape, seed: 1, ...load, warmUp, seconds }
    return { ...(await runScript('load.mjs', job)), rss_mb: rssMb() }
  })
}
