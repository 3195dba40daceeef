import { randomBytes } from 'node:crypto'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { packDecisions, unpackDecisions } from '../../src/runtime/packed-decisions.js'

const ref = () => new Uint8Array(randomBytes(16))
const routed = fc.record({
  record: fc.json(),
  cohorts: fc.constantFrom('', '{"age_band":"30-39"}'),
  subjectRef: fc.constant(null).map(ref),
  decisionRef: fc.constant(null).map(ref),
  itemNumber: fc.integer({ min: 0, max: 2 ** 48 - 1 }),
  slateNumber: fc.option(fc.integer({ min: 0, max: 2 ** 48 - 1 })),
})

describe('packDecisions', () => {
  it('gives back what was packed, in order, also after a structured clone', () => {
    fc.assert(
      fc.property(fc.array(routed, { maxLength: 20 }), decisions => {
        const expected = decisions.map(one => ({ ...one, record: Buffer.from(one.record).toString('hex') }))
        for (const packed of [packDecisions(decisions), structuredClone(packDecisions(decisions))]) {
          const unpacked = unpackDecisions(packed)
          expect(unpacked.map(one => ({ ...one, record: Buffer.from(one.record).toString('hex') }))).toEqual(
            expected,
          )
        }
      }),
    )
  })

  it('takes no texts along where no decision has cohorts', () => {
    const [one] = fc.sample(routed, 1)
    if (!one) throw new Error('no sample')
    expect(packDecisions([{ ...one, cohorts: '' }]).cohorts).toBeNull()
  })
})
