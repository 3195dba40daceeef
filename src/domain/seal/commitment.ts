// What binds a record: a salted SHA-256 over its exact bytes. It is taken over the plaintext, with the salt kept
// inside the ciphertext: AES-GCM ciphertext does not bind, two keys can open it to two texts.
import { createHmac, hash } from 'node:crypto'

const PREFIX = Buffer.from('wherefore/commit/v1\n')
const BLOCK_PREFIX = Buffer.from('wherefore/commit-block/v1\n')

/** The salt of the record at `place` of a block: one can be shown without the others. 32 bytes. */
export function saltAt(seed: Uint8Array, place: number): Uint8Array {
  return createHmac('sha256', seed).update(String(place)).digest()
}

/** SHA-256("wherefore/commit/v1\n" ‖ salt ‖ record bytes). 32 bytes. */
export function commitment(salt: Uint8Array, record: Uint8Array): Uint8Array {
  return hash('sha256', Buffer.concat([PREFIX, salt, record]), 'buffer')
}

/** One value for a whole block: SHA-256 over its records' commitments in order. It stays when the key is gone. */
export function blockCommitment(commitments: readonly Uint8Array[]): Uint8Array {
  return hash('sha256', Buffer.concat([BLOCK_PREFIX, ...commitments]), 'buffer')
}
