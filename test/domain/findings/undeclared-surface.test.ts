import { describe, expect, it } from 'vitest'
import { aDeclaredSystem, anIndex, nothingDeclared } from '../../builders/catalogue.js'
import { aDecision } from '../../builders/decision.js'
import { type FindingRow, placesOf } from '../../builders/finding-row.js'

const declared = anIndex()

const rows: readonly FindingRow[] = [
  ['a surface that the system lists', aDecision(), declared, []],
  ['an undeclared one', aDecision({ surface: 'x' }), declared, ['/surface']],
  ['a name every object has', aDecision({ surface: 'constructor' }), declared, ['/surface']],
  [
    'a declared one that the system does not list',
    aDecision({ surface: 'checkout' }),
    declared,
    ['/surface'],
  ],
  [
    'one that the system lists and the catalogue does not declare',
    aDecision({ surface: 'x' }),
    anIndex({ systems: { 'home-recs': aDeclaredSystem({ surfaces: ['x'] }) } }),
    ['/surface'],
  ],
  [
    'a declared one, where the system lists none',
    aDecision({ surface: 'checkout' }),
    anIndex({ systems: { 'home-recs': aDeclaredSystem({ surfaces: [] }) } }),
    [],
  ],
  [
    'a declared one under an undeclared system',
    aDecision({ surface: 'checkout', system: { id: 'x', version: '1' } }),
    declared,
    [],
  ],
  ['no catalogue', aDecision(), nothingDeclared, ['/surface']],
]

describe('undeclaredSurface', () => {
  it.each(rows)('names its places, given %s', (_what, decision, index, pointers) => {
    expect(placesOf('undeclared-surface', decision, index)).toEqual(pointers)
  })
})
