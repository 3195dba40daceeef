// What a Worker does before its first request, in processor time: the platform's own measure, `wrangler check startup`,
// which starts the bundle in workerd under V8's sampling profiler. Beside it the same for a Worker that does nothing.
import { execFileSync } from 'node:child_process'
import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { json } from 'node:stream/consumers'
import { cleanUpAtEnd, removeFolder, root, temporaryFolder } from './children.mjs'
import { add, summary } from './statistics.mjs'

const { repeats, folder: parent } = await json(process.stdin)
cleanUpAtEnd()
const folder = temporaryFolder(parent)
const measured = {}
for (let repeat = 0; repeat < repeats; repeat++) {
  add(measured, 'service_ms', busyMs(root))
  add(measured, 'empty_worker_ms', busyMs(emptyWorker()))
}
removeFolder(folder)
process.stdout.write(
  JSON.stringify(Object.fromEntries(Object.entries(measured).map(([name, all]) => [name, summary(all)]))),
)

/** Milliseconds in which the profiler did not find the isolate idle. */
function busyMs(project) {
  const outfile = join(folder, 'startup.cpuprofile')
  const wrangler = join(root, 'node_modules/.bin/wrangler')
  execFileSync(wrangler, ['check', 'startup', '--outfile', outfile], {
    cwd: project,
    env: { ...process.env, WRANGLER_SEND_METRICS: 'false' },
    stdio: ['ignore', 'ignore', 'inherit'],
  })
  const { nodes, samples, timeDeltas } = JSON.parse(readFileSync(outfile, 'utf8'))
  const idle = new Set(nodes.filter(node => node.callFrame.functionName === '(idle)').map(node => node.id))
  const busy = samples.reduce((sum, id, at) => sum + (idle.has(id) ? 0 : timeDeltas[at]), 0)
  return Math.round(busy / 100) / 10
}

function emptyWorker() {
  writeFileSync(join(folder, 'empty.js'), "export default { fetch: () => new Response('') }\n")
  writeFileSync(
    join(folder, 'wrangler.toml'),
    'name = "empty"\nmain = "empty.js"\ncompatibility_date = "2026-04-01"\ncompatibility_flags = ["nodejs_compat"]\n',
  )
  return folder
}
