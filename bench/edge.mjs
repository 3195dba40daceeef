// How many decisions a second workerd takes, with shards as Durable Objects: the service beside bare objects that store
// the same bytes unread. Same client, same run, over workerd's own socket: the development proxy is slower than either.
import { removeFolder, runScript, startNode, stopNode, temporaryFolder } from './children.mjs'
import { add, round, summary } from './statistics.mjs'

/** Durable Objects that persons are spread over. */
const SHARDS = 16
const LOADS = {
  persons_100x4: { shape: 'persons', connections: 4 },
  slates_100x4: { shape: 'slates', connections: 4 },
}

/** One repeat of every case, added to `cases` as `service_<case>` and `bare_<case>`. */
export async function measureEdge(cases, settings) {
  for (const [name, load] of Object.entries(LOADS)) {
    for (const worker of ['bare', 'service']) {
      settings.say(`edge ${worker} ${name}`)
      add(cases, `${worker}_${name}`, await ingestOnce(worker, load, settings))
    }
  }
}

/** The service's rate divided by that of bare objects, round by round. */
export function edgeRatios(cases) {
  return Object.fromEntries(
    Object.keys(LOADS).map(name => {
      const [ours, bare] = [cases[`service_${name}`], cases[`bare_${name}`]]
      const values = ours.map(({ decisions_per_s }, at) => round(decisions_per_s / bare[at].decisions_per_s))
      return [name, summary(values)]
    }),
  )
}

async function ingestOnce(worker, load, { parent, warmUp, seconds }) {
  const folder = temporaryFolder(parent)
  const child = startNode(['bench/edge-server.mjs', worker, folder, String(SHARDS)], {
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  const { url, key, pid } = JSON.parse(
    String(await new Promise(resolve => child.stdout.once('data', resolve))),
  )
  const job = {
    kind: 'send',
    url,
    key,
    pid,
    seed: 1,
    batch: 100,
    encoding: 'ndjson',
    ...load,
    warmUp,
    seconds,
  }
  const measured = await runScript('load.mjs', job)
  await stopNode(child)
  removeFolder(folder)
  return measured
}
