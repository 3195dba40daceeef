import { createHash } from 'node:crypto'
import { describe, expect, it } from 'vitest'
import { blockCommitment, commitment, saltAt } from '../../../src/domain/seal/commitment.js'

describe('commitment', () => {
  it('gives the published value for the vector of the storage format', () => {
    const record = Buffer.from('{"decision":"d-1","signals":["s1"]}')
    const value = commitment(Buffer.alloc(32, 0x11), record)
    expect(Buffer.from(value).toString('hex')).toBe(
      '97b2d69c1f71751c8cc3f2adc672f033688d687ca1c12ef99d6731ced76ce147',
    )
  })

  it('differs for another salt and for another record', () => {
    const record = Buffer.from('{}')
    const one = commitment(Buffer.alloc(32, 1), record)
    expect(commitment(Buffer.alloc(32, 2), record)).not.toEqual(one)
    expect(commitment(Buffer.alloc(32, 1), Buffer.from('{ }'))).not.toEqual(one)
  })
})

describe('saltAt', () => {
  it('gives each place of a block a salt of its own', () => {
    const seed = Buffer.alloc(32, 7)
    const salts = Array.from({ length: 64 }, (_, place) => Buffer.from(saltAt(seed, place)).toString('hex'))
    expect(new Set(salts).size).toBe(64)
  })
})

describe('blockCommitment', () => {
  it('is the hash of the commitments in their order', () => {
    const [a, b] = [Buffer.alloc(32, 1), Buffer.alloc(32, 2)]
    const expected = createHash('sha256').update('wherefore/commit-block/v1\n').update(a).update(b).digest()
    expect(Buffer.from(blockCommitment([a, b]))).toEqual(expected)
    expect(blockCommitment([b, a])).not.toEqual(blockCommitment([a, b]))
  })
})
