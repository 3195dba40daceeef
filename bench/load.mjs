// The client, a process of its own: one job as JSON on standard input, what it measured on standard output.
// Bodies are built before the clock starts; an answer that is not a full success ends the job.
import { existsSync, readFileSync } from 'node:fs'
import { json } from 'node:stream/consumers'
import { setTimeout as sleep } from 'node:timers/promises'
import { closePools, getter, poster } from './client.mjs'
import { requestBodies } from './decisions.mjs'
import { latencies, round } from './statistics.mjs'

/** Linux counts processor time in hundredths of a second. */
const TICK_US = 10_000

const job = await json(process.stdin)
const jobs = { send, seed, read, mixed }
process.stdout.write(JSON.stringify(await jobs[job.kind](job)))
await closePools()

/** As fast as the connections go: a warm-up, then the measurement. `repeat` sends the same bodies again. */
async function send({ url, key, connections, batch, warmUp, seconds, path = '/v1/decisions', ...rest }) {
  const enough = rest.repeat ? 20_000 : (warmUp + seconds) * (batch === 1 ? 15_000 : 40_000)
  const post = poster({ url, key, path, connections, batch, encoding: rest.encoding })
  const bodies = requestBodies({ ...rest, batch, count: Math.ceil(enough / batch) })
  let sent = 0
  const one = async () => {
    const body = bodies[rest.repeat ? sent++ % bodies.length : sent++]
    if (!body) throw new Error('the client ran out of bodies: the server is faster than it expects')
    await post(body)
  }
  await flood(one, connections, warmUp)
  const { done, took, waits, busy } = await flood(one, connections, seconds)
  return {
    decisions_per_s: Math.round((done * batch) / took),
    ...latencies(waits),
    server_cpu_us: perUnit(busy, done * batch),
  }
}

/** Stores `rows` decisions and gives the paths of some of their links. */
async function seed({ url, key, shape, rows, links }) {
  const batch = 1000
  const post = poster({ url, key, path: '/v1/decisions', connections: 2, batch, encoding: 'plain' })
  const every = Math.max(1, Math.floor(rows / links))
  const paths = []
  let left = rows / batch
  await Promise.all(
    [1, 2].map(async seed => {
      for (let part = 0; left > 0; part++) {
        left -= 1
        const [body] = requestBodies({
          shape,
          seed: seed * 10_000 + part,
          batch,
          encoding: 'plain',
          count: 1,
        })
        const { items } = JSON.parse(await post(body))
        for (let at = 0; at < items.length; at += every) paths.push(new URL(items[at].why_url).pathname)
      }
    }),
  )
  return { paths }
}

/** Reads as fast as the connections go. */
async function read({ url, paths, headers, connections, warmUp, seconds }) {
  const get = getter({ url, headers, connections })
  const one = () => get(paths[Math.floor(Math.random() * paths.length)])
  await flood(one, connections, warmUp)
  const { done, took, waits, results, busy } = await flood(one, connections, seconds)
  const bytes = Math.round(results.reduce((sum, size) => sum + size, 0) / results.length)
  return {
    pages_per_s: Math.round(done / took),
    ...latencies(waits),
    server_cpu_us: perUnit(busy, done),
    bytes,
  }
}

/** Reads at a steady rate while batches come in at another; waits count from when a request was due. */
async function mixed({ url, key, paths, headers, reads, batches, shape, seed, warmUp, seconds }) {
  const length = warmUp + seconds
  const encoding = 'plain'
  const bodies = requestBodies({ shape, seed, batch: 100, encoding, count: Math.ceil(batches * length) })
  const post = poster({ url, key, path: '/v1/decisions', connections: 4, batch: 100, encoding })
  const get = getter({ url, headers, connections: 64 })
  const begin = performance.now() + 20
  const steady = async (rate, one) => {
    const waits = []
    const under = []
    for (let i = 0; i < rate * length; i++) {
      const due = begin + (i * 1000) / rate
      await sleep(Math.max(0, due - performance.now()))
      under.push(
        one(i).then(() => {
          if (due - begin >= warmUp * 1000) waits.push(performance.now() - due)
        }),
      )
    }
    await Promise.all(under)
    return waits
  }
  const [pages, ingests] = await Promise.all([
    steady(reads, () => get(paths[Math.floor(Math.random() * paths.length)])),
    steady(batches, i => post(bodies[i])),
  ])
  const { p50_ms, p99_ms } = latencies(ingests)
  return { ...latencies(pages), batch_p50_ms: p50_ms, batch_p99_ms: p99_ms }
}

async function flood(one, connections, seconds) {
  const waits = []
  const results = []
  const busyBefore = serverCpu()
  const begin = performance.now()
  const end = begin + seconds * 1000
  const worker = async () => {
    for (let from = performance.now(); from < end; from = performance.now()) {
      results.push(await one())
      waits.push(performance.now() - from)
    }
  }
  await Promise.all(Array.from({ length: connections }, worker))
  const took = (performance.now() - begin) / 1000
  return { done: waits.length, took, waits, results, busy: serverCpu() - busyBefore }
}

/** Processor time of the server so far in microseconds; NaN where the system does not tell. */
function serverCpu() {
  const file = `/proc/${job.pid}/stat`
  if (!existsSync(file)) return Number.NaN
  const fields = readFileSync(file, 'utf8').split(') ')[1].split(' ')
  return (Number(fields[11]) + Number(fields[12])) * TICK_US
}

function perUnit(busy, units) {
  return Number.isNaN(busy) ? null : round(busy / units)
}
