import { describe, expect, it } from 'vitest'
import { rawShares, roundShare } from '../../../src/domain/explain/shares.js'
import { contributing } from '../../builders/decision.js'

describe('rawShares', () => {
  it('is the part of all that was recorded, in either direction; 0 of nothing is 0', () => {
    expect(rawShares(contributing(1, -3, null, 0))).toEqual([0.25, 0.75, null, 0])
    expect(rawShares(contributing(0, -0))).toEqual([0, 0])
    expect(rawShares(contributing(null))).toEqual([null])
  })
})

describe('roundShare', () => {
  it('keeps four decimals', () => {
    expect([0.123449, 0.12345, 1 / 3, 1].map(roundShare)).toEqual([0.1234, 0.1235, 0.3333, 1])
  })
})
