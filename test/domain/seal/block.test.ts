import { createHash, randomBytes } from 'node:crypto'
import { deflateRawSync } from 'node:zlib'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { SealBroken, seal } from '../../../src/domain/seal/aead.js'
import {
  BLOCK_RECORDS,
  openBlock,
  openCohorts,
  sealBlock,
  sealCohorts,
} from '../../../src/domain/seal/block.js'
import { dictionary1, dictionary2 } from '../../../src/domain/seal/dictionary.js'
import { aCatalogue, aDeclaredSignal } from '../../builders/catalogue.js'

const key = randomBytes(32)
const dictionary = dictionary2(aCatalogue())
const place = { person: randomBytes(16), block: 12 }
const record = (value: unknown) => Buffer.from(JSON.stringify(value))

describe('sealBlock and openBlock', () => {
  it('give back every record byte for byte, and the seed', () => {
    fc.assert(
      fc.property(fc.array(fc.json(), { minLength: 1, maxLength: BLOCK_RECORDS }), texts => {
        const records = texts.map(text => record(JSON.parse(text)))
        const seed = randomBytes(32)
        const sealed = sealBlock(key, place, { seed, records }, randomBytes(12), dictionary)
        const opened = openBlock(key, place, sealed, dictionary)
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
      dictionary,
    )
    expect(() => openBlock(randomBytes(32), place, sealed, dictionary)).toThrow(SealBroken)
    expect(() => openBlock(key, { ...place, person: randomBytes(16) }, sealed, dictionary)).toThrow(
      SealBroken,
    )
    expect(() => openBlock(key, { ...place, block: 13 }, sealed, dictionary)).toThrow(SealBroken)
    for (let at = 0; at < sealed.length; at++) {
      const changed = Uint8Array.from(sealed)
      changed[at] = (changed[at] ?? 0) ^ 1
      expect(() => openBlock(key, place, changed, dictionary)).toThrow(SealBroken)
    }
  })

  it('leave nothing of a record readable', () => {
    const sealed = sealBlock(
      key,
      place,
      { seed: randomBytes(32), records: [record('a marker in the clear')] },
      randomBytes(12),
      dictionary,
    )
    expect(Buffer.from(sealed).includes('marker')).toBe(false)
  })
})

describe('openBlock', () => {
  it('refuses another catalogue than the one a block was packed with, and none', () => {
    const records = [record({ id: 'd-1', signals: [{ key: 'browsing.viewed_products', value: 'boots' }] })]
    const sealed = sealBlock(key, place, { seed: randomBytes(32), records }, randomBytes(12), dictionary)
    expect(() => openBlock(key, place, sealed, dictionary2(null))).toThrow(SealBroken)
    expect(() => openBlock(key, place, sealed, null)).toThrow(SealBroken)
  })

  it('opens what format 1 sealed', () => {
    const records = record({ id: 'd-1' })
    const packed = deflateRawSync(records, { dictionary: dictionary1 })
    const number = Buffer.alloc(8)
    number.writeUInt32BE(place.block, 4)
    const bound = Buffer.concat([Buffer.from('wherefore/block/v1\n'), place.person, number])
    const sealed = seal(key, randomBytes(12), bound, Buffer.concat([randomBytes(32), packed]))
    const opened = openBlock(key, place, Buffer.concat([Uint8Array.of(1), sealed]), null)
    expect(opened.records.map(bytes => Buffer.from(bytes).toString())).toEqual([records.toString()])
  })
})

describe('sealCohorts and openCohorts', () => {
  it('cannot be taken for a block, nor a block for them', () => {
    const sealed = sealCohorts(key, place, '{"age":"30-39"}', randomBytes(12))
    expect(openCohorts(key, place, sealed)).toBe('{"age":"30-39"}')
    expect(() => openBlock(key, place, Buffer.concat([Uint8Array.of(1), sealed]), dictionary)).toThrow(
      SealBroken,
    )
  })
})

describe('dictionary1', () => {
  it('is frozen: stored blocks of format 1 open only with these bytes', () => {
    expect(createHash('sha256').update(dictionary1).digest('hex')).toBe(
      '8fc47ca4c5da76cdf2fcd9bc8ee765d85113cfb415c51e388efea4291ed3e5df',
    )
  })
})

describe('dictionary2', () => {
  it('is frozen for a catalogue: stored blocks of format 2 open only with these bytes', () => {
    const signal = aDeclaredSignal()
    const catalogue = aCatalogue({
      purposes: { picks: { name: { en: 'Picks' } }, ads: { name: { en: 'Ads' } } },
      signals: { 'a.b': signal, c: signal },
      systems: {
        recs: { name: { en: 'R' }, kind: 'ranking', purposes: ['picks'], surfaces: ['s.one', 's.two'] },
      },
    })
    expect(Buffer.from(dictionary2(catalogue).bytes).subarray(dictionary1.length).toString()).toBe(
      '"purpose":"picks","purpose":"ads",},{"key":"a.b","value":},{"key":"c","value":","kind":"ranking","surface":"s.one","system":{"id":"recs","version":"","kind":"ranking","surface":"s.two","system":{"id":"recs","version":"],"consent":{"purposes":["picks","ads"],"basis":"consent"}}',
    )
    expect(dictionary2(null).bytes).toBe(dictionary1)
  })

  it('takes no more than 8 KiB of a catalogue, however many names it declares', () => {
    const names = Array.from({ length: 2000 }, (_, at) => [`signal.${at}`, aDeclaredSignal()] as const)
    const { bytes } = dictionary2(aCatalogue({ signals: Object.fromEntries(names) }))
    expect(bytes.length).toBe(dictionary1.length + 8192)
  })
})
