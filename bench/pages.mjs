// Reading explanations by link: as fast as it goes while nothing else happens, and at a steady rate beside ingestion.
import { runScript } from './children.mjs'
import { capacity } from './ingest.mjs'
import { withServer } from './server.mjs'
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
  const stored = await settings.stored('persons')
  const most = ingested.persons_100x4?.at(-1)?.decisions_per_s ?? (await capacity(settings))
  await withServer({ ...settings, stored }, async server => {
    await readAlone(cases, server, stored.paths, settings)
    await readBesideIngestion(cases, server, stored.paths, most / 2, settings)
    add(cases, 'server', { rss_mb: server.rssMb() })
  })
}

async function readAlone(cases, { url, pid }, paths, { warmUp, seconds, say }) {
  for (const [form, headers] of Object.entries(FORMS)) {
    say(`pages ${form}`)
    const job = { kind: 'read', url, pid, paths, headers, connections: 16, warmUp, seconds }
    add(cases, `${form}_x16`, await runScript('load.mjs', job))
  }
}

async function readBesideIngestion(cases, { url, key }, paths, rate, { warmUp, seconds, say }) {
  let seed = 1
  for (const form of ['html_br', 'json_gzip']) {
    for (const [name, batches] of Object.entries({ idle: 0, ingesting: rate / 100 })) {
      say(`pages ${form} at ${READS_PER_S}/s, ${name}`)
      const common = { kind: 'mixed', url, key, paths, headers: FORMS[form], warmUp, seconds }
      const job = { ...common, reads: READS_PER_S, batches, shape: 'persons', seed: seed++ }
      add(cases, `${form}_${READS_PER_S}_per_s_${name}`, {
        ...(await runScript('load.mjs', job)),
        decisions_per_s: Math.round(batches * 100),
      })
    }
  }
}
