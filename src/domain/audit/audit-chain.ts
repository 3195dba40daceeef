// What makes the audit trail tamper-evident: each entry's link is a keyed hash over the link before it and every column,
// and the head a keyed hash over how many there are and the last link. Who holds the file alone can make neither.
import { createHmac, type KeyObject, timingSafeEqual } from 'node:crypto'
import type { StoredAuditEntry } from './audit-entry.js'

/** What the first entry is linked to. */
export const FIRST_LINK: Uint8Array = new Uint8Array(32)

export type AuditHead = { readonly count: number; readonly link: Uint8Array }

/** HMAC-SHA-256 over the link before and the sealed bytes, so that it still verifies when a person's key is gone. 32 bytes. */
export function auditLink(key: KeyObject, before: Uint8Array, entry: StoredAuditEntry): Uint8Array {
  const { no, at, role, action } = entry
  const columns = [no, at, role, hex(entry.actor), action, hex(entry.subjectRef), hex(entry.sealed)]
  return createHmac('sha256', key)
    .update('wherefore/audit-link/v1\n')
    .update(before)
    .update(JSON.stringify(columns))
    .digest()
}

/** What only the holder of the secret can say of the head. 32 bytes. */
export function headMac(key: KeyObject, { count, link }: AuditHead): Uint8Array {
  return createHmac('sha256', key).update(`wherefore/audit-head/v1\n${count}\n`).update(link).digest()
}

/** Whether two links or MACs are the same. */
export function sameMac(one: Uint8Array, other: Uint8Array): boolean {
  return one.length === other.length && timingSafeEqual(one, other)
}

function hex(bytes: Uint8Array): string {
  return Buffer.from(bytes).toString('hex')
}
