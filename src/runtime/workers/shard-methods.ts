// What a shard's Durable Object answers over RPC.
import type { ExplainRequest, ShardExplanation } from '../../shard/explain.js'
import type { RecordAnswer, RecordRequest } from '../../shard/record.js'

export type ShardMethods = {
  record(request: RecordRequest): Promise<RecordAnswer>
  explain(requests: readonly ExplainRequest[]): Promise<readonly ShardExplanation[]>
  ready(): Promise<void>
}
