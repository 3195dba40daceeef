// How this process reaches its shards: what each answers, and what all calls to them need.
import type { CatalogueVersion } from '../contract/catalogue.js'
import type { Decision } from '../contract/decision.js'
import type { DayRange, SystemImportance } from '../contract/importance.js'
import type { DerivedKeys } from '../domain/seal/derive-keys.js'
import type { LookupReservation, LookupsCounted } from '../registry/lookups.js'
import type { Registry } from '../registry/port.js'
import type { ShardOutcome } from '../shard/arrived-decision.js'
import type { ExplainRequest, ShardExplanation } from '../shard/explain.js'
import type { FindAnswer, FindRequest } from '../shard/find.js'
import type { FoundAnswer } from '../shard/findings-over-time.js'
import type { ListAuditAnswer, ListAuditRequest } from '../shard/list-audit.js'
import type { LookRequest, ShardLook } from '../shard/look.js'
import type { CheckOutcome } from '../shard/port.js'
import type { SeenAnswer, SeenRequest } from '../shard/seen.js'
import type { VerifyAuditAnswer, VerifyAuditRequest } from '../shard/verify-audit.js'
import type { PackedDecisions } from './packed-decisions.js'
import type { DecisionRouter } from './route-decision.js'

/** One shard as a process reaches it: in this process on Node, a Durable Object on the edge. */
export type ShardCalls = {
  /**
   * Throws `Overloaded` before anything is stored. Resolves when what it accepted is on disk. The catalogue goes along
   * only when the shard answers `need-catalogue`; `bytes` is what the request weighs in a queue.
   */
  record(arrived: Arrived, catalogue: CatalogueVersion, bytes: number): Promise<readonly RecordedOutcome[]>
  explain(requests: readonly ExplainRequest[]): Promise<readonly ShardExplanation[]>
  check(
    decisions: readonly Decision[],
    catalogue: CatalogueVersion,
    now: number,
  ): Promise<readonly CheckOutcome[]>
  /** In steps, so that nobody waits for the whole of it. */
  find(request: FindRequest): Promise<FindAnswer>
  look(request: LookRequest): Promise<readonly ShardLook[]>
  listAudit(request: ListAuditRequest): Promise<ListAuditAnswer>
  verifyAudit(request: VerifyAuditRequest): Promise<VerifyAuditAnswer>
  seen(request: SeenRequest): Promise<SeenAnswer>
  importance(range: DayRange): Promise<readonly SystemImportance[]>
  findingsOverTime(range: DayRange): Promise<FoundAnswer>
  ready(): Promise<void>
}

/** Decisions of one request on their way to one shard, and when they were received. */
export type Arrived = { readonly now: number; readonly decisions: PackedDecisions }

/** An answer a decision; what could not be stored is `unavailable`. */
export type RecordedOutcome = ShardOutcome | { readonly status: 'unavailable' }

/** Where persons shown to staff are counted, and how many an hour may hold. */
export type Lookups = {
  readonly perHour: number
  reserve(asked: LookupReservation): Promise<LookupsCounted>
  giveBack(counted: Omit<LookupReservation, 'limit'>): Promise<void>
}

/** What every call to the shards needs. */
export type Routing = {
  readonly shards: readonly [ShardCalls, ...ShardCalls[]]
  readonly keys: DerivedKeys
  readonly route: DecisionRouter
  readonly registry: Registry
  readonly lookups: Lookups
  /** Unix milliseconds. */
  now(): number
  /** Told of a shard that did not answer. */
  onFailure(error: unknown): void
}
