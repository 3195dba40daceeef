// What happens when staff look: the decisions are opened, and each person shown gets an entry in the audit trail, in one
// transaction. Where that entry cannot be written, nothing is shown.

import type { AuditAction } from '../contract/audit.js'
import type { RecordedDecision } from '../contract/decision.js'
import type { Actor } from '../domain/audit/audit-entry.js'
import { compare } from '../domain/explain/compare.js'
import type { ComparisonFact, ExplainedRecord } from '../domain/explain/facts.js'
import { SealBroken } from '../domain/seal/aead.js'
import { appendAudit, type NewAuditEntry } from './audit-trail.js'
import { boundCatalogue } from './bound-catalogue.js'
import { explained, findStored } from './explain.js'
import { decisionNumbered, type OpenedBlocks, type StoredDecision } from './find-decision.js'
import type { KnownPerson } from './known-person.js'
import { findPerson, personNumbered } from './person.js'
import type { Shard } from './shard.js'

/** A decision by its number in this shard, or by whose it is and its id. */
export type WantedInShard =
  | { readonly no: number }
  | { readonly subjectRef: Uint8Array; readonly decisionRef: Uint8Array }

export type LookRequest = {
  /** Unix milliseconds. */
  readonly now: number
  readonly actor: Actor
  /** `limit-passed` shows nobody, and is noted alone. */
  readonly action: AuditAction
  /** As the actor gave it: a ticket, or a few words. */
  readonly reason: string
  readonly wanted: readonly WantedInShard[]
}

export type ShardLook =
  | {
      readonly outcome: 'found'
      readonly no: number
      /** 16 bytes. */
      readonly subjectRef: Uint8Array
      /** The record as it is stored; nothing of it is masked. */
      readonly decision: RecordedDecision
      readonly record: ExplainedRecord
      /** Of a look that compares: why the one wanted before it, and not this one; absent where their catalogues differ. */
      readonly comparison?: ComparisonFact
    }
  /** `unreadable`: it is there, and its stored bytes do not open. */
  | { readonly outcome: 'absent' | 'unreadable' }

/** Opens what is wanted and audits each person shown; the answers stand in the order wanted. Throws `AuditBroken`. */
export function look(shard: Shard, request: LookRequest): ShardLook[] {
  return shard.driver.transaction(() => {
    const { action, actor, now: at } = request
    if (action === 'limit-passed') {
      appendAudit(shard, [{ at, actor, action, about: null }])
      return []
    }
    const opened: OpenedBlocks = new Map()
    const found = request.wanted.map(wanted => openWanted(shard, wanted, opened))
    appendAudit(shard, entriesFor(request, found))
    const answers = found.map(one => answerFor(shard, one))
    return request.action === 'compare' ? compared(shard, found, answers) : answers
  })
}

type Opened = { readonly person: KnownPerson; readonly stored: StoredDecision }

function openWanted(
  shard: Shard,
  wanted: WantedInShard,
  opened: OpenedBlocks,
): Opened | 'absent' | 'unreadable' {
  try {
    const person = personOf(shard, wanted)
    if (!person) return 'absent'
    const stored =
      'no' in wanted
        ? decisionNumbered(shard, person, wanted.no, opened)
        : findStored(shard, person, wanted.decisionRef, opened)
    return stored ? { person, stored } : 'absent'
  } catch (error) {
    // One damaged record must not hide the others of a list.
    if (error instanceof SealBroken) return 'unreadable'
    throw error
  }
}

function personOf(shard: Shard, wanted: WantedInShard): KnownPerson | null {
  if (!('no' in wanted)) return findPerson(shard, wanted.subjectRef)
  const [row] = shard.driver.all('SELECT person FROM decision WHERE no = ?', wanted.no)
  return row ? personNumbered(shard, Number(row.person)) : null
}

/** One for each person, in the order in which they were first met. A list names no decision where it showed several. */
function entriesFor(request: LookRequest, found: readonly (Opened | string)[]): NewAuditEntry[] {
  const shown = new Map<number, { person: KnownPerson; decisions: string[] }>()
  for (const one of found) {
    if (typeof one === 'string') continue
    const { id } = one.stored.decision
    const known = shown.get(one.person.no)
    if (!known) shown.set(one.person.no, { person: one.person, decisions: [id] })
    else if (!known.decisions.includes(id)) known.decisions.push(id)
  }
  const { now: at, actor, action, reason } = request
  return [...shown.values()].map(({ person, decisions }) => {
    const named = namedIn(action, decisions)
    return { at, actor, action, about: { person, reason: { reason, decisions: named } } }
  })
}

/** The answers, the second with what it has less or more of than the first. */
function compared(
  shard: Shard,
  found: readonly (Opened | string)[],
  answers: readonly ShardLook[],
): ShardLook[] {
  const [one, other] = found
  if (typeof one !== 'object' || typeof other !== 'object') return [...answers]
  const { catalogueVersion } = one.stored
  const catalogue =
    catalogueVersion === other.stored.catalogueVersion ? boundCatalogue(shard, catalogueVersion) : null
  if (!catalogue) return [...answers]
  const comparison = compare(one.stored.decision, other.stored.decision, catalogue)
  return answers.map((answer, at) =>
    at === 1 && answer.outcome === 'found' ? { ...answer, comparison } : answer,
  )
}

/** A list of several names none of them; of one that is viewed among those around it, it alone was asked for. */
function namedIn(action: LookRequest['action'], decisions: readonly string[]): readonly string[] {
  if (action === 'compare') return decisions
  if (action === 'list' && decisions.length > 1) return []
  return decisions.slice(0, 1)
}

function answerFor(shard: Shard, one: Opened | 'absent' | 'unreadable'): ShardLook {
  if (typeof one === 'string') return { outcome: one }
  const { person, stored } = one
  return {
    outcome: 'found',
    no: stored.no,
    subjectRef: person.ref,
    decision: stored.decision,
    record: explained(shard, stored),
  }
}
