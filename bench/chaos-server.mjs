// The service that bench/client-chaos.mjs sends to: it keeps decisions by id and subject as the real one does, and goes
// wrong in every way a network and a service can, by a seed. Started as a child: it reports when it is asked to.
import { createServer } from 'node:http'
import { gunzipSync } from 'node:zlib'
import { fixedStatus } from './chaos-rules.mjs'
import { randomFrom } from './decisions.mjs'

const { decisions, mostBytes, seed } = JSON.parse(process.argv[2])
const random = randomFrom(seed)
/** A hash of what was stored under each number; 0 where nothing was. */
const stored = new Int32Array(decisions)
const faults = {}
const counts = { requests: 0, tooLarge: 0, duplicates: 0, changed: 0 }
/** Requests that are still to fail because the service is away. */
let away = 0

/** What goes wrong, in how many of a thousand requests. The rest are answered. */
const FAULTS = [
  { share: 20, name: 'reset-before', go: ({ reset }) => reset() },
  { share: 20, name: 'reset-after', go: ({ store, reset }) => store() && reset() },
  { share: 4, name: 'hang-before', go: () => {} },
  { share: 4, name: 'hang-after', go: ({ store }) => store() },
  { share: 20, name: 'cut-off', go: ({ store, cutOff }) => cutOff(store()) },
  { share: 10, name: 'garbage', go: ({ store, answer }) => store() && answer(200, '<html>OK</html>') },
  { share: 20, name: '500', go: ({ problem }) => problem(500, 'internal') },
  { share: 40, name: '503', go: ({ problem }) => problem(503, 'unavailable', '0') },
  { share: 1, name: '503-date', go: ({ problem }) => problem(503, 'unavailable', inASecond()) },
  { share: 1, name: '429', go: ({ problem }) => problem(429, 'overloaded', '1') },
  { share: 30, name: 'slow', go: ({ store, slowly }) => slowly(store()) },
  { share: 100, name: 'unavailable-items', go: ({ store, answer }) => answer(200, itemsText(store(0.2))) },
  { share: 4, name: 'away', go: ({ reset }) => goAway(reset) },
]

const server = createServer((request, response) => {
  const chunks = []
  request.on('error', () => {}) // The client gave up: so be it.
  request.on('data', chunk => chunks.push(chunk))
  request.on('end', () => meet(request, response, Buffer.concat(chunks)))
})
server.listen(0, '127.0.0.1', () => process.send({ port: server.address().port }))
process.on('message', () =>
  process.send({ stored: [...flags()].join(''), faults, ...counts }, () => process.exit(0)),
)

function meet(request, response, body) {
  counts.requests++
  const text = request.headers['content-encoding'] === 'gzip' ? gunzipSync(body) : body
  const way = waysToAnswer(request, response, JSON.parse(text).decisions)
  if (away > 0) {
    away--
    way.reset()
    return
  }
  if (text.length > mostBytes) {
    counts.tooLarge++
    way.problem(413, 'body-too-large')
    return
  }
  const fault = drawFault()
  if (!fault) {
    way.answer(200, itemsText(way.store()))
    return
  }
  faults[fault.name] = (faults[fault.name] ?? 0) + 1
  fault.go(way)
}

function drawFault() {
  let left = Math.floor(random() * 1000)
  for (const fault of FAULTS) {
    left -= fault.share
    if (left < 0) return fault
  }
  return null
}

function waysToAnswer(request, response, batch) {
  const answer = (status, text, headers = {}) => response.writeHead(status, headers).end(text)
  return {
    store: unavailable => record(batch, unavailable),
    answer,
    reset: () => request.socket.resetAndDestroy(),
    problem(status, code, retryAfter) {
      const headers = retryAfter === undefined ? {} : { 'retry-after': retryAfter }
      answer(status, JSON.stringify({ type: `http://localhost/problems/${code}` }), headers)
    },
    cutOff(items) {
      const text = itemsText(items)
      response.writeHead(200, { 'content-length': text.length })
      response.write(text.slice(0, text.length / 2), () => request.socket.destroy())
    },
    slowly(items) {
      const text = itemsText(items)
      response.write(text.slice(0, 10))
      setTimeout(() => response.end(text.slice(10)), 20 + random() * 60)
    },
  }
}

function goAway(reset) {
  away = 30
  reset()
}

function inASecond() {
  return new Date(Date.now() + 1000).toUTCString()
}

function itemsText(items) {
  return JSON.stringify({ items })
}

/** Stores what is new, and gives the items. */
function record(batch, unavailable = 0) {
  return batch.map((decision, index) => ({
    index,
    id: decision.id,
    status: recordOne(decision, unavailable),
  }))
}

function recordOne(decision, unavailable) {
  const number = Number(decision.id.slice(2))
  const fixed = fixedStatus(number)
  if (fixed) return fixed
  if (unavailable > 0 && random() < unavailable) return 'unavailable'
  const hash = hashOf(JSON.stringify(decision))
  if (stored[number] === hash) {
    counts.duplicates++
    return 'duplicate'
  }
  if (stored[number] !== 0) {
    counts.changed++
    return 'conflict'
  }
  stored[number] = hash
  return 'accepted'
}

function hashOf(text) {
  let hash = 1
  for (let at = 0; at < text.length; at++) hash = (Math.imul(hash, 31) + text.charCodeAt(at)) | 0
  return hash || 1
}

function* flags() {
  for (const hash of stored) yield hash === 0 ? 0 : 1
}
