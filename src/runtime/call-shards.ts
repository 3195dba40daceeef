// Each person's part of a request goes to the shard that holds the person. The shard's number follows from the
// keyed hash of the subject alone, so it never changes while the number of shards does not.
import type { Routing, ShardCalls } from './shard-calls.js'
import { spread } from './spread.js'

/** Calls each shard concerned once; the answers stand in the order of `list`. `groups` is how many shards are called. */
export function callShards<Sent extends { readonly subjectRef: Uint8Array }, Answer>(
  { shards }: Routing,
  list: readonly Sent[],
  call: (shard: ShardCalls, group: readonly Sent[], groups: number) => Promise<readonly Answer[]>,
): Promise<Answer[]> {
  const places = list.map(({ subjectRef }) => shardOf(subjectRef, shards.length))
  return spread(list, places, (shard, group, groups) => call(shards[shard] ?? shards[0], group, groups))
}

/** The shard of a person: the first 4 bytes of `subject_ref`, modulo the number of shards. */
export function shardOf(subjectRef: Uint8Array, shards: number): number {
  return Buffer.from(subjectRef.buffer, subjectRef.byteOffset, 4).readUInt32BE() % shards
}
