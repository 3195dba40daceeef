import { describe, expect, it } from 'vitest'
import { aDeclaredSystem, anIndex, nothingDeclared } from '../../builders/catalogue.js'
import { aDecision, aSignal } from '../../builders/decision.js'
import { type FindingRow, placesOf } from '../../builders/finding-row.js'

const declared = anIndex()

const rows: readonly FindingRow[] = [
  ["the system's purpose, which the signal lists", aDecision(), declared, []],
  [
    'a purpose of its own that the signal does not list',
    aDecision({ signals: [aSignal({ purpose: 'security' })] }),
    declared,
    ['/signals/0'],
  ],
  [
    'a purpose of its own that the signal lists, whatever the system is for',
    aDecision({ signals: [aSignal({ purpose: 'personalised_content' })] }),
    anIndex({ systems: { 'home-recs': aDeclaredSystem({ purposes: ['security'] }) } }),
    [],
  ],
  [
    "one of the system's purposes that the signal does not list",
    aDecision({ signals: [aSignal(), aSignal({ key: 'health.steps', contribution: 0 })] }),
    anIndex({
      systems: { 'home-recs': aDeclaredSystem({ purposes: ['personalised_content', 'security'] }) },
    }),
    ['/signals/0', '/signals/1'],
  ],
  [
    'an undeclared signal: nothing says what it is for',
    aDecision({ signals: [aSignal({ key: 'x', purpose: 'security' })] }),
    declared,
    [],
  ],
  ['an undeclared system', aDecision({ system: { id: 'x', version: '1' } }), declared, []],
  ['no catalogue', aDecision({ signals: [aSignal({ purpose: 'x' })] }), nothingDeclared, []],
]

describe('wrongPurpose', () => {
  it.each(rows)('names its places, given %s', (_what, decision, index, pointers) => {
    expect(placesOf('wrong-purpose', decision, index)).toEqual(pointers)
  })
})
