// The public pages over many stored decisions: how fast they answer, first, steadily and beside ingestion, and whether
// the sums they are made from are exactly what the records add up to.
import { execFileSync } from 'node:child_process'
import { join } from 'node:path'
import { removeFolder, root, runScript, temporaryFolder } from './children.mjs'
import { FORMS } from './pages.mjs'
import { copyToDisk, withServer } from './server.mjs'
import { add, round, summarise } from './statistics.mjs'
import { storedServices } from './stored.mjs'

const PATHS = ['/about', '/about/systems/home-recs', '/about/data']
const READS_PER_S = 100
/** Batches of 100 a second beside them. */
const BATCHES_PER_S = 40

/** Milliseconds of the public pages, and what a full recount says. */
export async function measureAbout(settings) {
  const stored = await storedServices(settings)('slates')
  const cases = {}
  for (let round = 1; round <= settings.repeats; round++) {
    settings.say(`public pages, round ${round} of ${settings.repeats}`)
    await withServer({ ...settings, stored }, server => oneRound(cases, server, settings))
  }
  settings.say('counting every record anew')
  return {
    rows: settings.rows,
    ...Object.fromEntries(Object.entries(cases).map(([name, repeats]) => [name, summarise(repeats)])),
    sums: recount(stored, settings),
  }
}

async function oneRound(cases, { url, key, pid }, { warmUp, seconds }) {
  // Before anything was asked: the sums are read and added up, the page is made, the code is cold.
  for (const path of PATHS)
    add(cases, `first${path.replaceAll('/', '_')}`, {
      ms: await timed(url + path),
    })
  const headers = FORMS.html_br
  const job = {
    kind: 'read',
    url,
    pid,
    paths: PATHS,
    headers,
    connections: 16,
    warmUp,
    seconds,
  }
  add(cases, 'html_br_x16', await runScript('load.mjs', job))
  const steady = {
    kind: 'mixed',
    url,
    key,
    paths: PATHS,
    headers,
    reads: READS_PER_S,
    shape: 'slates',
    warmUp,
  }
  // Long enough to meet the moment at which the sums are read again.
  const minute = { ...steady, seconds: Math.max(seconds, 65) }
  add(
    cases,
    `html_br_${READS_PER_S}_per_s_idle`,
    await runScript('load.mjs', { ...minute, batches: 0, seed: 7 }),
  )
  add(
    cases,
    `html_br_${READS_PER_S}_per_s_ingesting`,
    await runScript('load.mjs', { ...minute, batches: BATCHES_PER_S, seed: 8 }),
  )
}

async function timed(address) {
  const begin = performance.now()
  const response = await fetch(address)
  await response.arrayBuffer()
  if (response.status !== 200) throw new Error(`${address} answered ${response.status}`)
  return round(performance.now() - begin)
}

/** What `wherefore doctor` says of the sums: it opens every record and counts it anew. */
function recount(stored, { parent }) {
  const folder = temporaryFolder(parent)
  copyToDisk(stored.folder, folder)
  const begin = performance.now()
  const told = execFileSync(
    process.execPath,
    [join(root, 'dist/cli.js'), 'doctor', '--data', folder, '--sample', 'all'],
    { encoding: 'utf8', stdio: ['ignore', 'pipe', 'inherit'], maxBuffer: 1e7 },
  )
  removeFolder(folder)
  const equal = told.includes('are exactly what the records of the last days add up to')
  if (!equal) throw new Error(`the sums of the public pages differ from a recount:\n${told}`)
  return { equal, seconds: round((performance.now() - begin) / 1000) }
}
