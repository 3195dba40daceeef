// The asynchronous face of all shards, as the layers above meet it. `runtime/` fills it on Node and on the edge.
import type { AuditAction, AuditEntry, AuditVerification, PastLooks } from '../contract/audit.js'
import type { Decision, DecisionKind, RecordedDecision } from '../contract/decision.js'
import type { FieldError } from '../contract/field-error.js'
import type { FindingCode } from '../contract/finding.js'
import type { FoundInShards } from '../contract/found.js'
import type { DayRange } from '../contract/importance.js'
import type { Measured } from '../contract/measured.js'
import type { SeenInShards } from '../contract/seen.js'
import type { UndeclaredName } from '../contract/undeclared-name.js'
import type { Actor } from '../domain/audit/audit-entry.js'
import type { ComparisonFact, ExplainedRecord } from '../domain/explain/facts.js'

export type RecordOutcome =
  | {
      readonly status: 'accepted'
      readonly token: string | null
      /** What it was the first of its request to name without a declaration, as far as one shard can tell. */
      readonly undeclared?: readonly UndeclaredName[]
    }
  | { readonly status: 'duplicate'; readonly token: string | null }
  | { readonly status: 'conflict' | 'gone' | 'unavailable' }
  | { readonly status: 'invalid'; readonly errors: readonly FieldError[] }

export type CheckOutcome =
  | { readonly status: 'valid'; readonly record: ExplainedRecord }
  | { readonly status: 'invalid'; readonly errors: readonly FieldError[] }

export type ExplainOutcome =
  /** `looks` is there where it was asked for. */
  | { readonly outcome: 'found'; readonly record: ExplainedRecord; readonly looks?: PastLooks }
  | { readonly outcome: 'link-invalid' | 'link-expired' | 'record-gone' | 'record-pending' | 'unavailable' }

export type LinkTarget = {
  readonly subject: string
  /** Required where `purpose` is `view`. */
  readonly decisionId?: string
  readonly purpose: 'view' | 'manage'
  /** Absent: a view link lives with its record, a manage link 30 minutes. */
  readonly ttlSeconds?: number
}

/** A decision that staff want to see: as a search found it, as a ticket names it, or under its permanent address. */
export type WantedDecision =
  | { readonly shard: number; readonly no: number }
  | { readonly subject: string; readonly decisionId: string }
  | { readonly address: string }

export type Look = {
  readonly actor: Actor
  readonly action: Exclude<AuditAction, 'limit-passed'>
  /** 3-80 characters, as the actor gave them. */
  readonly reason: string
  readonly wanted: readonly WantedDecision[]
}

/** A decision with nothing masked: what of it is shown, and to whom, is decided above. */
export type LookedAt = {
  readonly outcome: 'found'
  readonly shard: number
  readonly no: number
  /** The record, without cohorts. */
  readonly decision: RecordedDecision
  readonly record: ExplainedRecord
  /** Tokens that lead in the console to the decision and to its person, permanently. */
  readonly address: string
  readonly personAddress: string
  /** Of a look that compares, on the second: why the first and not this one. */
  readonly comparison?: ComparisonFact
}

/** `unreadable`: its stored bytes do not open; `unavailable`: its shard did not answer, or could not write that it was asked. */
export type LookOutcome = LookedAt | { readonly outcome: 'absent' | 'unreadable' | 'unavailable' }

/** What staff search for: all that is given must hold. */
export type Search = {
  readonly subject?: string | undefined
  /** Instead of the subject: an address in the console, of the person or of a decision of theirs. */
  readonly address?: string | undefined
  /** The decision at `address` alone. */
  readonly itself?: boolean | undefined
  readonly decisionId?: string | undefined
  readonly itemId?: string | undefined
  readonly surface?: string | undefined
  readonly system?: string | undefined
  readonly kind?: DecisionKind | undefined
  readonly finding?: FindingCode | undefined
  /** Of `occurred_at`, Unix milliseconds: at or after `from`, before `to`. */
  readonly from?: number | undefined
  readonly to?: number | undefined
  /** Where the page before this one ended; null at first. */
  readonly after: SearchPlace | null
  readonly most: number
}

/** A place in the order of a search: newest `occurred_at` first, then by shard, then the highest number. Not personal. */
export type SearchPlace = { readonly occurredAt: number; readonly shard: number; readonly no: number }

export type Found = {
  /** In order. A hit may share no more than 48 bits of a hash with what was asked: the record decides. */
  readonly hits: readonly SearchPlace[]
  /** Everything before this was looked at, and more may come behind it; null where nothing does. Also with few hits or none. */
  readonly next: SearchPlace | null
  /** How many shards did not answer: what they hold is not among the hits. */
  readonly missing: number
}

/** A place in the audit trail of all shards. */
export type AuditPosition = { readonly at: number; readonly shard: number; readonly no: number }

export type AuditQuery = {
  /** Only what is older than this; null at first. */
  readonly before: AuditPosition | null
  /** Unix milliseconds: from this moment on, and up to this one but without it. */
  readonly from: number | null
  readonly to: number | null
  /** The exact name; null for everybody. */
  readonly actor: string | null
  readonly limit: number
}

export type AuditSlice = {
  readonly items: readonly AuditEntry[]
  /** Where the next one begins; null when there is nothing older. It may come before `limit` is reached. */
  readonly next: AuditPosition | null
  /** How many shards did not answer. */
  readonly missing: number
}

export type Shards = {
  /**
   * Stores validated decisions; the answers stand in the order sent. What is `accepted` is on disk when this resolves.
   * `bytes` is the unpacked size of the request, for the bounded queue. Throws `Overloaded` before anything is stored.
   */
  record(
    decisions: readonly Decision[],
    options: { readonly links: boolean; readonly bytes: number },
  ): Promise<readonly RecordOutcome[]>
  /** What recording these would find and say. Stores nothing. */
  check(decisions: readonly Decision[]): Promise<readonly CheckOutcome[]>
  /** Opens `view` links. A token that is not authentic never reaches a shard. With `looks` also who of the staff looked. */
  explain(
    tokens: readonly string[],
    options?: { readonly looks: boolean },
  ): Promise<readonly ExplainOutcome[]>
  /** The same for one decision named by its producer. */
  explainDecision(subject: string, decisionId: string): Promise<ExplainOutcome>
  /**
   * Finds decisions, newest first, and opens none: pass the hits to `look`. Throws `ShardsAway` where no shard answers, or
   * where that of the person does not.
   */
  find(search: Search): Promise<Found>
  /**
   * Opens decisions for staff, with one audit entry for each person shown. The answers stand in the order wanted. Throws
   * `LookupsPassed`.
   */
  look(look: Look): Promise<readonly LookOutcome[]>
  /** The token of a person's permanent address in the console, whether or not anything is kept about them. */
  personAddress(subject: string): string
  /** The audit trail of all shards, newest first. Throws `ShardsAway` where none answers. */
  audit(query: AuditQuery): Promise<AuditSlice>
  /** Walks every trail. Throws `ShardsAway` where none answers. */
  verifyAudit(): Promise<AuditVerification>
  mintLink(target: LinkTarget): { readonly token: string; readonly expiresAt: number | null }
  /** Which keys the newest decisions used, over all shards. Throws `ShardsAway` where none answers. */
  seen(): Promise<SeenInShards>
  /**
   * What may be published of what usually counted in the last days, as far as records of these days are all kept.
   * Remembered for a minute. Where no shard answers, `answered` is 0.
   */
  measured(): Promise<Measured>
  /** What was found in decisions received in these days, over all shards. Throws `ShardsAway` where none answers. */
  findingsOverTime(range: DayRange): Promise<FoundInShards>
  /** Resolves when every shard answers. Else rejects: with `ShardsMissing` where there are several. */
  ready(): Promise<void>
}

/** More work waits than the service holds. Nothing of the request was stored; `retryAfter` is in whole seconds. */
export class Overloaded extends Error {
  override readonly name = 'Overloaded'
  readonly code = 'overloaded'
  readonly retryAfter: number
  constructor(retryAfter: number) {
    super('too many decisions wait to be stored')
    this.retryAfter = retryAfter
  }
}

/** The actor was shown as many persons as an hour may hold: nobody is shown. `retryAfter` is in whole seconds. */
export class LookupsPassed extends Error {
  override readonly name = 'LookupsPassed'
  readonly code = 'lookups-passed'
  readonly retryAfter: number
  constructor(retryAfter: number) {
    super('the look-ups of this hour are used up')
    this.retryAfter = retryAfter
  }
}

/** No shard answered what was asked of all of them. */
export class ShardsAway extends Error {
  override readonly name = 'ShardsAway'
  readonly code = 'shards-away'
  constructor(cause: unknown) {
    super('no shard answered', { cause })
  }
}

/** Some shards, or all, did not say that they can do their work. */
export class ShardsMissing extends Error {
  override readonly name = 'ShardsMissing'
  readonly code = 'shards-missing'
  readonly asked: number
  readonly answered: number
  constructor(asked: number, answered: number) {
    super('not every shard answered')
    this.asked = asked
    this.answered = answered
  }
}
