// AES-256-GCM as this product uses it: iv (12) ‖ ciphertext ‖ tag (16), always with additional data that says
// what the bytes are and whose. Randomness is an argument.
import { createCipheriv, createDecipheriv, type KeyObject } from 'node:crypto'

/** 32 bytes, or the same made ready once: what is used often is handed over faster so. */
export type SealKey = Uint8Array | KeyObject

/** Gives `size` random bytes that were never given before. */
export type Random = (size: number) => Uint8Array

const IV = 12
const TAG = 16

/** Bytes did not open: another key, another place, or changed bytes. Says nothing of what they hold. */
export class SealBroken extends Error {
  override readonly name = 'SealBroken'
  readonly code = 'seal-broken'
}

/** Encrypts and authenticates; the answer is 28 bytes longer than `plain`. */
export function seal(key: SealKey, iv: Uint8Array, bound: Uint8Array, plain: Uint8Array): Uint8Array {
  const cipher = createCipheriv('aes-256-gcm', key, iv)
  cipher.setAAD(bound)
  const sealed = Buffer.allocUnsafe(IV + plain.length + TAG)
  sealed.set(iv, 0)
  sealed.set(cipher.update(plain), IV)
  cipher.final()
  sealed.set(cipher.getAuthTag(), IV + plain.length)
  return sealed
}

/** Opens what `seal` made. Throws `SealBroken` unless key, additional data and bytes are the very same. */
export function open(key: SealKey, bound: Uint8Array, sealed: Uint8Array): Uint8Array {
  if (sealed.length < IV + TAG) throw new SealBroken('sealed bytes are too short')
  try {
    const decipher = createDecipheriv('aes-256-gcm', key, sealed.subarray(0, IV), { authTagLength: TAG })
    decipher.setAAD(bound)
    decipher.setAuthTag(sealed.subarray(sealed.length - TAG))
    const plain = decipher.update(sealed.subarray(IV, sealed.length - TAG))
    decipher.final()
    return plain
  } catch {
    throw new SealBroken('sealed bytes do not open')
  }
}

/** Random bytes for initialisation vectors, drawn from the source in larger pieces: small draws cost most. */
export function pooled(source: Random, piece = 12_288): Random {
  let pool: Uint8Array = new Uint8Array(0)
  let used = 0
  return size => {
    if (size > piece) return source(size)
    if (used + size > pool.length) {
      pool = source(piece)
      used = 0
    }
    // A copy: a Buffer's `slice` would share the memory that is wiped next.
    const bytes = Uint8Array.from(pool.subarray(used, used + size))
    pool.fill(0, used, used + size)
    used += size
    return bytes
  }
}
