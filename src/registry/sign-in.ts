// How a session begins: with a one-time link, or with what an identity provider says of someone. Each is one transaction.
import { type StaffRole, staffRole } from '../contract/staff-member.js'
import { blob } from '../storage/blob.js'
import type { RegistryStore } from './registry-store.js'
import { openSession } from './staff-sessions.js'

/** Tries with links of one person that are over, until the link that waits for them is spent too. */
export const MOST_FAILURES = 10

export type LinkState =
  | {
      readonly state: 'open'
      readonly identity: Uint8Array
      readonly name: Uint8Array
      readonly role: StaffRole
    }
  /** Used, expired, replaced, locked, or of someone revoked. */
  | { readonly state: 'over' }

/** What a link would do; changes nothing. */
export function lookAtLink(store: RegistryStore, link: Uint8Array, now: number): LinkState {
  const found = openLink(store, link, now)
  return found
    ? { state: 'open', identity: found.identity, name: found.name, role: found.role }
    : { state: 'over' }
}

/** Uses a link up and opens a session for it. False for one that is over, which counts against its person. */
export function useLink(
  store: RegistryStore,
  { link, session, now }: { readonly link: Uint8Array; readonly session: Uint8Array; readonly now: number },
): boolean {
  const { driver } = store
  return driver.transaction(() => {
    const found = openLink(store, link, now)
    if (!found) {
      countFailure(store, link, now)
      return false
    }
    driver.run('UPDATE sign_in_link SET spent_at = ? WHERE hash = ?', now, link)
    openSession(store, found.no, session, now)
    return true
  })
}

/** Someone tries with old links: whatever waits for that person is spent, until they are given a new one. */
function countFailure({ driver }: RegistryStore, link: Uint8Array, now: number): void {
  const [row] = driver.all(
    `UPDATE staff SET failures = failures + 1 WHERE no = (SELECT staff_no FROM sign_in_link WHERE hash = ?)
    RETURNING no, failures`,
    link,
  )
  if (!row || Number(row.failures) < MOST_FAILURES) return
  driver.run(
    'UPDATE sign_in_link SET spent_at = ? WHERE staff_no = ? AND spent_at IS NULL',
    now,
    Number(row.no),
  )
}

function openLink({ driver }: RegistryStore, link: Uint8Array, now: number) {
  const [row] = driver.all(
    `SELECT staff.no, staff.identity, staff.name, staff.role
    FROM sign_in_link l JOIN staff ON staff.no = l.staff_no
    WHERE l.hash = ? AND l.spent_at IS NULL AND l.expires_at > ? AND staff.revoked_at IS NULL`,
    link,
    now,
  )
  if (!row) return null
  const { no, identity, name, role } = row
  return { no: Number(no), identity: blob(identity), name: blob(name), role: staffRole.parse(role) }
}

export type Known = {
  /** For someone new. */
  readonly id: string
  readonly identity: Uint8Array
  readonly name: Uint8Array
  readonly role: StaffRole
  readonly session: Uint8Array
  readonly now: number
}

/** Opens a session for someone an identity provider vouches for, in the role it gives. False for one who is revoked. */
export function signInKnown(store: RegistryStore, known: Known): boolean {
  const { driver } = store
  return driver.transaction(() => {
    driver.run(
      `INSERT INTO staff (id, identity, way, name, role, added_at) VALUES (?, ?, 'oidc', ?, ?, ?)
      ON CONFLICT (identity) DO UPDATE SET name = excluded.name, role = excluded.role`,
      known.id,
      known.identity,
      known.name,
      known.role,
      known.now,
    )
    const [row] = driver.all('SELECT no, revoked_at FROM staff WHERE identity = ?', known.identity)
    if (!row || row.revoked_at !== null) return false
    openSession(store, Number(row.no), known.session, known.now)
    return true
  })
}

/** Ends every session of someone whose role the identity provider has taken away. */
export function signOutKnown({ driver }: RegistryStore, identity: Uint8Array): void {
  driver.run('DELETE FROM staff_session WHERE staff_no = (SELECT no FROM staff WHERE identity = ?)', identity)
}
