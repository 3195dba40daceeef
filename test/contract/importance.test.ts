import { describe, expect, it } from 'vitest'
import { rangeAt } from '../../src/contract/importance.js'

const NOON = Date.parse('2026-05-31T12:00:00Z')
const TODAY = NOON / 86_400_000 - 0.5

describe('rangeAt', () => {
  it.each([
    [400, 30],
    [30, 30],
    [7, 7],
    [1, 1],
  ])('of %i days kept looks at %i', (kept, days) => {
    expect(rangeAt(NOON, kept)).toEqual({ from: TODAY - days + 1, to: TODAY })
  })

  it('looks at as many days as are asked for', () => {
    expect(rangeAt(NOON, 1000, 400)).toEqual({ from: TODAY - 399, to: TODAY })
  })
})
