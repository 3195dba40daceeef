// Decisions for the bench: the same seed gives the same ones, ids never repeat, about 958 bytes of JSON each.
// Two shapes: `persons` takes a person at random for each decision, `slates` gives ten in a row to one person.
import { createHash } from 'node:crypto'
import { gzipSync } from 'node:zlib'

export const SHAPES = ['persons', 'slates']
const PERSONS = 5_000
const SLATE = 10
/** In the past whatever the clock says: a decision from the future is refused. */
const BEGINNING = Date.UTC(2023, 10, 14)

const SIGNALS = [
  { key: 'view.last', words: true },
  { key: 'buy.days', words: false },
  { key: 'cart.item', words: true },
  { key: 'find.score', words: false },
  { key: 'geo.area', words: true },
  { key: 'dev.type', words: false },
  { key: 'seg.name', words: true },
  { key: 'pop.rank', words: false },
]
const WORDS = [
  'hiking boots',
  'road bikes',
  'rain jackets',
  'winter tents',
  'climbing rope',
  'swim goggles',
  'camp stoves',
  'reading lamps',
]

/** Gives a function that makes the next decision. Values are drawn anew each time, so that nothing compresses too well. */
export function decisionMaker({ shape, seed }) {
  const draw = randomFrom(seed)
  let made = 0
  let subject = ''
  return () => {
    const place = made % SLATE
    if (shape === 'persons' || place === 0) subject = `user-${Math.floor(draw() * PERSONS)}`
    const decision = {
      id: idOf(`${shape} ${seed} ${made}`),
      occurred_at: new Date(BEGINNING + made * 1000).toISOString(),
      subject,
      kind: 'recommendation',
      surface: 'home.hero',
      system: { id: 'home-recs', version: '2026.11' },
      item: {
        id: `sku-${Math.floor(draw() * 1e5)}`,
        title: `Trail shoes ${made % 9973}`,
        type: 'product',
      },
      ...(shape === 'slates' && {
        slate_id: idOf(`slate ${seed} ${Math.floor(made / SLATE)}`).slice(0, 13),
        position: place + 1,
      }),
      signals: SIGNALS.map(({ key, words }) => ({
        key,
        value: words
          ? `${WORDS[Math.floor(draw() * WORDS.length)]} ${Math.floor(draw() * 1000)}`
          : Math.round(draw() * 1e6) / 1e3,
        contribution: Math.round((draw() - 0.2) * 1e4) / 1e4,
      })),
      not_used: [
        { key: 'health.steps', reason: 'sensitive' },
        { key: 'geo.point', reason: 'no_consent' },
      ],
      consent: { purposes: ['suggestions', 'measurement'], basis: 'consent' },
    }
    made += 1
    return decision
  }
}

/** Request bodies of `batch` decisions each; `encoding` is plain, gzip or ndjson. One decision alone is no batch. */
export function requestBodies({ shape, seed, batch, encoding, count }) {
  const next = decisionMaker({ shape, seed })
  return Array.from({ length: count }, () => {
    const texts = Array.from({ length: batch }, () => JSON.stringify(next()))
    if (encoding === 'ndjson') return Buffer.from(`${texts.join('\n')}\n`)
    const body = Buffer.from(batch === 1 ? texts[0] : `{"decisions":[${texts.join(',')}]}`)
    return encoding === 'gzip' ? gzipSync(body) : body
  })
}

/** The headers that go with bodies of that encoding. */
export function bodyHeaders(encoding) {
  return {
    'content-type': encoding === 'ndjson' ? 'application/x-ndjson' : 'application/json',
    ...(encoding === 'gzip' && { 'content-encoding': 'gzip' }),
  }
}

/** Bytes of JSON a decision, over the first thousand. */
export function meanBytes(shape) {
  const [body] = requestBodies({ shape, seed: 1, batch: 1000, encoding: 'ndjson', count: 1 })
  return Math.round(body.length / 1000 - 1)
}

/** Looks random, as producers' ids do: a counter would compress. */
function idOf(name) {
  const hex = createHash('sha256').update(name).digest('hex')
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-${hex.slice(12, 16)}-${hex.slice(16, 20)}-${hex.slice(20, 32)}`
}

/** Numbers in [0, 1): a Weyl sequence through an integer mixer, so that a run can be repeated. */
export function randomFrom(seed) {
  let state = Math.imul(seed + 1, 0x9e3779b1)
  return () => {
    state = (state + 0x9e3779b9) | 0
    let mixed = Math.imul(state ^ (state >>> 16), 0x85ebca6b)
    mixed = Math.imul(mixed ^ (mixed >>> 13), 0xc2b2ae35)
    return ((mixed ^ (mixed >>> 16)) >>> 0) / 4_294_967_296
  }
}
