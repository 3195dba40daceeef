// Where the server's time goes while it works: self time by function, from V8's sampling profiler.
import { readdirSync, readFileSync } from 'node:fs'
import { basename, join } from 'node:path'
import { removeFolder, runScript, temporaryFolder } from './children.mjs'
import { SHAPES } from './decisions.mjs'
import { FORMS } from './pages.mjs'
import { startServer } from './server.mjs'
import { round } from './statistics.mjs'

const TOP = 45

/** Shares of self time in percent, largest first: batches of 100 in both shapes, and pages read. */
export async function measureProfiles(settings) {
  const { warmUp, seconds } = settings
  const load = { batch: 100, connections: 4, encoding: 'plain', seed: 1, warmUp, seconds }
  const profiles = {}
  for (const shape of SHAPES) {
    profiles[`${shape}_100x4`] = await profileOnce(shape, { kind: 'send', shape, ...load }, settings)
  }
  const read = { kind: 'read', headers: FORMS.html_br, connections: 16, warmUp, seconds }
  profiles.html_br_x16 = await profileOnce('persons', read, settings)
  return profiles
}

async function profileOnce(shape, job, { parent, stored, say }) {
  say(`profile ${job.kind} ${shape}`)
  const folder = temporaryFolder(parent)
  const nodeArgs = ['--cpu-prof', `--cpu-prof-dir=${folder}`]
  const { paths, ...rest } = await stored(shape)
  const server = await startServer({ parent, stored: rest, nodeArgs })
  const { url, key } = server
  await runScript('load.mjs', { ...job, url, key, paths })
  await server.discard()
  const [file] = readdirSync(folder)
  const profile = JSON.parse(readFileSync(join(folder, file), 'utf8'))
  removeFolder(folder)
  return selfTimes(profile)
}

function selfTimes({ nodes, samples, timeDeltas }) {
  const names = new Map(nodes.map(({ id, callFrame }) => [id, nameOf(callFrame)]))
  const times = new Map()
  samples.forEach((id, at) => {
    const name = names.get(id)
    if (name !== '(idle)') times.set(name, (times.get(name) ?? 0) + timeDeltas[at])
  })
  const whole = [...times.values()].reduce((sum, time) => sum + time, 0)
  return [...times]
    .sort((a, b) => b[1] - a[1])
    .slice(0, TOP)
    .map(([name, time]) => ({ name, percent: round((time / whole) * 100) }))
}

function nameOf({ functionName, url, lineNumber }) {
  if (functionName.startsWith('(')) return functionName
  return `${functionName || 'anonymous'} ${basename(url)}:${lineNumber + 1}`
}
