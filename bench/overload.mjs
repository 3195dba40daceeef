// `node bench/overload.mjs`: far more than the service can take, for minutes, with slow readers and half-open connections
// beside it. Says what was answered, how memory went, whether anything acknowledged was lost, and how soon all was well.
import { connect } from 'node:net'
import { tmpdir } from 'node:os'
import { setTimeout as sleep } from 'node:timers/promises'
import { parseArgs } from 'node:util'
import Database from 'better-sqlite3'
import { Agent } from 'undici'
import { cleanUpAtEnd } from './children.mjs'
import { decisionMaker } from './decisions.mjs'
import { copyOfBuild, startServer } from './server.mjs'
import { latencies } from './statistics.mjs'

const HELP = `usage: node bench/overload.mjs [--seconds 300] [--factor 2 --factor 10] [--new-connections] [--folder FOLDER]

  --seconds  how long each load lasts
  --factor   how many times the measured capacity is sent; may be given more than once
  --new-connections  each request on a connection of its own, as clients do that keep none
`
const BATCH = 100
/** Requests under way at most: who sends ten times too much does not wait for answers before sending on. */
const MOST_UNDER_WAY = 2_000
const SLOW_READERS = 50
const HALF_OPEN = 200
/** While connections are still being taken, waits are told apart. */
const FIRST_MS = 5_000

/** A hundred decisions whose ids never come again: the text is made once, the ids are written into it. */
const next = decisionMaker({ shape: 'persons', seed: 1 })
const ID = 'd-000000000000'
const template = Buffer.from(
  Array.from({ length: BATCH }, () => `${JSON.stringify({ ...next(), id: ID })}\n`).join(''),
)
const places = []
for (let at = template.indexOf(ID); at >= 0; at = template.indexOf(ID, at + 1)) places.push(at + 2)

const { values: options } = parseArgs({
  options: {
    seconds: { type: 'string', default: '300' },
    factor: { type: 'string', multiple: true, default: ['2', '10'] },
    'new-connections': { type: 'boolean', default: false },
    folder: { type: 'string', default: tmpdir() },
    help: { type: 'boolean', default: false },
  },
})
if (options.help) process.stdout.write(HELP)
else {
  cleanUpAtEnd()
  process.stdout.write(`${JSON.stringify(await measure(), null, 2)}\n`)
}

async function measure() {
  const server = await startServer({ parent: options.folder, entry: copyOfBuild() })
  const sent = { accepted: 0, unanswered: 0, made: 0 }
  const capacity = await capacityOf(server, sent)
  const loads = {}
  for (const factor of options.factor.map(Number)) {
    process.stderr.write(`${factor} times ${capacity} decisions/s for ${options.seconds} s\n`)
    loads[`times_${factor}`] = await overload(server, sent, factor * capacity, Number(options.seconds))
  }
  await server.stop()
  const database = new Database(`${server.folder}/shard.db`, { readonly: true })
  const { n: stored } = database.prepare('SELECT count(*) AS n FROM decision').get()
  return {
    capacity_per_s: capacity,
    ...loads,
    acknowledged: sent.accepted,
    stored,
    // What was cut off without an answer may have been stored or not.
    lost: Math.max(0, sent.accepted - stored),
    beyond_acknowledged: stored - sent.accepted,
    unanswered: sent.unanswered,
  }
}

/** Decisions a second that four connections get through, after a warm-up. */
async function capacityOf(server, sent) {
  const agent = new Agent({ connections: 4, pipelining: 1 })
  const run = async seconds => {
    const end = Date.now() + seconds * 1000
    let done = 0
    const one = async () => {
      while (Date.now() < end) {
        const { status } = await post(agent, server, sent)
        if (status === 200) done += BATCH
      }
    }
    await Promise.all([one(), one(), one(), one()])
    return Math.round(done / seconds)
  }
  await run(3)
  const capacity = await run(5)
  await agent.close()
  return capacity
}

async function overload(server, sent, rate, seconds) {
  const agent = new Agent({ connections: MOST_UNDER_WAY, pipelining: 1, headersTimeout: 60_000 })
  const answers = {}
  const memory = [server.rssMb()]
  const waits = {}
  let underWay = 0
  let notSent = 0
  const hostile = [...slowReaders(server), ...halfOpen(server)]
  const begin = performance.now()
  const watch = setInterval(() => memory.push(server.rssMb()), 1000)
  for (let due = 0; performance.now() - begin < seconds * 1000; ) {
    const now = ((performance.now() - begin) / 1000) * (rate / BATCH)
    for (; due < now; due++) {
      if (underWay >= MOST_UNDER_WAY) {
        notSent += 1
        continue
      }
      underWay += 1
      const from = performance.now()
      post(agent, server, sent, options['new-connections']).then(({ status, retryAfter }) => {
        underWay -= 1
        const name =
          typeof status === 'string' || status === 200 || retryAfter
            ? String(status)
            : `${status} without Retry-After`
        answers[name] = (answers[name] ?? 0) + 1
        const late = from - begin > FIRST_MS ? '' : ' in the first 5 s'
        waits[name + late] ??= []
        waits[name + late].push(performance.now() - from)
      })
    }
    await sleep(5)
  }
  while (underWay > 0) await sleep(20)
  clearInterval(watch)
  for (const socket of hostile) socket.destroy()
  const well = await backToNormal(server, sent)
  await agent.close()
  return {
    sent_requests: Object.values(answers).reduce((sum, count) => sum + count, 0),
    not_sent_because_too_many_were_under_way: notSent,
    answers,
    waited: Object.fromEntries(Object.entries(waits).map(([name, all]) => [name, latencies(all)])),
    memory_mb: {
      first: memory[0],
      half: memory[Math.floor(memory.length / 2)],
      last: memory.at(-1),
      most: Math.max(...memory),
    },
    back_to_normal_s: well,
  }
}

/** Seconds until ten batches in a row were accepted within 250 ms each. */
async function backToNormal(server, sent) {
  const agent = new Agent({ connections: 1 })
  const begin = performance.now()
  let good = 0
  while (good < 10) {
    const from = performance.now()
    const { status } = await post(agent, server, sent)
    good = status === 200 && performance.now() - from < 250 ? good + 1 : 0
    if (performance.now() - begin > 60_000) break
  }
  await agent.close()
  return good === 10 ? Math.round((performance.now() - begin) / 100) / 10 : null
}

async function post(agent, { url, key }, sent, reset = false) {
  const body = nextBody(sent)
  try {
    const response = await agent.request({
      origin: url,
      method: 'POST',
      path: '/v1/decisions?links=false',
      reset,
      headers: { authorization: `Bearer ${key}`, 'content-type': 'application/x-ndjson' },
      body,
    })
    const text = await response.body.text()
    if (response.statusCode === 200) sent.accepted += JSON.parse(text).accepted
    return { status: response.statusCode, retryAfter: response.headers['retry-after'] }
  } catch (error) {
    sent.unanswered += BATCH
    return { status: `no answer (${error.code})`, retryAfter: undefined }
  }
}

function nextBody(sent) {
  const body = Buffer.from(template)
  for (const place of places) body.write(String(++sent.made).padStart(12, '0'), place, 'latin1')
  return body
}

/** Each asks for something large and reads a little of it each second. */
function slowReaders({ url }) {
  return Array.from({ length: SLOW_READERS }, () => {
    const socket = connect(Number(new URL(url).port), '127.0.0.1')
    socket.on('error', () => socket.destroy()) // The server may hang up on it, and should.
    socket.write('GET /openapi.json HTTP/1.1\r\nHost: localhost\r\n\r\n')
    socket.pause()
    const sip = setInterval(() => socket.read(512), 1000)
    socket.once('close', () => clearInterval(sip))
    return socket
  })
}

/** Each begins a request and never ends it. */
function halfOpen({ url }) {
  return Array.from({ length: HALF_OPEN }, (_, at) => {
    const socket = connect(Number(new URL(url).port), '127.0.0.1')
    socket.on('error', () => socket.destroy())
    socket.write(
      at % 2 === 0
        ? 'POST /v1/decisions HTTP/1.1\r\nHost: loc'
        : 'POST /v1/decisions HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\nContent-Length: 1000000\r\n\r\n{"decisions":[',
    )
    return socket
  })
}
