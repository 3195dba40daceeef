import { describe, expect, it } from 'vitest'
import { aDeclaredSignal, anIndex, nothingDeclared } from '../../builders/catalogue.js'
import { aDecision, aSignal } from '../../builders/decision.js'
import { type FindingRow, placesOf } from '../../builders/finding-row.js'

const declared = anIndex()

const rows: readonly FindingRow[] = [
  [
    'no declared retention',
    aDecision({ signals: [aSignal({ observed_at: '1990-01-01T00:00:00Z' })] }),
    declared,
    [],
  ],
  [
    'older than declared by a millisecond, beside one just as old and one without a time',
    aDecision({
      occurred_at: '2026-05-03T12:00:00.001+02:00',
      signals: [
        aSignal({ observed_at: '2026-04-03T10:00:00.000Z' }),
        aSignal({ observed_at: '2026-04-03T10:00:00.001Z' }),
        aSignal({ observed_at: undefined }),
      ],
    }),
    anIndex({ signals: { 'browsing.viewed_products': aDeclaredSignal({ retention_days: 30 }) } }),
    ['/signals/0'],
  ],
  [
    'no catalogue',
    aDecision({ signals: [aSignal({ observed_at: '1990-01-01T00:00:00Z' })] }),
    nothingDeclared,
    [],
  ],
]

describe('keptTooLong', () => {
  it.each(rows)('names its places, given %s', (_what, decision, index, pointers) => {
    expect(placesOf('kept-too-long', decision, index)).toEqual(pointers)
  })
})
