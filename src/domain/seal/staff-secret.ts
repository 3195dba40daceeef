// The secrets that staff carry: a one-time link's token and a session's cookie. 256 random bits and a tag under the
// session key, so that a made-up one is refused before any database is asked; what is kept of one is its SHA-256.
import { createHash, createHmac, timingSafeEqual } from 'node:crypto'

export type StaffSecretPurpose = 'sign-in' | 'session'

const RANDOM = 32
const TAG = 16

/** The secret over 32 fresh random bytes: 64 characters of base64url. */
export function mintStaffSecret(key: Uint8Array, purpose: StaffSecretPurpose, random: Uint8Array): string {
  return Buffer.concat([random, tagOf(key, purpose, random)]).toString('base64url')
}

/** What is kept of a secret, or null for one that was not made under this key for this purpose, or is spelled otherwise. */
export function hashOfStaffSecret(
  key: Uint8Array,
  purpose: StaffSecretPurpose,
  secret: string,
): Uint8Array | null {
  const bytes = Buffer.from(secret, 'base64url')
  if (bytes.length !== RANDOM + TAG || bytes.toString('base64url') !== secret) return null
  const random = bytes.subarray(0, RANDOM)
  if (!timingSafeEqual(bytes.subarray(RANDOM), tagOf(key, purpose, random))) return null
  return createHash('sha256').update(bytes).digest()
}

/** The token that every form of a session carries: bound to it, and of no use without its cookie. */
export function csrfToken(key: Uint8Array, session: string): string {
  return createHmac('sha256', key).update(`csrf\n${session}`).digest().subarray(0, TAG).toString('base64url')
}

function tagOf(key: Uint8Array, purpose: StaffSecretPurpose, random: Uint8Array): Buffer {
  return createHmac('sha256', key).update(`${purpose}\n`).update(random).digest().subarray(0, TAG)
}
