import { createCipheriv, createHmac, randomBytes } from 'node:crypto'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { type LinkPayload, mintToken, openToken } from '../../src/domain/link-token.js'

const keys = { linkMac: randomBytes(32), linkEncryption: randomBytes(32) }
const payload = (over: Partial<LinkPayload> = {}): LinkPayload => ({
  purpose: 'view',
  subjectRef: randomBytes(16),
  decisionRef: randomBytes(16),
  mintedAt: 1_795_000_000_000,
  expiresAt: 0,
  ...over,
})

describe('mintToken', () => {
  it('is laid out as the contract says', () => {
    const given = payload({ purpose: 'manage', expiresAt: 1_795_001_800 })
    const times = Buffer.alloc(11)
    times.writeUIntBE(given.mintedAt, 0, 6)
    times.writeUIntBE(given.expiresAt, 6, 5)
    const plain = Buffer.concat([Buffer.of(2), given.subjectRef, given.decisionRef, times])
    const head = Buffer.of(1, 1)
    const tag = createHmac('sha256', keys.linkMac)
      .update(Buffer.concat([head, plain]))
      .digest()
      .subarray(0, 16)
    const cipher = createCipheriv('aes-256-ctr', keys.linkEncryption, tag)
    const expected = Buffer.concat([head, tag, cipher.update(plain), cipher.final()]).toString('base64url')
    expect(mintToken(keys, given)).toBe(expected)
  })

  it('gives the same token for the same payload, and shows nothing in common for others', () => {
    const given = payload()
    expect(mintToken(keys, given)).toBe(mintToken(keys, { ...given }))
    const other = mintToken(keys, { ...given, mintedAt: given.mintedAt + 1 })
    const bytes = (token: string) => Buffer.from(token, 'base64url').subarray(2)
    const same = bytes(other).filter((byte, at) => byte === bytes(mintToken(keys, given))[at]).length
    expect(same).toBeLessThan(8)
  })
})

describe('openToken', () => {
  it('gives back what was minted', () => {
    fc.assert(
      fc.property(
        fc.constantFrom('view' as const, 'manage' as const, 'staff' as const),
        fc.integer({ min: 0, max: 2 ** 48 - 1 }),
        fc.integer({ min: 0, max: 2 ** 40 - 1 }),
        (purpose, mintedAt, expiresAt) => {
          const given = payload({ purpose, mintedAt, expiresAt })
          const opened = openToken(keys, mintToken(keys, given))
          expect(opened).toMatchObject({ purpose, mintedAt, expiresAt })
          expect(Buffer.from(opened?.decisionRef ?? [])).toEqual(given.decisionRef)
          expect(Buffer.from(opened?.subjectRef ?? [])).toEqual(given.subjectRef)
        },
      ),
    )
  })

  it('opens none of 100,000 forged, mutated, re-encoded and swapped tokens', () => {
    const real = Array.from({ length: 50 }, () => mintToken(keys, payload()))
    const elsewhere = { linkMac: randomBytes(32), linkEncryption: randomBytes(32) }
    let opened = 0
    let tried = 0
    const attempt = (token: string) => {
      tried += 1
      if (!real.includes(token) && openToken(keys, token) !== null) opened += 1
    }
    const pick = (at: number) => real[at % real.length] ?? ''
    for (let at = 0; at < 25_000; at++) {
      const token = pick(at)
      const bytes = Buffer.from(token, 'base64url')
      attempt(randomBytes(62).toString('base64url')) // forged
      const mutated = Buffer.from(bytes)
      const bit = at % (62 * 8)
      mutated[bit >> 3] = (mutated[bit >> 3] ?? 0) ^ (1 << (bit & 7))
      attempt(mutated.toString('base64url')) // every bit in turn
      attempt(respelled(token, at)) // the same bytes, spelled otherwise
      const other = Buffer.from(pick(at + 1 + (at % 40)), 'base64url')
      const cut = 2 + (at % 59)
      attempt(Buffer.concat([bytes.subarray(0, cut), other.subarray(cut)]).toString('base64url')) // halves swapped
    }
    for (const token of real) attempt(mintToken(elsewhere, openToken(keys, token) ?? payload())) // another deployment's key
    expect(tried).toBeGreaterThanOrEqual(100_000)
    expect(opened).toBe(0)
  })
})

/** Other spellings that a lenient decoder takes for the same bytes. */
function respelled(token: string, at: number): string {
  const last = token.slice(-1)
  const alphabet = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_'
  const loose =
    alphabet[(alphabet.indexOf(last) & 0b110000) | ((alphabet.indexOf(last) + 1 + (at % 15)) & 0b001111)] ??
    'A'
  const ways = [
    `${token}=`,
    `${token}==`,
    ` ${token}`,
    `${token}\n`,
    `${token}A`,
    token.slice(0, -1),
    token.replace(/[-_]/, found => (found === '-' ? '+' : '/')),
    token.slice(0, -1) + loose,
    `${token.slice(0, 40)} ${token.slice(40)}`,
    token.toLowerCase(),
    encodeURIComponent(`${token} `),
    '',
  ]
  return ways[at % ways.length] ?? ''
}
