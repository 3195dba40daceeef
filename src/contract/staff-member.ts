// The people who work in the staff console. Roles are those of keys, apart from `producer`: a person sends no decisions.
import * as z from 'zod'
import { type Role, role } from './credential.js'
import { text } from './text.js'

export const staffRole = role.exclude(['producer'])
export type StaffRole = Exclude<Role, 'producer'>

/** A mail address as it is typed: enough to tell people apart; whether mail arrives there is not asked. */
const email = text(254)
  .trim()
  .regex(
    /^[^\s@<>"'(),:;\\[\]]+@[^\s@<>"'(),:;\\[\]/?#&]+$/u,
    'must be a mail address, such as ann@example.com',
  )

export const staffRequest = z.strictObject({ email, role: staffRole })

/** Where a sign-in link leads and until when: the only place where it is shown. */
export const newStaff = z.strictObject({
  id: z.string(),
  name: z.string(),
  role: staffRole,
  sign_in_url: z.string(),
  expires_at: z.string(),
})
export type NewStaff = z.infer<typeof newStaff>

export const staffMember = z.strictObject({
  id: z.string(),
  name: z.string().describe('the mail address, or the name that the identity provider gives'),
  role: staffRole,
  way: z.enum(['link', 'oidc']).describe('how they sign in'),
  added_at: z.string(),
  signed_in_at: z.string().nullable(),
  sessions: z.int().describe('open just now'),
  revoked_at: z.string().nullable(),
})
export type StaffMember = z.infer<typeof staffMember>
