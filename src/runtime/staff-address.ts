// Permanent addresses inside the console: a token each, so that nothing personal ever stands in one. They never expire and
// are the same each time they are made; what they lead to is opened, and audited, each time.
import { type LinkKeys, mintToken, openToken } from '../domain/link-token.js'

const NO_DECISION = new Uint8Array(16)

/** What an address leads to; without `decisionRef`, to a person. */
export type StaffPlace = { readonly subjectRef: Uint8Array; readonly decisionRef: Uint8Array | null }

/** The address of a decision that was received at `receivedAt` (Unix milliseconds). */
export function decisionAddress(
  keys: LinkKeys,
  subjectRef: Uint8Array,
  decisionRef: Uint8Array,
  receivedAt: number,
): string {
  return mintToken(keys, { purpose: 'staff', subjectRef, decisionRef, mintedAt: receivedAt, expiresAt: 0 })
}

/** The address of a person. */
export function personAddress(keys: LinkKeys, subjectRef: Uint8Array): string {
  return mintToken(keys, {
    purpose: 'staff',
    subjectRef,
    decisionRef: NO_DECISION,
    mintedAt: 0,
    expiresAt: 0,
  })
}

/** Where an address leads, or null: not authentic, or made for something else. */
export function openAddress(keys: LinkKeys, address: string): StaffPlace | null {
  const opened = openToken(keys, address)
  if (opened?.purpose !== 'staff') return null
  const { subjectRef, decisionRef } = opened
  return { subjectRef, decisionRef: decisionRef.every(byte => byte === 0) ? null : decisionRef }
}
