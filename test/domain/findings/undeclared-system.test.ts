import { describe, expect, it } from 'vitest'
import { anIndex, nothingDeclared } from '../../builders/catalogue.js'
import { aDecision } from '../../builders/decision.js'
import { type FindingRow, placesOf } from '../../builders/finding-row.js'

const declared = anIndex()

const rows: readonly FindingRow[] = [
  ['a declared system', aDecision(), declared, []],
  ['an undeclared one', aDecision({ system: { id: 'x', version: '1' } }), declared, ['/system/id']],
  [
    'a name every object has',
    aDecision({ system: { id: 'toString', version: '1' } }),
    declared,
    ['/system/id'],
  ],
  ['no catalogue', aDecision(), nothingDeclared, ['/system/id']],
]

describe('undeclaredSystem', () => {
  it.each(rows)('names its places, given %s', (_what, decision, index, pointers) => {
    expect(placesOf('undeclared-system', decision, index)).toEqual(pointers)
  })
})
