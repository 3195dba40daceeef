// The keys of the newest decisions of all shards. Each shard looks at its part of the sample, a piece a call, with a
// turn of the event loop between.
import type { SeenInShards, SeenKeys } from '../contract/seen.js'
import { SEEN_DECISIONS } from '../contract/seen-limits.js'
import { seenTally } from '../domain/seen/seen-tally.js'
import { askAllShards, type ShardsToAsk } from './ask-all-shards.js'
import { nextTurn } from './next-turn.js'
import type { ShardCalls } from './shard-calls.js'

type ShardToSee = Pick<ShardCalls, 'seen'>

/** Fills `seen` of the port. */
export async function seenInShards(routing: ShardsToAsk<ShardToSee>): Promise<SeenInShards> {
  const share = Math.ceil(SEEN_DECISIONS / routing.shards.length)
  const { asked, answers } = await askAllShards(routing, shard => seenIn(shard, share))
  const tally = seenTally()
  for (const seen of answers) tally.add(seen)
  const answered = answers.length
  return { shards: { asked, answered }, partial: answered < asked, ...tally.result() }
}

async function seenIn(shard: ShardToSee, most: number): Promise<SeenKeys> {
  const tally = seenTally()
  let left = most
  let before: number | null = null
  // A piece may hold few large records, or blocks of persons whose key is gone: the calls are bounded, too.
  let calls = Math.ceil(most / 16) + 1
  do {
    const { seen, next } = await shard.seen({ before, most: left })
    tally.add(seen)
    left -= seen.decisions
    before = next
    await nextTurn()
  } while (before !== null && left > 0 && --calls > 0)
  return tally.result()
}
