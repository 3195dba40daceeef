import { describe, expect, it } from 'vitest'
import { explain } from '../../../src/domain/explain/explain.js'
import { anIndex } from '../../builders/catalogue.js'
import { aDecision, contributing } from '../../builders/decision.js'

const summaryOf = (...contributions: (number | null)[]) =>
  explain(aDecision({ signals: contributing(...contributions) }), [], anIndex()).summary

describe('summaryOf', () => {
  it.each([
    [
      'the fewest leading reasons that reach 0.80',
      [50, -32, 10, 5, 3],
      { shown: 2, total: 5, share_shown: 0.82 },
    ],
    ['exactly 0.80', [50, 30, 20], { shown: 2, total: 3, share_shown: 0.8 }],
    ['0.80 once rounded', [79.9951, 20.0049], { shown: 1, total: 2, share_shown: 0.8 }],
    ['one more, just below 0.80', [79.9949, 20.0051], { shown: 2, total: 2, share_shown: 1 }],
    ['at least one', [1], { shown: 1, total: 1, share_shown: 1 }],
    ['at most five', [1, 1, 1, 1, 1, 1, 1, 1], { shown: 5, total: 8, share_shown: 0.625 }],
    // Each third is told as 0.3333; summed rounded, all would be 0.9999.
    ['raw shares, rounded once', [1, 1, 1], { shown: 3, total: 3, share_shown: 1 }],
    ['nothing where there are no reasons', [0, -0], { shown: 0, total: 0, share_shown: null }],
    ['nothing where there are no signals', [], { shown: 0, total: 0, share_shown: null }],
  ])('shows %s', (_what, contributions, summary) => {
    expect(summaryOf(...contributions)).toEqual({ ...summary, unrecorded: 0 })
  })

  it('shows at most three where no share is known', () => {
    expect(summaryOf(null, null, null, null, 0)).toEqual({
      shown: 3,
      total: 4,
      share_shown: null,
      unrecorded: 4,
    })
    expect(summaryOf(null)).toEqual({ shown: 1, total: 1, share_shown: null, unrecorded: 1 })
  })

  it('tells no share of the whole where some are not recorded (P8)', () => {
    expect(summaryOf(null, 9, 1)).toEqual({ shown: 1, total: 3, share_shown: null, unrecorded: 1 })
  })
})
