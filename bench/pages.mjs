// Reading explanations by link: as fast as it goes while nothing else happens, and at a steady rate beside ingestion.
import { runScript } from './children.mjs'
import { capacity } from './ingest.mjs'
import { startServer } from './server.mjs'
import { add } from './statistics.mjs'

/** The headers of a browser, of an old client, and of a program. */
export const FORMS = {
  html_br: { accept: 'text/html', 'accept-encoding': 'gzip, deflate, br' },
  html_gzip: { accept: 'text/html', 'accept-encoding': 'gzip' },
  json_gzip: { accept: 'application/json', 'accept-encoding': 'gzip' },
}
const READS_PER_S = 100

/** One repeat of every case. `ingested` are the ingestion cases of this run, for the capacity that is halved. */
export async function measurePages(cases, ingested, settings) {
  const { parent, warmUp, seconds, say } = settings
  const stored = await settings.stored('persons')
  const measured = ingested.persons_100x4?.at(-1)?.decisions_per_s ?? (await capacity(settings))
  const server = await startServer({ parent, stored })
  const { url, key, pid } = server
  const common = { url, pid, paths: stored.paths, warmUp, seconds }
  for (const [name, headers] of Object.entries(FORMS)) {
    say(`pages ${name}`)
    add(
      cases,
      `${name}_x16`,
      await runScript('load.mjs', { kind: 'read', ...common, headers, connections: 16 }),
    )
  }
  const halves = { idle: 0, ingesting: measured / 2 / 100 }
  let seed = 1
  for (const form of ['html_br', 'json_gzip']) {
    for (const [name, batches] of Object.entries(halves)) {
      say(`pages ${form} at ${READS_PER_S}/s, ${name}`)
      const job = { kind: 'mixed', ...common, key, headers: FORMS[form], reads: READS_PER_S, batches }
      const waits = await runScript('load.mjs', { ...job, shape: 'persons', seed: seed++ })
      add(cases, `${form}_${READS_PER_S}_per_s_${name}`, {
        ...waits,
        decisions_per_s: Math.round(batches * 100),
      })
    }
  }
  add(cases, 'server', { rss_mb: server.rssMb() })
  await server.discard()
}
