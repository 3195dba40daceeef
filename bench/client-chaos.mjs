// `node bench/client-chaos.mjs`: the built client against a service that fails, hangs, resets, cuts off and slows. It
// prints one JSON object; status 1 where a decision was lost, doubled or counted wrongly.
import { fork } from 'node:child_process'
import { once } from 'node:events'
import { setImmediate as turn } from 'node:timers/promises'
import { fileURLToPath } from 'node:url'
import { parseArgs } from 'node:util'
import { createClient } from '../dist/client.js'
import { fixedStatus } from './chaos-rules.mjs'
import { decisionMaker, randomFrom } from './decisions.mjs'

const HELP = `usage: node bench/client-chaos.mjs [--decisions N] [--batch N] [--seed N]

  --decisions N   how many are enqueued; 20000 unless told
  --batch N       decisions in a request; 250 unless told
  --seed N        what goes wrong, and when; 1 unless told
`
/** Of a decision of the bench: what a whole batch takes is a little more than the service takes. */
const MEAN_BYTES = 1_000
const { values } = parseArgs({
  options: {
    decisions: { type: 'string', default: '20000' },
    batch: { type: 'string', default: '250' },
    seed: { type: 'string', default: '1' },
    help: { type: 'boolean', default: false },
  },
})
if (values.help) process.stdout.write(HELP)
else {
  const report = await run(Number(values.decisions), Number(values.batch), Number(values.seed))
  process.stdout.write(`${JSON.stringify(report, null, 2)}\n`)
  process.exitCode = report.wrong.length === 0 ? 0 : 1
}

async function run(decisions, batch, seed) {
  const most = Math.min(20_000, decisions / 10)
  const server = await startServer({ decisions, mostBytes: batch * MEAN_BYTES * 0.7, seed })
  /** What the client said of each number: nothing, or why it is not at the service. */
  const fates = new Array(decisions).fill('')
  const client = createClient({
    url: server.url,
    key: 'chaos',
    buffer: {
      maxDecisions: most,
      batchDecisions: batch,
      lingerMs: 10,
      timeoutMs: 250,
      tries: 8,
      backoffBaseMs: 5,
      backoffCapMs: 200,
    },
    onRefused: (item, { id }) => (fates[numberOf(id)] = item.status),
    onDropped: (reason, { id }) => (fates[numberOf(id)] = reason),
  })
  const began = performance.now()
  const memory = await produce(client, { decisions, most, seed, fates })
  const flushed = await client.flush({ timeoutMs: 120_000 })
  const seconds = (performance.now() - began) / 1000
  const counters = client.counters()
  const told = await server.report()
  return {
    decisions,
    seed,
    seconds: round(seconds),
    decisions_per_second: Math.round(decisions / seconds),
    client: counters,
    service: { ...told, stored: undefined },
    arrived_though_given_up: count(fates, (fate, n) => fate === 'gave-up' && told.stored[n] === '1'),
    memory_mb: memory,
    wrong: faultsOf({ fates, counters, told, flushed }),
  }
}

/** Enqueues in bursts that leave room, and now and then in one that does not. Gives resident memory along the way. */
async function produce(client, { decisions, most, seed, fates }) {
  const random = randomFrom(seed + 1)
  const next = decisionMaker({ shape: 'slates', seed })
  const memory = []
  for (let number = 0, burst = 0; number < decisions; burst++) {
    const heedless = burst % 40 === 39
    const end = Math.min(decisions, number + Math.ceil(random() * most * (heedless ? 1.5 : 0.1)))
    while (number < end) {
      const kept = client.enqueue({ ...next(), id: `c-${number}` })
      if (!kept) fates[number] = 'buffer-full'
      number++
      if (number % Math.ceil(decisions / 10) === 0) memory.push(megabytes())
      if (number % 100 === 0) await turn()
      while (!heedless && client.counters().pending > most * 0.8) await turn()
    }
  }
  return memory
}

/** Every way in which the two sides may not agree, in words. */
function faultsOf({ fates, counters, told, flushed }) {
  const { enqueued, accepted, duplicate, refused, dropped, pending } = counters
  const sum = numbers => Object.values(numbers).reduce((a, b) => a + b, 0)
  const at = n => told.stored[n] === '1'
  const checks = {
    'the flush did not end': !flushed || pending !== 0,
    'the counters do not add up': enqueued !== accepted + duplicate + sum(refused) + sum(dropped) + pending,
    'not all were counted': enqueued !== fates.length,
    'accepted and duplicate are not what nobody was told of':
      accepted + duplicate !== count(fates, fate => fate === ''),
    'lost: said to be stored, and is not': count(fates, (fate, n) => fate === '' && !at(n)),
    'stored though refused or never sent': count(
      fates,
      (fate, n) => !['', 'gave-up'].includes(fate) && at(n),
    ),
    'refused otherwise than the service did': count(
      fates,
      (fate, n) => ['invalid', 'conflict', 'gone'].includes(fate) && fate !== fixedStatus(n),
    ),
    'changed between two tries': told.changed,
    'counted otherwise than told': Object.entries({ ...refused, ...dropped }).some(
      ([name, counted]) => counted !== count(fates, fate => fate === name),
    ),
  }
  return Object.entries(checks).flatMap(([name, bad]) => (bad ? [`${name}: ${bad}`] : []))
}

async function startServer(settings) {
  const child = fork(fileURLToPath(new URL('chaos-server.mjs', import.meta.url)), [JSON.stringify(settings)])
  process.once('exit', () => child.kill())
  const [{ port }] = await once(child, 'message')
  return {
    url: `http://127.0.0.1:${port}`,
    async report() {
      child.send('report')
      const [told] = await once(child, 'message')
      return told
    },
  }
}

function numberOf(id) {
  return Number(id.slice(2))
}

function count(fates, which) {
  return fates.reduce((sum, fate, n) => sum + (which(fate, n) ? 1 : 0), 0)
}

function megabytes() {
  return Math.round(process.memoryUsage.rss() / 1e6)
}

function round(number) {
  return Math.round(number * 10) / 10
}
