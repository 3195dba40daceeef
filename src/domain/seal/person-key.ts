// A person's own key: 256 random bits, stored wrapped under the key of an epoch that lives outside the database.
// Destroying the wrapped key (erasure) or the epoch's key makes all that is sealed for the person unreadable.
import { open, type Random, type SealKey, seal } from './aead.js'

/** The keys that wrap persons' keys, by epoch number. The highest wraps new ones. */
export type EpochKeys = ReadonlyMap<number, Uint8Array>

/** The epoch that wraps new keys. Throws where there is none: a configuration error. */
export function currentEpoch(keys: EpochKeys): { readonly epoch: number; readonly key: Uint8Array } {
  const epoch = Math.max(...keys.keys())
  const key = keys.get(epoch)
  if (!key) throw new Error('no key-encryption key is configured')
  return { epoch, key }
}

/** Wraps a person's key of 32 bytes into 60. */
export function wrapPersonKey(
  epochKey: Uint8Array,
  epoch: number,
  person: Uint8Array,
  key: Uint8Array,
  random: Random,
): Uint8Array {
  return seal(epochKey, random(12), bound(epoch, person), key)
}

/** Unwraps a person's key. Throws `SealBroken` for another epoch's key or another person. */
export function unwrapPersonKey(
  epochKey: Uint8Array,
  epoch: number,
  person: Uint8Array,
  wrapped: Uint8Array,
): Uint8Array {
  return open(epochKey, bound(epoch, person), wrapped)
}

/** Seals the subject itself under the person's key. */
export function sealSubject(key: SealKey, person: Uint8Array, subject: string, random: Random): Uint8Array {
  return seal(key, random(12), Buffer.concat([SUBJECT, person]), Buffer.from(subject))
}

/** Opens what `sealSubject` made. Throws `SealBroken`. */
export function openSubject(key: SealKey, person: Uint8Array, sealed: Uint8Array): string {
  return Buffer.from(open(key, Buffer.concat([SUBJECT, person]), sealed)).toString()
}

const SUBJECT = Buffer.from('wherefore/subject/v1\n')

function bound(epoch: number, person: Uint8Array): Uint8Array {
  return Buffer.concat([Buffer.from(`wherefore/person-key/v1/${epoch}\n`), person])
}
