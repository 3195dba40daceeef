import { describe, expect, it } from 'vitest'
import { aDeclaredSignal, anIndex, nothingDeclared } from '../../builders/catalogue.js'
import { aDecision, aSignal } from '../../builders/decision.js'
import { type FindingRow, placesOf } from '../../builders/finding-row.js'

const declared = anIndex()
const hostileKeys = ['constructor', 'toString', 'hasOwnProperty', 'valueOf']
const hostile = hostileKeys.map(key => aSignal({ key }))

const rows: readonly FindingRow[] = [
  ['a declared signal', aDecision(), declared, []],
  ['no signals and no exclusions', aDecision({ signals: [], not_used: [] }), declared, []],
  [
    'undeclared signals, each time they occur',
    aDecision({ signals: [aSignal({ key: 'x' }), aSignal(), aSignal({ key: 'x', contribution: 0 })] }),
    declared,
    ['/signals/0', '/signals/2'],
  ],
  [
    'undeclared exclusions',
    aDecision({
      not_used: [
        { key: 'health.steps', reason: 'policy' },
        { key: 'x', reason: 'policy' },
      ],
    }),
    declared,
    ['/not_used/1'],
  ],
  [
    'keys that every object has',
    aDecision({ signals: hostile, not_used: [{ key: 'constructor', reason: 'policy' }] }),
    declared,
    ['/signals/0', '/signals/1', '/signals/2', '/signals/3', '/not_used/0'],
  ],
  [
    'declared keys that every object has',
    aDecision({ signals: hostile }),
    anIndex({ signals: Object.fromEntries(hostileKeys.map(key => [key, aDeclaredSignal()])) }),
    [],
  ],
  ['no catalogue', aDecision(), nothingDeclared, ['/signals/0']],
]

describe('undeclaredSignal', () => {
  it.each(rows)('names its places, given %s', (_what, decision, index, pointers) => {
    expect(placesOf('undeclared-signal', decision, index)).toEqual(pointers)
  })
})
