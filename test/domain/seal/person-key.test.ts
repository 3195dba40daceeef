import { randomBytes } from 'node:crypto'
import { describe, expect, it } from 'vitest'
import { pooled, SealBroken } from '../../../src/domain/seal/aead.js'
import {
  currentEpoch,
  openSubject,
  sealSubject,
  unwrapPersonKey,
  wrapPersonKey,
} from '../../../src/domain/seal/person-key.js'

const random = (size: number) => randomBytes(size)
const person = randomBytes(16)

describe('wrapPersonKey and unwrapPersonKey', () => {
  it('give back the key, and only for the same epoch, epoch key and person', () => {
    const [epochKey, key] = [randomBytes(32), randomBytes(32)]
    const wrapped = wrapPersonKey(epochKey, 3, person, key, random)
    expect(wrapped.length).toBe(60)
    expect(Buffer.from(unwrapPersonKey(epochKey, 3, person, wrapped))).toEqual(key)
    expect(() => unwrapPersonKey(epochKey, 4, person, wrapped)).toThrow(SealBroken)
    expect(() => unwrapPersonKey(randomBytes(32), 3, person, wrapped)).toThrow(SealBroken)
    expect(() => unwrapPersonKey(epochKey, 3, randomBytes(16), wrapped)).toThrow(SealBroken)
  })
})

describe('sealSubject and openSubject', () => {
  it('give back the subject', () => {
    const key = randomBytes(32)
    expect(openSubject(key, person, sealSubject(key, person, 'müller@example.com', random))).toBe(
      'müller@example.com',
    )
  })
})

describe('currentEpoch', () => {
  it('is the highest', () => {
    const newest = randomBytes(32)
    expect(
      currentEpoch(
        new Map([
          [2, randomBytes(32)],
          [10, newest],
          [9, randomBytes(32)],
        ]),
      ),
    ).toEqual({ epoch: 10, key: newest })
  })
})

describe('pooled', () => {
  it('never gives the same bytes twice, whatever the sizes', () => {
    const draw = pooled(random, 64)
    const drawn = Array.from({ length: 500 }, (_, at) =>
      Buffer.from(draw(12 + (at % 3) * 40))
        .toString('hex')
        .slice(0, 24),
    )
    expect(new Set(drawn).size).toBe(500)
    expect(drawn.filter(hex => /^0+$/.test(hex))).toEqual([])
  })
})
