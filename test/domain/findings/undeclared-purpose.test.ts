import { describe, expect, it } from 'vitest'
import { anIndex, nothingDeclared } from '../../builders/catalogue.js'
import { aDecision, aSignal } from '../../builders/decision.js'
import { type FindingRow, placesOf } from '../../builders/finding-row.js'

const declared = anIndex()

const rows: readonly FindingRow[] = [
  ['declared purposes', aDecision({ signals: [aSignal({ purpose: 'security' })] }), declared, []],
  [
    "an undeclared signal's undeclared purpose, and a granted one",
    aDecision({
      signals: [aSignal(), aSignal({ key: 'x', purpose: 'y' })],
      consent: { purposes: ['personalised_content', 'z', 'constructor'] },
    }),
    declared,
    ['/signals/1/purpose', '/consent/purposes/1', '/consent/purposes/2'],
  ],
  [
    'no catalogue',
    aDecision({ signals: [aSignal({ purpose: 'security' })] }),
    nothingDeclared,
    ['/signals/0/purpose', '/consent/purposes/0'],
  ],
  ['no catalogue and no purpose', aDecision({ consent: { purposes: [] } }), nothingDeclared, []],
]

describe('undeclaredPurpose', () => {
  it.each(rows)('names its places, given %s', (_what, decision, index, pointers) => {
    expect(placesOf('undeclared-purpose', decision, index)).toEqual(pointers)
  })
})
