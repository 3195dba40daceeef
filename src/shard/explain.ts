// What happens when a person asks why: find the record, open it, explain it under the catalogue version it is bound to.
// The answer is facts, no sentence, and never leaves without everything that counted.
import type { PastLooks } from '../contract/audit.js'
import { explain as explainDecision } from '../domain/explain/explain.js'
import type { ExplainedRecord } from '../domain/explain/facts.js'
import { cohortKeys } from '../domain/record-bytes.js'
import { commitment, saltAt } from '../domain/seal/commitment.js'
import { boundCatalogue } from './bound-catalogue.js'
import { findDecision, type OpenedBlocks, type StoredDecision } from './find-decision.js'
import type { KnownPerson } from './known-person.js'
import { pastLooks } from './past-looks.js'
import { findPerson } from './person.js'
import { readRecent } from './recent-decisions.js'
import type { Shard } from './shard.js'

export type ExplainRequest = {
  readonly subjectRef: Uint8Array
  readonly decisionRef: Uint8Array
  /** When the link was made, Unix milliseconds; null where no link is involved. */
  readonly mintedAt: number | null
  /** Whether the person reads it themselves, and is told who of the staff looked. */
  readonly looks?: boolean
}

export type ShardExplanation =
  | { readonly outcome: 'found'; readonly record: ExplainedRecord; readonly looks?: PastLooks }
  /** `void`: links made before a moment that the person or an erasure set. */
  | { readonly outcome: 'absent' | 'void' }

/** Explains each request; the answers stand in the order asked. Throws `SealBroken` where stored bytes do not open. */
export function explain(shard: Shard, requests: readonly ExplainRequest[]): ShardExplanation[] {
  const opened: OpenedBlocks = new Map()
  // One moment for all that is read, and one lock instead of one a query.
  return shard.driver.transaction(() => requests.map(request => explainOne(shard, request, opened)))
}

function explainOne(shard: Shard, request: ExplainRequest, opened: OpenedBlocks): ShardExplanation {
  const person = findPerson(shard, request.subjectRef)
  if (!person) return { outcome: 'absent' }
  if (isVoid(request.mintedAt, person.linksVoidBefore)) return { outcome: 'void' }
  const stored = findStored(shard, person, request.decisionRef, opened)
  if (!stored) return { outcome: 'absent' }
  const record = explained(shard, stored)
  if (!request.looks) return { outcome: 'found', record }
  return { outcome: 'found', record, looks: pastLooks(shard, person, stored.decision.id) }
}

/** The person's decision with that reference, also where it was stored a moment ago; else null. Throws `SealBroken`. */
export function findStored(
  shard: Shard,
  person: KnownPerson,
  decisionRef: Uint8Array,
  opened: OpenedBlocks,
): StoredDecision | null {
  const found = findDecision(shard, person, decisionRef, opened)
  if (found) return found
  // It may have been stored since this shard last looked, over another connection.
  readRecent(shard)
  return findDecision(shard, person, decisionRef, opened)
}

function isVoid(mintedAt: number | null, voidBefore: number | null): boolean {
  return mintedAt !== null && voidBefore !== null && mintedAt <= voidBefore
}

/** The facts of a stored decision under its own catalogue version, with what is known of the record. */
export function explained(shard: Shard, stored: StoredDecision): ExplainedRecord {
  const catalogue = boundCatalogue(shard, stored.catalogueVersion)
  if (!catalogue) throw new Error(`this shard has no copy of catalogue version ${stored.catalogueVersion}`)
  return {
    facts: explainDecision(stored.decision, cohortKeys(stored.cohorts), catalogue),
    receivedAt: stored.receivedAt,
    catalogueVersion: stored.catalogueVersion,
    commitment: Buffer.from(commitment(saltAt(stored.seed, stored.place), stored.record)).toString('hex'),
  }
}
