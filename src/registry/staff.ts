// Who may sign in: added, listed, revoked. Names come sealed; a person is known by the keyed hash of who they are.
import { type StaffRole, staffRole } from '../contract/staff-member.js'
import { blob } from '../storage/blob.js'
import type { Row } from '../storage/driver.js'
import type { RegistryStore } from './registry-store.js'
import { IDLE, LONGEST } from './staff-sessions.js'

/** How long a sign-in link may be used, in milliseconds. */
export const LINK_LIFE = 24 * 3_600_000
/** Spent and expired links are still told from unknown ones for this long. */
const LINK_MEMORY = 7 * 24 * 3_600_000

export type StaffRow = {
  readonly id: string
  readonly identity: Uint8Array
  readonly way: 'link' | 'oidc'
  /** Sealed. */
  readonly name: Uint8Array
  readonly role: StaffRole
  readonly addedAt: number
  readonly signedInAt: number | null
  readonly sessions: number
  readonly revokedAt: number | null
}

export type AddStaff = {
  /** For someone new. */
  readonly id: string
  readonly identity: Uint8Array
  readonly name: Uint8Array
  readonly role: StaffRole
  /** What is kept of the sign-in link. */
  readonly link: Uint8Array
  readonly now: number
}

/**
 * Adds someone, or gives a known one this role, a way back in and a new link: earlier ones stop working, and so does a
 * lock. Open sessions go on, in the new role.
 */
export function addStaff(store: RegistryStore, added: AddStaff): { id: string; expiresAt: number } {
  const { driver } = store
  const expiresAt = added.now + LINK_LIFE
  return driver.transaction(() => {
    driver.run(
      `INSERT INTO staff (id, identity, way, name, role, added_at) VALUES (?, ?, 'link', ?, ?, ?)
      ON CONFLICT (identity) DO UPDATE SET name = excluded.name, role = excluded.role, failures = 0, revoked_at = NULL`,
      added.id,
      added.identity,
      added.name,
      added.role,
      added.now,
    )
    const [row] = driver.all('SELECT no, id FROM staff WHERE identity = ?', added.identity)
    const no = Number(row?.no)
    driver.run('UPDATE sign_in_link SET spent_at = ? WHERE staff_no = ? AND spent_at IS NULL', added.now, no)
    driver.run('DELETE FROM sign_in_link WHERE expires_at <= ?', added.now - LINK_MEMORY)
    driver.run(
      'INSERT INTO sign_in_link (staff_no, hash, expires_at) VALUES (?, ?, ?)',
      no,
      added.link,
      expiresAt,
    )
    return { id: String(row?.id), expiresAt }
  })
}

/** Everyone who was ever let in, in the order they came, with how many sessions they have open. */
export function listStaff(store: RegistryStore, now: number): StaffRow[] {
  return store.driver
    .all(
      `SELECT id, identity, way, name, role, added_at, signed_in_at, revoked_at,
        (SELECT count(*) FROM staff_session
          WHERE staff_no = staff.no AND seen_at > ? AND created_at > ?) AS sessions
      FROM staff ORDER BY no`,
      now - IDLE,
      now - LONGEST,
    )
    .map(staffRow)
}

/** Ends every session and link of someone and keeps them out. False where nobody has that id. */
export function revokeStaff(store: RegistryStore, id: string, now: number): boolean {
  const { driver } = store
  return driver.transaction(() => {
    const [row] = driver.all('SELECT no FROM staff WHERE id = ?', id)
    if (!row) return false
    const no = Number(row.no)
    driver.run('UPDATE staff SET revoked_at = ? WHERE no = ? AND revoked_at IS NULL', now, no)
    driver.run('UPDATE sign_in_link SET spent_at = ? WHERE staff_no = ? AND spent_at IS NULL', now, no)
    driver.run('DELETE FROM staff_session WHERE staff_no = ?', no)
    return true
  })
}

function staffRow(row: Row): StaffRow {
  return {
    id: String(row.id),
    identity: blob(row.identity),
    way: row.way === 'oidc' ? 'oidc' : 'link',
    name: blob(row.name),
    role: staffRole.parse(row.role),
    addedAt: Number(row.added_at),
    signedInAt: row.signed_in_at === null ? null : Number(row.signed_in_at),
    sessions: Number(row.sessions),
    revokedAt: row.revoked_at === null ? null : Number(row.revoked_at),
  }
}
