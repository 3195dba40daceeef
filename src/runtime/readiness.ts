// Whether every shard answers: people whose shard is away cannot be answered, however well the others are. What was
// found holds for a moment, so that whoever asks often does not wake every shard each time.
import { ShardsAway, ShardsMissing } from '../shard/port.js'
import { askAllShards, type ShardsToAsk } from './ask-all-shards.js'
import type { ShardCalls } from './shard-calls.js'

/** What was found is taken as it is for this long, in milliseconds. */
const HOLDS = 3_000

type Asked = ShardsToAsk<Pick<ShardCalls, 'ready'>> & { now(): number }

/**
 * Fills `ready` of the port. One shard is asked itself, each time. Of several the outcome is remembered, never the
 * question under way: a Worker may not wait for what another of its requests began.
 */
export function readiness(routing: Asked): () => Promise<void> {
  const [first, ...others] = routing.shards
  if (first && others.length === 0) return () => first.ready()
  let found: { readonly at: number; readonly missing: ShardsMissing | null } | null = null
  return async () => {
    const at = routing.now()
    if (!found || at - found.at >= HOLDS) found = { at, missing: await missingIn(routing) }
    if (found.missing) throw found.missing
  }
}

async function missingIn(routing: Asked): Promise<ShardsMissing | null> {
  const asked = routing.shards.length
  try {
    const { answers } = await askAllShards(routing, shard => shard.ready())
    return answers.length === asked ? null : new ShardsMissing(asked, answers.length)
  } catch (error) {
    if (error instanceof ShardsAway) return new ShardsMissing(asked, 0)
    throw error
  }
}
