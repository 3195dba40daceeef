// What a shard's Durable Object answers over RPC.
import type { DayRange, SystemImportance } from '../../contract/importance.js'
import type { ExplainRequest, ShardExplanation } from '../../shard/explain.js'
import type { FindAnswer, FindRequest } from '../../shard/find.js'
import type { FoundAnswer } from '../../shard/findings-over-time.js'
import type { ListAuditAnswer, ListAuditRequest } from '../../shard/list-audit.js'
import type { LookRequest, ShardLook } from '../../shard/look.js'
import type { RecordAnswer } from '../../shard/record.js'
import type { SeenAnswer, SeenRequest } from '../../shard/seen.js'
import type { VerifyAuditAnswer, VerifyAuditRequest } from '../../shard/verify-audit.js'
import type { PackedRequest } from '../shard-methods.js'

export type ShardMethods = {
  record(request: PackedRequest): Promise<RecordAnswer>
  explain(requests: readonly ExplainRequest[]): Promise<readonly ShardExplanation[]>
  find(request: FindRequest): Promise<FindAnswer>
  look(request: LookRequest): Promise<readonly ShardLook[]>
  listAudit(request: ListAuditRequest): Promise<ListAuditAnswer>
  verifyAudit(request: VerifyAuditRequest): Promise<VerifyAuditAnswer>
  seen(request: SeenRequest): Promise<SeenAnswer>
  importance(range: DayRange): Promise<readonly SystemImportance[]>
  findingsOverTime(range: DayRange): Promise<FoundAnswer>
  ready(): Promise<void>
}
