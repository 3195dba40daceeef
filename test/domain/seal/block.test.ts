import { createHash, randomBytes } from 'node:crypto'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { SealBroken } from '../../../src/domain/seal/aead.js'
import {
  BLOCK_RECORDS,
  openBlock,
  openCohorts,
  sealBlock,
  sealCohorts,
} from '../../../src/domain/seal/block.js'
import { dictionary1 } from '../../../src/domain/seal/dictionary.js'

const key = randomBytes(32)
const place = { person: randomBytes(16), block: 12 }
const record = (value: unknown) => Buffer.from(JSON.stringify(value))

describe('sealBlock and openBlock', () => {
  it('give back every record byte for byte, and the seed', () => {
    fc.assert(
      fc.property(fc.array(fc.json(), { minLength: 1, maxLength: BLOCK_RECORDS }), texts => {
        const records = texts.map(text => record(JSON.parse(text)))
        const seed = randomBytes(32)
        const opened = openBlock(key, place, sealBlock(key, place, { seed, records }, randomBytes(12)))
        expect(Buffer.from(opened.seed)).toEqual(seed)
        expect(opened.records.map(bytes => Buffer.from(bytes).toString())).toEqual(
          records.map(bytes => bytes.toString()),
        )
      }),
    )
  })

  it('refuse to open under another key, for another person, at another block, or with one bit changed', () => {
    const sealed = sealBlock(
      key,
      place,
      { seed: randomBytes(32), records: [record({ id: 'd-1' })] },
      randomBytes(12),
    )
    expect(() => openBlock(randomBytes(32), place, sealed)).toThrow(SealBroken)
    expect(() => openBlock(key, { ...place, person: randomBytes(16) }, sealed)).toThrow(SealBroken)
    expect(() => openBlock(key, { ...place, block: 13 }, sealed)).toThrow(SealBroken)
    for (let at = 0; at < sealed.length; at++) {
      const changed = Uint8Array.from(sealed)
      changed[at] = (changed[at] ?? 0) ^ 1
      expect(() => openBlock(key, place, changed)).toThrow(SealBroken)
    }
  })

  it('leave nothing of a record readable', () => {
    const sealed = sealBlock(
      key,
      place,
      { seed: randomBytes(32), records: [record('a marker in the clear')] },
      randomBytes(12),
    )
    expect(Buffer.from(sealed).includes('marker')).toBe(false)
  })
})

describe('sealCohorts and openCohorts', () => {
  it('cannot be taken for a block, nor a block for them', () => {
    const sealed = sealCohorts(key, place, '{"age":"30-39"}', randomBytes(12))
    expect(openCohorts(key, place, sealed)).toBe('{"age":"30-39"}')
    expect(() => openBlock(key, place, Buffer.concat([Uint8Array.of(1), sealed]))).toThrow(SealBroken)
  })
})

describe('dictionary1', () => {
  it('is frozen: stored blocks of format 1 open only with these bytes', () => {
    expect(createHash('sha256').update(dictionary1).digest('hex')).toBe(
      '8fc47ca4c5da76cdf2fcd9bc8ee765d85113cfb415c51e388efea4291ed3e5df',
    )
  })
})
