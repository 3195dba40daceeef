// The audit trail of one shard: it is only ever added to. What is added rests on the head, so a trail that was cut off
// leaves a gap, and a head that was changed takes nothing more.

import type { AuditAction } from '../contract/audit.js'
import { type AuditHead, auditLink } from '../domain/audit/audit-chain.js'
import type { Actor, AuditedReason, StoredAuditEntry } from '../domain/audit/audit-entry.js'
import { sealActor, sealReason } from '../domain/audit/audit-seal.js'
import { auditHead, moveHead } from './audit-head.js'
import type { KnownPerson } from './known-person.js'
import type { Shard } from './shard.js'

/** The head of the trail is missing or is not ours: nothing is added to it, hence nobody is shown. */
export class AuditBroken extends Error {
  override readonly name = 'AuditBroken'
  readonly code = 'audit-broken'
}

export type NewAuditEntry = {
  /** Unix milliseconds. */
  readonly at: number
  readonly actor: Actor
  readonly action: AuditAction
  /** Whom it is about and what stands sealed for them; null where nobody was shown. */
  readonly about: { readonly person: KnownPerson; readonly reason: AuditedReason } | null
}

/** Adds entries. Runs in the caller's transaction: what it throws must undo what they tell of. Throws `AuditBroken`. */
export function appendAudit(shard: Shard, entries: readonly NewAuditEntry[]): void {
  if (entries.length === 0) return
  let head = auditHead(shard.driver, shard.keys)
  if (!head) throw new AuditBroken('the head of the audit trail does not verify')
  for (const entry of entries) head = appendOne(shard, head, entry)
  moveHead(shard.driver, shard.keys, head)
}

function appendOne(shard: Shard, head: AuditHead, entry: NewAuditEntry): AuditHead {
  const stored = storedEntry(shard, head.count + 1, entry)
  const link = auditLink(shard.keys.audit, head.link, stored)
  const { no, at, role, actor, action, subjectRef, sealed } = stored
  shard.driver.run(
    'INSERT INTO audit (no, at, role, actor, action, subject_ref, sealed, link) VALUES (?, ?, ?, ?, ?, ?, ?, ?)',
    no,
    at,
    role,
    actor,
    action,
    subjectRef,
    sealed,
    link,
  )
  return { count: no, link }
}

function storedEntry(
  shard: Shard,
  no: number,
  { at, actor, action, about }: NewAuditEntry,
): StoredAuditEntry {
  return {
    no,
    at,
    role: actor.role,
    actor: sealActor(shard.keys.names, no, actor.name, shard.random),
    action,
    subjectRef: about?.person.ref ?? new Uint8Array(16),
    sealed: about ? sealedReason(shard, no, about.person, about.reason) : new Uint8Array(0),
  }
}

function sealedReason(shard: Shard, no: number, person: KnownPerson, reason: AuditedReason): Uint8Array {
  if (!person.key) throw new AuditBroken('a person without a key was shown')
  return sealReason(person.key, person.ref, no, reason, shard.random)
}
