// Keyed hashes that stand for names: of a person, a decision, an item, a slate, a surface, a system.
// Without the secret they can be neither reversed nor guessed.
import { createHmac } from 'node:crypto'
import type { DerivedKeys } from './derive-keys.js'

/** HMAC-SHA-256(pepper, subject), first 16 bytes. */
export function subjectRef(keys: DerivedKeys, subject: string): Uint8Array {
  return createHmac('sha256', keys.pepper).update(subject).digest().subarray(0, 16)
}

export type LookupKind = 'decision' | 'item' | 'slate' | 'surface' | 'system' | 'signal' | 'actor'

/** The keyed hash of a producer's name for something, first 16 bytes. */
export function lookupRef(keys: DerivedKeys, kind: LookupKind, name: string): Uint8Array {
  return createHmac('sha256', keys.lookup).update(`${kind}\n${name}`).digest().subarray(0, 16)
}

/** The first 48 bits of a reference: what an index holds. Candidates are opened to decide. */
export function lookupNumber(ref: Uint8Array): number {
  let number = 0
  for (let at = 0; at < 6; at++) number = number * 256 + (ref[at] ?? 0)
  return number
}
