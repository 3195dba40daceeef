// What is kept of staff apart from secrets: who they are as a keyed hash, their name and their reason sealed. A thief of
// the registry's file learns how many there are and in which roles.
import { createHmac } from 'node:crypto'
import { open, type Random, seal } from '../domain/seal/aead.js'
import type { DerivedKeys } from '../domain/seal/derive-keys.js'
import type { KnownStaff } from '../registry/staff-port.js'

/** Who someone with a sign-in link is: their mail address, however it is capitalised. */
export function identityOfEmail(keys: DerivedKeys, email: string): Uint8Array {
  return identity(keys, `link\n${email.toLowerCase()}`)
}

/** Who someone is to an identity provider: never told by the mail address, which may change hands. */
export function identityOfKnown(
  keys: DerivedKeys,
  { issuer, subject }: Pick<KnownStaff, 'issuer' | 'subject'>,
) {
  return identity(keys, `oidc\n${issuer}\n${subject}`)
}

function identity(keys: DerivedKeys, who: string): Uint8Array {
  return createHmac('sha256', keys.lookup).update(`staff\n${who}`).digest().subarray(0, 16)
}

type Sealed = 'staff-name' | 'staff-reason' | 'oidc-pending'

/** Seals a text for one place: `bound` is the identity of a name, or the session of a reason. */
export function sealText(keys: DerivedKeys, random: Random, what: Sealed, bound: Uint8Array, text: string) {
  return seal(keys.names, random(12), boundTo(what, bound), Buffer.from(text))
}

/** Opens what `sealText` made. Throws `SealBroken`. */
export function openText(keys: DerivedKeys, what: Sealed, bound: Uint8Array, sealed: Uint8Array): string {
  return Buffer.from(open(keys.names, boundTo(what, bound), sealed)).toString()
}

function boundTo(what: Sealed, bound: Uint8Array): Uint8Array {
  return Buffer.concat([Buffer.from(`wherefore/${what}/v1\n`), bound])
}
