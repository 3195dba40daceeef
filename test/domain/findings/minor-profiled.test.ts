import { describe, expect, it } from 'vitest'
import { anIndex, nothingDeclared } from '../../builders/catalogue.js'
import { aDecision, aSignal } from '../../builders/decision.js'
import { type FindingRow, placesOf } from '../../builders/finding-row.js'

const declared = anIndex()

const rows: readonly FindingRow[] = [
  ...(['ad', 'political_ad', 'price'] as const).map(
    (kind): FindingRow => [
      `a minor and personal reasons, in ${kind}`,
      aDecision({
        kind,
        price: { amount: '1', currency: 'EUR' },
        person: { minor: true },
        signals: [
          aSignal({ key: 'context.weather', contribution: 1 }),
          aSignal({ contribution: -1 }),
          aSignal({ contribution: 0 }),
          aSignal({ key: 'x' }),
        ],
      }),
      declared,
      ['/signals/1', '/signals/3', '/person/minor'],
    ],
  ),
  ['another kind', aDecision({ person: { minor: true } }), declared, []],
  ['nobody said how old', aDecision({ kind: 'ad', person: {} }), declared, []],
  ['not a minor', aDecision({ kind: 'ad', person: { minor: false } }), declared, []],
  [
    'no personal reason',
    aDecision({
      kind: 'ad',
      person: { minor: true },
      signals: [aSignal({ contribution: 0 }), aSignal({ key: 'context.weather' })],
    }),
    declared,
    [],
  ],
  [
    'no catalogue: every signal is personal',
    aDecision({ kind: 'ad', person: { minor: true } }),
    nothingDeclared,
    ['/signals/0', '/person/minor'],
  ],
]

describe('minorProfiled', () => {
  it.each(rows)('names its places, given %s', (_what, decision, index, pointers) => {
    expect(placesOf('minor-profiled', decision, index)).toEqual(pointers)
  })
})
