// P5: same decision, catalogue version, language and template version give the same bytes.
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { parseDecision } from '../../src/contract/parse-decision.js'
import { anyDecision, RECEIVED_AT } from '../generate/decisions.js'
import { languages, tell } from '../oracle/told.js'

describe('P5 same in, same out', () => {
  it('gives the same bytes twice, and for fields sent in another order', () => {
    fc.assert(
      fc.property(anyDecision, fc.constantFrom(...languages), ({ decision, catalogue }, language) => {
        const once = JSON.stringify(tell(decision, catalogue, language))
        const turned = parseDecision(turn(decision), { plainLoopback: false, now: RECEIVED_AT })
        if (!turned.ok) throw new Error('the same decision in another order is refused')
        expect(JSON.stringify(tell(decision, catalogue, language))).toBe(once)
        expect(JSON.stringify(tell(turned.decision, structuredClone(catalogue), language))).toBe(once)
      }),
    )
  })

  it('gives the same bytes whatever was explained before', () => {
    fc.assert(
      fc.property(anyDecision, anyDecision, (one, other) => {
        const alone = JSON.stringify(tell(one.decision, one.catalogue, 'en'))
        tell(other.decision, other.catalogue, 'de')
        tell(one.decision, one.catalogue, 'de')
        expect(JSON.stringify(tell(one.decision, one.catalogue, 'en'))).toBe(alone)
      }),
      { numRuns: 50 },
    )
  })
})

/** The same JSON with the fields of every object the other way round. */
function turn(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(turn)
  if (typeof value !== 'object' || value === null) return value
  return Object.fromEntries(
    Object.entries(value)
      .toReversed()
      .map(([name, each]) => [name, turn(each)]),
  )
}
