// Staff and their sessions as the service meets them: secrets are checked here before any database is asked, names and
// reasons are sealed and opened here, and a session is remembered for a moment.
import type { NewStaff, StaffMember } from '../contract/staff-member.js'
import type { Random } from '../domain/seal/aead.js'
import type { DerivedKeys } from '../domain/seal/derive-keys.js'
import { csrfToken, hashOfStaffSecret, mintStaffSecret } from '../domain/seal/staff-secret.js'
import type { StaffRow } from '../registry/staff.js'
import { SignInSlowed, type StaffRegistry, type StaffSession } from '../registry/staff-port.js'
import type { SessionRow } from '../registry/staff-sessions.js'
import { answered, askedAnew, type Remembered } from './remembered.js'
import { identityOfEmail, identityOfKnown, openText, sealText } from './seal-staff.js'
import { slowDown } from './slow-down.js'
import type { StaffCalls } from './staff-calls.js'

const MOST_SESSIONS = 1_000

export type StaffRegistryOptions = {
  readonly calls: StaffCalls
  readonly keys: DerivedKeys
  readonly random: Random
  /** Without a slash at the end: what sign-in links begin with. */
  readonly publicUrl: string
  /** A session is read anew for each request: the database is in this process. */
  readonly local: boolean
  now(): number
}

/** Fills the port over the registry's database, in this process or in a Durable Object. */
export function createStaffRegistry(options: StaffRegistryOptions): StaffRegistry {
  const { calls, keys, random, now } = options
  const sessions = new Map<string, Remembered<SessionRow>>()
  const strangers = slowDown(now)
  let changes = 0

  /** After what changes who may do what: what was remembered, or asked before, no longer holds here. */
  async function changing<T>(answer: Promise<T>): Promise<T> {
    try {
      return await answered(answer)
    } finally {
      changes += 1
      sessions.clear()
    }
  }

  async function sessionRow(hash: Uint8Array): Promise<SessionRow | null> {
    const ask = () => answered(calls.findSession(hash, now()))
    if (options.local) return ask()
    const name = Buffer.from(hash).toString('base64')
    const before = changes
    const { value: row, at } = await askedAnew(sessions.get(name) ?? null, ask, now)
    if (!row || row.endsAt <= now()) {
      sessions.delete(name)
      return null
    }
    if (sessions.size >= MOST_SESSIONS) sessions.clear()
    if (changes === before) sessions.set(name, { value: row, at })
    return row
  }

  const newSecret = (purpose: 'sign-in' | 'session') => {
    const secret = mintStaffSecret(keys.session, purpose, random(32))
    const hash = hashOfStaffSecret(keys.session, purpose, secret)
    if (!hash) throw new Error('a secret just made is not one')
    return { secret, hash }
  }
  const newId = () => `staff_${Buffer.from(random(9)).toString('base64url')}`
  const nameOf = ({ identity, name }: Pick<StaffRow, 'identity' | 'name'>) =>
    openText(keys, 'staff-name', identity, name)
  const sealName = (identity: Uint8Array, name: string) =>
    sealText(keys, random, 'staff-name', identity, name)

  return {
    async addStaff(email, role): Promise<NewStaff> {
      const identity = identityOfEmail(keys, email)
      const { secret, hash } = newSecret('sign-in')
      const name = sealName(identity, email)
      const added = { id: newId(), identity, name, role, link: hash, now: now() }
      const { id, expiresAt } = await changing(calls.addStaff(added))
      return {
        id,
        name: email,
        role,
        sign_in_url: `${options.publicUrl}/staff/sign-in/${secret}`,
        expires_at: new Date(expiresAt).toISOString(),
      }
    },
    async listStaff(): Promise<StaffMember[]> {
      const rows = await answered(calls.listStaff(now()))
      return rows.map(row => summary(row, nameOf(row)))
    },
    revokeStaff: id => changing(calls.revokeStaff(id, now())),
    async session(cookie): Promise<StaffSession | null> {
      const hash = hashOfStaffSecret(keys.session, 'session', cookie)
      const row = hash && (await sessionRow(hash))
      if (!row) return null
      const reason = row.reason && openText(keys, 'staff-reason', hash, row.reason)
      return { id: row.id, name: nameOf(row), role: row.role, reason, csrf: csrfToken(keys.session, cookie) }
    },
    async lookAtLink(token) {
      const link = hashOfStaffSecret(keys.session, 'sign-in', token)
      if (!link) return { state: 'unknown' }
      const look = await answered(calls.lookAtLink(link, now()))
      return look.state === 'open' ? { state: 'open', name: nameOf(look), role: look.role } : look
    },
    async useLink(token) {
      const link = hashOfStaffSecret(keys.session, 'sign-in', token)
      if (!link) {
        const wait = strangers.count()
        if (wait > 0) throw new SignInSlowed(wait)
        return 'unknown'
      }
      const { secret, hash } = newSecret('session')
      return (await changing(calls.useLink({ link, session: hash, now: now() })))
        ? { session: secret }
        : 'over'
    },
    async signInKnown(known) {
      const identity = identityOfKnown(keys, known)
      const { secret, hash } = newSecret('session')
      const name = sealName(identity, known.name)
      const { role } = known
      const entered = await changing(
        calls.signInKnown({ id: newId(), identity, name, role, session: hash, now: now() }),
      )
      return entered ? secret : null
    },
    signOutKnown: who => changing(calls.signOutKnown(identityOfKnown(keys, who))),
    async endSession(cookie) {
      const hash = hashOfStaffSecret(keys.session, 'session', cookie)
      if (hash) await changing(calls.endSession(hash))
    },
    async keepReason(cookie, reason) {
      const hash = hashOfStaffSecret(keys.session, 'session', cookie)
      if (!hash) return
      await changing(calls.keepReason(hash, sealText(keys, random, 'staff-reason', hash, reason)))
    },
  }
}

function summary(row: StaffRow, name: string): StaffMember {
  const time = (at: number | null) => (at === null ? null : new Date(at).toISOString())
  return {
    id: row.id,
    name,
    role: row.role,
    way: row.way,
    added_at: new Date(row.addedAt).toISOString(),
    signed_in_at: time(row.signedInAt),
    sessions: row.sessions,
    revoked_at: time(row.revokedAt),
  }
}
