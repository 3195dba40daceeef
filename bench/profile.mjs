// Where the server's time goes while it works, from V8's sampling profiler: percent of its busy time by function.
import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { basename, join } from 'node:path'
import { removeFolder, runScript, temporaryFolder } from './children.mjs'
import { SHAPES } from './decisions.mjs'
import { flameGraph } from './flame-graph.mjs'
import { FORMS } from './pages.mjs'
import { withServer } from './server.mjs'
import { round } from './statistics.mjs'

const TOP = 45

/** Batches of 100 in both shapes, decisions sent alone, and pages read. */
export async function measureProfiles(settings) {
  const { warmUp, seconds, flames } = settings
  if (flames) mkdirSync(flames, { recursive: true })
  const load = { kind: 'send', encoding: 'plain', seed: 1, warmUp, seconds }
  const batches = { ...load, batch: 100, connections: 4 }
  const profiles = {}
  for (const shape of SHAPES) {
    profiles[`${shape}_100x4`] = await profileOnce(shape, { ...batches, shape }, settings)
  }
  const alone = { ...load, shape: 'persons', batch: 1, connections: 16 }
  profiles.persons_1x16 = await profileOnce('persons', alone, settings)
  const read = { kind: 'read', headers: FORMS.html_br, connections: 16, warmUp, seconds }
  profiles.html_br_x16 = await profileOnce('persons', read, settings)
  return profiles
}

async function profileOnce(shape, job, { parent, entry, stored, say, flames }) {
  say(`profile ${job.kind} ${shape} ${job.batch ?? ''}`)
  const folder = temporaryFolder(parent)
  const nodeArgs = ['--cpu-prof', `--cpu-prof-dir=${folder}`]
  const found = await stored(shape)
  await withServer({ parent, entry, stored: found, nodeArgs }, ({ url, key }) =>
    runScript('load.mjs', { ...job, url, key, paths: found.paths }),
  )
  // One a thread, named by it: CPU.<date>.<time>.<process>.<thread>.<number>.cpuprofile
  const threads = {}
  for (const file of readdirSync(folder)) {
    const thread = file.split('.')[4] === '0' ? 'main' : 'writer'
    const profile = JSON.parse(readFileSync(join(folder, file), 'utf8'))
    threads[thread] = sharesOf(profile)
    if (flames) drawFlames(profile, job, shape, thread, flames)
  }
  removeFolder(folder)
  return threads
}

function drawFlames(profile, job, shape, thread, flames) {
  const what = job.kind === 'read' ? 'pages' : `${shape}-${job.batch}x${job.connections}`
  const title = `Where the ${thread} thread's time goes: ${what}`
  const subtitle =
    'Wide is long, below is called. Blue: ours. Sand: compression and cryptography. Green: SQLite. Red: garbage.'
  writeFileSync(join(flames, `flame-${what}-${thread}.svg`), flameGraph(profile, { title, subtitle, nameOf }))
}

/** `self`: in the function itself. `whole`: in it and all that it calls, for functions of the bundle. */
function sharesOf({ nodes, samples, timeDeltas }) {
  const times = new Map()
  for (const [at, id] of samples.entries()) times.set(id, (times.get(id) ?? 0) + timeDeltas[at])
  const byId = new Map(nodes.map(node => [node.id, node]))
  const called = new Set(nodes.flatMap(node => node.children ?? []))
  const self = new Map()
  const whole = new Map()
  const visit = (node, above) => {
    const name = nameOf(node.callFrame)
    const own = times.get(node.id) ?? 0
    if (name !== '(idle)') self.set(name, (self.get(name) ?? 0) + own)
    // A function that calls itself counts once.
    const outermost = !above.has(name)
    if (outermost) above.add(name)
    const below = (node.children ?? []).reduce((sum, id) => sum + visit(byId.get(id), above), own)
    if (outermost) above.delete(name)
    if (outermost && / (node|shard-thread)\.js:/.test(name)) whole.set(name, (whole.get(name) ?? 0) + below)
    return below
  }
  for (const node of nodes) if (!called.has(node.id)) visit(node, new Set())
  const busy = [...self.values()].reduce((sum, time) => sum + time, 0)
  return { self: largest(self, busy), whole: largest(whole, busy) }
}

function largest(times, busy) {
  const sorted = [...times].sort((a, b) => b[1] - a[1]).slice(0, TOP)
  return Object.fromEntries(sorted.map(([name, time]) => [name, round((time / busy) * 100)]))
}

function nameOf({ functionName, url, lineNumber }) {
  if (functionName.startsWith('(')) return functionName
  return `${functionName || 'anonymous'} ${basename(url)}:${lineNumber + 1}`
}
