// The token in an explanation link: authentic, opaque, unlinkable, and the same each time it is made.
// version (1) ‖ key id (1) ‖ tag (16) ‖ AES-256-CTR(payload (44), IV = tag), as base64url; a synthetic IV as in RFC 5297's idea.
import { createCipheriv, createDecipheriv, createHmac, timingSafeEqual } from 'node:crypto'
import type { SealKey } from './seal/aead.js'

/** `staff`: an address inside the console; it opens nothing of a person's, and their links open nothing there. */
export type LinkPurpose = 'view' | 'manage' | 'staff'

export type LinkPayload = {
  readonly purpose: LinkPurpose
  /** 16 bytes. */
  readonly subjectRef: Uint8Array
  /** 16 bytes; zeros where the link is not about one decision. */
  readonly decisionRef: Uint8Array
  /** Unix milliseconds. */
  readonly mintedAt: number
  /** Unix seconds; 0 = lives with the record. */
  readonly expiresAt: number
}

export type LinkKeys = { readonly linkMac: SealKey; readonly linkEncryption: SealKey }

const VERSION = 1
const KEY_ID = 1
const PURPOSES: readonly LinkPurpose[] = ['view', 'manage', 'staff']
const TAG = 16
const PAYLOAD = 44
const SIZE = 2 + TAG + PAYLOAD
const SPELLING = /^[A-Za-z0-9_-]{83}$/

/** Makes the token: 83 characters. Same payload, same token. */
export function mintToken(keys: LinkKeys, payload: LinkPayload): string {
  const token = Buffer.allocUnsafe(SIZE)
  token[0] = VERSION
  token[1] = KEY_ID
  const plain = encode(payload)
  const tag = tagOf(keys, token.subarray(0, 2), plain)
  token.set(tag, 2)
  token.set(createCipheriv('aes-256-ctr', keys.linkEncryption, tag).update(plain), 2 + TAG)
  return token.toString('base64url')
}

/** Opens a token, or null when it is not authentic or not spelled canonically. Says nothing of why. */
export function openToken(keys: LinkKeys, token: string): LinkPayload | null {
  if (!SPELLING.test(token)) return null
  const bytes = Buffer.from(token, 'base64url')
  // One byte string has several base64url spellings: only the one that encoding gives is ours.
  if (bytes.length !== SIZE || bytes.toString('base64url') !== token) return null
  if (bytes[0] !== VERSION || bytes[1] !== KEY_ID) return null
  const tag = bytes.subarray(2, 2 + TAG)
  const plain = createDecipheriv('aes-256-ctr', keys.linkEncryption, tag).update(bytes.subarray(2 + TAG))
  if (!timingSafeEqual(tag, tagOf(keys, bytes.subarray(0, 2), plain))) return null
  return decode(plain)
}

function tagOf(keys: LinkKeys, head: Uint8Array, plain: Uint8Array): Uint8Array {
  return createHmac('sha256', keys.linkMac).update(head).update(plain).digest().subarray(0, TAG)
}

function encode(payload: LinkPayload): Buffer {
  const plain = Buffer.allocUnsafe(PAYLOAD)
  plain[0] = PURPOSES.indexOf(payload.purpose) + 1
  plain.set(payload.subjectRef, 1)
  plain.set(payload.decisionRef, 17)
  plain.writeUIntBE(payload.mintedAt, 33, 6)
  plain.writeUIntBE(payload.expiresAt, 39, 5)
  return plain
}

function decode(plain: Buffer): LinkPayload | null {
  const purpose = PURPOSES[(plain[0] ?? 0) - 1]
  if (!purpose) return null
  return {
    purpose,
    subjectRef: plain.subarray(1, 17),
    decisionRef: plain.subarray(17, 33),
    mintedAt: plain.readUIntBE(33, 6),
    expiresAt: plain.readUIntBE(39, 5),
  }
}
