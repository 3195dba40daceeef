// How evenly persons spread over shards: the service's own hash and its own modulo, over many made-up persons.
// Prints the largest and the smallest shard beside the mean, for persons and for decisions with heavy tails.
import { json } from 'node:stream/consumers'
import { bundleSources } from '../scripts/bundle-sources.mjs'

const SHARDS = [16, 64, 256]
/** The person at place r in order of activity has 1 / r^exponent of the first one's decisions. */
const TAILS = { zipf_two_thirds: 2 / 3, zipf_one: 1 }

/** What decides a person's shard, from the sources. */
const EXPORTS = `
  export { deriveKeys } from './domain/seal/derive-keys.js'
  export { subjectRef } from './domain/seal/pseudonym.js'
  export { shardOf } from './runtime/call-shards.js'`

const { persons } = await json(process.stdin)
const { deriveKeys, shardOf, subjectRef } = await import(await bundleSources('bench-routing', EXPORTS))
process.stdout.write(JSON.stringify(simulate()))

function simulate() {
  const keys = deriveKeys(Buffer.alloc(32, 7))
  const tails = Object.entries(TAILS)
  const counts = SHARDS.map(shards => ({
    shards,
    held: new Float64Array(shards),
    sent: tails.map(() => new Float64Array(shards)),
  }))
  const totals = tails.map(() => 0)
  for (let rank = 1; rank <= persons; rank++) {
    const ref = subjectRef(keys, `user-${rank}`)
    const weights = tails.map(([, exponent]) => rank ** -exponent)
    weights.forEach((weight, tail) => {
      totals[tail] += weight
    })
    for (const { shards, held, sent } of counts) {
      const shard = shardOf(ref, shards)
      held[shard] += 1
      weights.forEach((weight, tail) => {
        sent[tail][shard] += weight
      })
    }
  }
  return {
    persons,
    share_of_the_most_active_person: byTail(tails, tail => fourDecimals(1 / totals[tail])),
    shards: Object.fromEntries(
      counts.map(({ shards, held, sent }) => [
        shards,
        { persons: balance(held), ...byTail(tails, tail => balance(sent[tail])) },
      ]),
    ),
  }
}

function byTail(tails, measure) {
  return Object.fromEntries(tails.map(([name], tail) => [name, measure(tail)]))
}

/** The largest and the smallest shard, the mean being 1. */
function balance(shards) {
  const mean = shards.reduce((sum, one) => sum + one, 0) / shards.length
  return {
    max_over_mean: fourDecimals(Math.max(...shards) / mean),
    min_over_mean: fourDecimals(Math.min(...shards) / mean),
  }
}

function fourDecimals(value) {
  return Math.round(value * 10_000) / 10_000
}
