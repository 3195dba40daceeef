// What concerns no one person is asked of every shard at the same moment. One that fails, or takes longer than its
// deadline, makes the answer partial and nothing worse.
import { ShardsAway } from '../shard/port.js'

/** Shards, and who is told of one that did not answer. */
export type ShardsToAsk<Shard> = {
  readonly shards: readonly Shard[]
  onFailure(error: unknown): void
}

export type AllShards<Answer> = {
  /** How many shards there are; all were asked. */
  readonly asked: number
  /** Of those that answered, in the order of the shards. */
  readonly answers: readonly Answer[]
}

/** Asks all shards. Throws `ShardsAway` where none answers; `onFailure` is told of each that does not. */
export async function askAllShards<Shard, Answer>(
  { shards, onFailure }: ShardsToAsk<Shard>,
  ask: (shard: Shard) => Promise<Answer>,
): Promise<AllShards<Answer>> {
  const settled = await Promise.allSettled(shards.map(async shard => ask(shard)))
  const answers: Answer[] = []
  let reason: unknown
  for (const one of settled) {
    if (one.status === 'fulfilled') {
      answers.push(one.value)
      continue
    }
    reason = one.reason
    onFailure(reason)
  }
  if (answers.length === 0) throw new ShardsAway(reason)
  return { asked: shards.length, answers }
}
