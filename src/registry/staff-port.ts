// The asynchronous face of staff and their sessions, as the layers above meet it. Secrets go in as they were sent; what
// comes out is open: names and reasons are sealed below this port alone.
import type { NewStaff, StaffMember, StaffRole } from '../contract/staff-member.js'

/** Who is signed in. */
export type StaffSession = {
  readonly id: string
  /** The mail address, or the name that the identity provider gives. */
  readonly name: string
  readonly role: StaffRole
  /** Of the ticket that is being worked on; null before one was given. */
  readonly reason: string | null
  /** What every form of this session carries. */
  readonly csrf: string
}

/** Someone an identity provider vouches for; `issuer` and `subject` together are who they are. */
export type KnownStaff = {
  readonly issuer: string
  readonly subject: string
  readonly name: string
  readonly role: StaffRole
}

export type LinkLook =
  | { readonly state: 'open'; readonly name: string; readonly role: StaffRole }
  | { readonly state: 'over' }
  /** Not a link that was made here. */
  | { readonly state: 'unknown' }

export type LinkUse = { readonly session: string } | 'over' | 'unknown'

export type StaffRegistry = {
  /** Adds someone, or gives a known one this role and a new link. The link is in this answer and nowhere else. */
  addStaff(email: string, role: StaffRole): Promise<NewStaff>
  listStaff(): Promise<readonly StaffMember[]>
  /** Ends every session and keeps them out. False when there is nobody of that id. */
  revokeStaff(id: string): Promise<boolean>
  /** Who a session's cookie stands for; null when it is none, over or revoked. */
  session(cookie: string): Promise<StaffSession | null>
  /** What a sign-in link would do. */
  lookAtLink(token: string): Promise<LinkLook>
  /** Uses the link up; the session's cookie stands in this answer and nowhere else. */
  useLink(token: string): Promise<LinkUse>
  /** The new session's cookie, or null for someone who was revoked here. */
  signInKnown(known: KnownStaff): Promise<string | null>
  /** Ends the sessions of someone who has no role any more. */
  signOutKnown(who: Pick<KnownStaff, 'issuer' | 'subject'>): Promise<void>
  endSession(cookie: string): Promise<void>
  /** Keeps the reason of the ticket with the session until another comes. */
  keepReason(cookie: string, reason: string): Promise<void>
}

/** Too many sign-in links that were never made here, lately. Those that were work on. */
export class SignInSlowed extends Error {
  override readonly name = 'SignInSlowed'
  readonly code = 'sign-in-slowed'
  readonly retryAfterSeconds: number
  constructor(retryAfterSeconds: number) {
    super('too many sign-in links that are not ours')
    this.retryAfterSeconds = retryAfterSeconds
  }
}
