// `npm run bench`: measures the built service and prints one JSON object on standard output, progress on standard error.
// Rounds, not rows of repeats: what disturbs the machine for a moment disturbs one repeat of each case, not one case.
import { readFileSync } from 'node:fs'
import { cpus, tmpdir } from 'node:os'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { measureAbout } from './about.mjs'
import { cleanUpAtEnd, root, runScript, temporaryFolder } from './children.mjs'
import { meanBytes, SHAPES } from './decisions.mjs'
import { edgeRatios, measureEdge } from './edge.mjs'
import { measureIngest } from './ingest.mjs'
import { measureLimits } from './limits.mjs'
import { measurePages } from './pages.mjs'
import { measureProfiles } from './profile.mjs'
import { ratios } from './ratios.mjs'
import { copyOfBuild } from './server.mjs'
import { summarise } from './statistics.mjs'
import { storedServices } from './stored.mjs'

const SECTIONS = ['ingest', 'pages', 'size', 'limits', 'engine']
const WHEN_ASKED = ['about', 'edge', 'startup', 'profile', 'routing', 'rows', 'widget', 'find']
const HELP = `usage: npm run bench -- [--quick] [--only SECTION] [--folder FOLDER]

Measures the built service over HTTP and prints one JSON object on standard output.

  --quick          1 repeat of 1 second over 10,000 rows: to try it, not to judge by
  --only SECTION   ${SECTIONS.join(', ')}; and, only when asked for,
                   about (the public pages over a million stored decisions),
                   edge (ingestion in workerd), startup (what a Worker does before its first
                   request), profile (where the server's time goes),
                   routing (how evenly persons spread over shards), rows (what a decision costs
                   in a Durable Object), widget (what it costs a host page at load, in Chromium),
                   find (how long a search takes among ten million decisions; it needs 10 GB for
                   some minutes);
                   may be given more than once
  --folder FOLDER  where the databases are made (default: the system's temporary folder);
                   it must exist, on a disk: elsewhere syncing costs nothing
  --flames FOLDER  with --only profile: also draws each thread's profile there, as SVG
`

const options = readOptions()
if (options) {
  cleanUpAtEnd()
  process.stdout.write(`${JSON.stringify(await measure(options), null, 2)}\n`)
}

function readOptions() {
  try {
    const { values } = parseArgs({
      options: {
        quick: { type: 'boolean', default: false },
        only: { type: 'string', multiple: true, default: SECTIONS },
        folder: { type: 'string', default: tmpdir() },
        flames: { type: 'string' },
        help: { type: 'boolean', default: false },
      },
    })
    const unknown = values.only.find(name => ![...SECTIONS, ...WHEN_ASKED].includes(name))
    if (unknown) throw new Error(`--only does not know ${unknown}`)
    if (!values.help) return values
    process.stdout.write(HELP)
  } catch (error) {
    process.stderr.write(`${error.message}\n${HELP}`)
    process.exitCode = 2
  }
  return null
}

async function measure({ quick, only, folder, flames }) {
  const size = quick
    ? { rows: 10_000, repeats: 1, warmUp: 0.5, seconds: 1 }
    : { rows: 200_000, repeats: 3, warmUp: 2, seconds: 5 }
  const settings = {
    ...size,
    parent: folder,
    flames,
    entry: copyOfBuild(),
    say: text => process.stderr.write(`${text}\n`),
  }
  settings.stored = storedServices(settings)
  const raw = { ingest: {}, pages: {}, limits: {}, edge: {} }
  for (let round = 1; round <= settings.repeats; round++) {
    settings.say(`round ${round} of ${settings.repeats}`)
    if (only.includes('limits')) await measureLimits(raw.limits, settings)
    if (only.includes('ingest')) await measureIngest(raw.ingest, settings)
    if (only.includes('pages')) await measurePages(raw.pages, raw.ingest, settings)
    if (only.includes('edge')) await measureEdge(raw.edge, settings)
  }
  return {
    about: about(size),
    ...(only.includes('ingest') && { ingest: summariseAll(raw.ingest) }),
    ...(only.includes('pages') && { pages: summariseAll(raw.pages) }),
    ...(only.includes('size') && { size: await sizes(settings) }),
    ...(only.includes('limits') && { limits: summariseAll(raw.limits), ratios: ratios(raw) }),
    ...(only.includes('engine') && { engine_us: await runScript('engine.mjs', { repeats: quick ? 2 : 9 }) }),
    ...(only.includes('about') && {
      about: await measureAbout({ ...settings, rows: quick ? size.rows : 1_000_000 }),
    }),
    ...(only.includes('edge') && { edge: { ...summariseAll(raw.edge), ratios: edgeRatios(raw.edge) } }),
    ...(only.includes('startup') && {
      startup: await runScript('startup.mjs', { repeats: quick ? 1 : 5, folder }),
    }),
    ...(only.includes('profile') && { profile: await measureProfiles(settings) }),
    ...(only.includes('routing') && {
      routing: await runScript('routing.mjs', { persons: quick ? 1_000_000 : 10_000_000 }),
    }),
    ...(only.includes('widget') && { widget: await runScript('widget.mjs', { repeats: quick ? 3 : 41 }) }),
    ...(only.includes('find') && {
      find: await runScript('find.mjs', {
        decisions: quick ? 500_000 : 10_000_000,
        folder: temporaryFolder(folder),
      }),
    }),
    ...(only.includes('rows') && {
      rows: await runScript('rows.mjs', { rows: size.rows, folder: temporaryFolder(folder) }),
    }),
  }
}

function about(size) {
  const { version } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'))
  const bytes = Object.fromEntries(SHAPES.map(shape => [shape, meanBytes(shape)]))
  return { version, node: process.version, cores: cpus().length, ...size, decision_bytes: bytes }
}

function summariseAll(cases) {
  return Object.fromEntries(Object.entries(cases).map(([name, repeats]) => [name, summarise(repeats)]))
}

async function sizes({ stored }) {
  const measured = {}
  for (const shape of SHAPES) measured[shape] = (await stored(shape)).size
  return measured
}
