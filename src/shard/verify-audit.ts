// Walks the audit trail from its first entry and says where it first breaks. A piece a call, so that nobody waits for the
// whole of it; reads alone, and needs no person's key.
import type { AuditFault } from '../contract/audit.js'
import { type AuditHead, auditLink, FIRST_LINK, sameMac } from '../domain/audit/audit-chain.js'
import type { StoredAuditEntry } from '../domain/audit/audit-entry.js'
import type { Row } from '../storage/driver.js'
import { auditHead } from './audit-head.js'
import type { Shard } from './shard.js'

export type VerifyAuditRequest = {
  /** Where the last piece ended; null at first. */
  readonly after: AuditHead | null
  /** Most entries to walk. */
  readonly most: number
}

export type VerifyAuditAnswer = {
  /** How many verified from the first one on, and the link of the last of them. */
  readonly verified: AuditHead
  readonly broken: { readonly no: number; readonly fault: AuditFault } | null
  readonly done: boolean
}

/** Verifies one piece. Call again with `verified` until it is `done`. */
export function verifyAudit(shard: Shard, { after, most }: VerifyAuditRequest): VerifyAuditAnswer {
  // One moment for rows and head: others may be adding to both.
  return shard.driver.transaction(() => {
    let verified = after ?? { count: 0, link: FIRST_LINK }
    const rows = after ? rowsAfter(shard, after.count, most) : firstRows(shard, most)
    for (const row of rows) {
      const no = Number(row.no)
      const expected = verified.count + 1
      if (no !== expected) {
        const broken =
          no > expected ? ({ no: expected, fault: 'missing' } as const) : ({ no, fault: 'foreign' } as const)
        return { verified, broken, done: true }
      }
      const link = linkOf(shard, verified.link, row)
      if (!link) return { verified, broken: { no, fault: 'changed' }, done: true }
      verified = { count: no, link }
    }
    if (rows.length === most) return { verified, broken: null, done: false }
    return { verified, broken: headFault(shard, verified), done: true }
  })
}

const COLUMNS = 'no, at, role, actor, action, subject_ref, sealed, link'

function firstRows(shard: Shard, most: number): Row[] {
  return shard.driver.all(`SELECT ${COLUMNS} FROM audit ORDER BY no LIMIT ?`, most)
}

function rowsAfter(shard: Shard, no: number, most: number): Row[] {
  return shard.driver.all(`SELECT ${COLUMNS} FROM audit WHERE no > ? ORDER BY no LIMIT ?`, no, most)
}

/** The entry's link where it is what the columns and the link before call for; else null. */
function linkOf(shard: Shard, before: Uint8Array, row: Row): Uint8Array | null {
  const entry = entryOf(row)
  const { link } = row
  if (!entry || !(link instanceof Uint8Array)) return null
  return sameMac(link, auditLink(shard.keys.audit, before, entry)) ? link : null
}

/** Null where a column holds what nothing here writes: a damaged file may give anything. */
function entryOf(row: Row): StoredAuditEntry | null {
  const { no, at, role, actor, action, subject_ref: subjectRef, sealed } = row
  if (typeof no !== 'number' || typeof at !== 'number') return null
  if (typeof role !== 'string' || typeof action !== 'string') return null
  if (!(actor instanceof Uint8Array && subjectRef instanceof Uint8Array && sealed instanceof Uint8Array))
    return null
  return { no, at, role, actor, action, subjectRef, sealed }
}

/** All that is there was walked: the head must say the same. */
function headFault(shard: Shard, verified: AuditHead): VerifyAuditAnswer['broken'] {
  const head = auditHead(shard.driver, shard.keys)
  if (!head) return { no: verified.count, fault: 'head' }
  if (head.count > verified.count) return { no: verified.count + 1, fault: 'missing' }
  if (head.count < verified.count) return { no: head.count + 1, fault: 'foreign' }
  return sameMac(head.link, verified.link) ? null : { no: verified.count, fault: 'head' }
}
