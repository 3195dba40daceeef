// Sessions of staff: 30 minutes idle, 8 hours in all. The role is read from the staff's own row each time, so that a
// change of it, or a revocation, holds for sessions that are open.
import { type StaffRole, staffRole } from '../contract/staff-member.js'
import { blob } from '../storage/blob.js'
import type { RegistryStore } from './registry-store.js'

/** A session that nobody used for this long is over, in milliseconds. */
export const IDLE = 30 * 60_000
/** A session is over after this long, used or not. */
export const LONGEST = 8 * 3_600_000
/** That a session was used is written this often at most: a page costs no write. */
const SEEN_EACH = 60_000

export type SessionRow = {
  readonly id: string
  readonly identity: Uint8Array
  /** Sealed. */
  readonly name: Uint8Array
  readonly role: StaffRole
  /** Sealed; null before one was given. */
  readonly reason: Uint8Array | null
  /** Unix milliseconds: from then on it is no session, used or not. */
  readonly endsAt: number
}

/** The open session behind a hash, or null. That it was seen is noted. */
export function findSession(store: RegistryStore, hash: Uint8Array, now: number): SessionRow | null {
  const [row] = store.driver.all(
    `SELECT s.no, s.reason, s.created_at, s.seen_at, staff.id, staff.identity, staff.name, staff.role
    FROM staff_session s JOIN staff ON staff.no = s.staff_no
    WHERE s.hash = ? AND staff.revoked_at IS NULL AND s.seen_at > ? AND s.created_at > ?`,
    hash,
    now - IDLE,
    now - LONGEST,
  )
  if (!row) return null
  if (now - Number(row.seen_at) >= SEEN_EACH) {
    store.driver.run('UPDATE staff_session SET seen_at = ? WHERE no = ?', now, Number(row.no))
  }
  return {
    id: String(row.id),
    identity: blob(row.identity),
    name: blob(row.name),
    role: staffRole.parse(row.role),
    reason: row.reason === null ? null : blob(row.reason),
    endsAt: Math.min(now + IDLE, Number(row.created_at) + LONGEST),
  }
}

/** Opens a session, and forgets those that are over. Part of the transaction of whoever signs in. */
export function openSession({ driver }: RegistryStore, staffNo: number, hash: Uint8Array, now: number): void {
  driver.run('DELETE FROM staff_session WHERE seen_at <= ? OR created_at <= ?', now - IDLE, now - LONGEST)
  driver.run(
    'INSERT INTO staff_session (staff_no, hash, created_at, seen_at) VALUES (?, ?, ?, ?)',
    staffNo,
    hash,
    now,
    now,
  )
  driver.run('UPDATE staff SET signed_in_at = ?, failures = 0 WHERE no = ?', now, staffNo)
}

/** Ends a session; one that is over stays so. */
export function endSession({ driver }: RegistryStore, hash: Uint8Array): void {
  driver.run('DELETE FROM staff_session WHERE hash = ?', hash)
}

/** Keeps the reason, sealed, of the ticket that the session works on. */
export function keepReason({ driver }: RegistryStore, hash: Uint8Array, reason: Uint8Array): void {
  driver.run('UPDATE staff_session SET reason = ? WHERE hash = ?', reason, hash)
}
