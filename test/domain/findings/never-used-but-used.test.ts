import { describe, expect, it } from 'vitest'
import { aDeclaredSystem, anIndex, nothingDeclared } from '../../builders/catalogue.js'
import { aDecision, aSignal } from '../../builders/decision.js'
import { type FindingRow, placesOf } from '../../builders/finding-row.js'

const declared = anIndex()

const rows: readonly FindingRow[] = [
  ['nothing that the system never uses', aDecision(), declared, []],
  ...(
    [
      ['user.behavior.browsing_history', ['/signals/0']],
      ['user.behavior', ['/signals/0']],
      ['user.behavior.browsing', []],
      ['user.behavior.browsing_history.visits', []],
    ] as const
  ).map(
    ([category, pointers]): FindingRow => [
      `a system that never uses ${category}`,
      aDecision({ signals: [aSignal(), aSignal({ key: 'context.weather' }), aSignal({ key: 'x' })] }),
      anIndex({
        systems: {
          'home-recs': aDeclaredSystem({ never_uses: [{ category: 'user.financial' }, { category }] }),
        },
      }),
      pointers,
    ],
  ),
  [
    'a system that lists nothing',
    aDecision(),
    anIndex({ systems: { 'home-recs': aDeclaredSystem({ never_uses: [] }) } }),
    [],
  ],
  ['no catalogue', aDecision(), nothingDeclared, []],
]

describe('neverUsedButUsed', () => {
  it.each(rows)('names its places, given %s', (_what, decision, index, pointers) => {
    expect(placesOf('never-used-but-used', decision, index)).toEqual(pointers)
  })
})
