import { describe, expect, it } from 'vitest'
import { anIndex, nothingDeclared } from '../../builders/catalogue.js'
import { aDecision } from '../../builders/decision.js'
import { type FindingRow, placesOf } from '../../builders/finding-row.js'

const declared = anIndex()

const rows: readonly FindingRow[] = [
  ['no cohorts', aDecision(), nothingDeclared, []],
  ['a declared cohort', aDecision({ cohorts: { age_band: 'x' } }), declared, []],
  [
    'undeclared ones, sorted and escaped',
    aDecision({ cohorts: { toString: 'x', 'a/b~c': 'y', age_band: 'z', '10': '1', '9': '2' } }),
    declared,
    ['/cohorts/10', '/cohorts/9', '/cohorts/a~1b~0c', '/cohorts/toString'],
  ],
  ['no catalogue', aDecision({ cohorts: { age_band: 'x' } }), nothingDeclared, ['/cohorts/age_band']],
]

describe('undeclaredCohort', () => {
  it.each(rows)('names its places, given %s', (_what, decision, index, pointers) => {
    expect(placesOf('undeclared-cohort', decision, index)).toEqual(pointers)
  })
})
