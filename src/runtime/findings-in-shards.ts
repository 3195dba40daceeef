// What was found over time, over all shards.
import { DEFAULT_RETENTION_DAYS } from '../contract/catalogue.js'
import { FOUND_DAYS, type FoundInShards } from '../contract/found.js'
import { type DayRange, rangeAt } from '../contract/importance.js'
import { foundTally } from '../domain/findings/found-tally.js'
import { dateOf } from '../domain/importance/day-sums.js'
import { askAllShards } from './ask-all-shards.js'
import type { Routing } from './shard-calls.js'

type Asked = Pick<Routing, 'onFailure' | 'registry' | 'now'> & {
  readonly shards: readonly Pick<Routing['shards'][number], 'findingsOverTime'>[]
}

/** Fills `findingsOverTime` of the port. */
export async function findingsInShards(routing: Asked, range: DayRange): Promise<FoundInShards> {
  const { catalogue } = await routing.registry.currentCatalogue()
  const kept = rangeAt(routing.now(), catalogue?.retention_days ?? DEFAULT_RETENTION_DAYS, FOUND_DAYS)
  const { asked, answers } = await askAllShards(routing, shard => shard.findingsOverTime(range))
  const tally = foundTally()
  for (const { systems } of answers) tally.add(systems)
  return {
    from: dateOf(range.from),
    to: dateOf(range.to),
    whole_from: dateOf(Math.max(kept.from, ...answers.map(({ countedFrom }) => countedFrom))),
    shards: { asked, answered: answers.length },
    partial: answers.length < asked,
    systems: tally.result(),
  }
}
