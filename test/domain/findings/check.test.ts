import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { findingCodes } from '../../../src/contract/finding.js'
import { findingsOf } from '../../../src/domain/findings/check.js'
import { anyDecision, anyIndex } from '../../builders/any.js'
import { anIndex } from '../../builders/catalogue.js'
import { aDecision } from '../../builders/decision.js'

describe('findingsOf', () => {
  it('finds nothing in an ordinary decision', () => {
    expect(findingsOf(aDecision(), [], anIndex())).toEqual([])
  })

  it('names each code once, in the order of the contract, with at least one place', () => {
    fc.assert(
      fc.property(anyDecision, anyIndex, (decision, index) => {
        const findings = findingsOf(decision, Object.keys(decision.cohorts ?? {}), index)
        const codes = findings.map(({ code }) => code)
        expect(codes).toEqual(findingCodes.filter(code => codes.includes(code)))
        for (const { pointers } of findings) {
          expect(pointers.length).toBeGreaterThan(0)
          expect(new Set(pointers).size).toBe(pointers.length)
        }
      }),
    )
  })
})
