import { describe, expect, it } from 'vitest'
import { anIndex } from '../../builders/catalogue.js'
import { aDecision, contributing } from '../../builders/decision.js'
import { type FindingRow, placesOf } from '../../builders/finding-row.js'

const declared = anIndex()

const rows: readonly FindingRow[] = [
  ...(['exact', 'estimate'] as const).map(
    (method): FindingRow => [
      `${method}, off by more than the tolerance`,
      aDecision({ outcome: { method, score: 1, base: 0 }, signals: contributing(1.1, -0.2) }),
      declared,
      ['/outcome/score', '/outcome/base', '/signals/0', '/signals/1'],
    ],
  ),
  ...(['surrogate', 'rule', 'unknown'] as const).map(
    (method): FindingRow => [
      `${method}: it does not claim to add up`,
      aDecision({ outcome: { method, score: 1, base: 0 }, signals: contributing(5) }),
      declared,
      [],
    ],
  ),
  [
    'within the tolerance',
    aDecision({ outcome: { method: 'exact', score: -1000, base: 0 }, signals: contributing(-999.1) }),
    declared,
    [],
  ],
  [
    'outside the tolerance',
    aDecision({ outcome: { method: 'exact', score: -1000, base: 0 }, signals: contributing(-998.9) }),
    declared,
    ['/outcome/score', '/outcome/base', '/signals/0'],
  ],
  [
    'a score of 0 within a millionth',
    aDecision({ outcome: { method: 'exact', score: 0, base: 1 }, signals: contributing(-1, 9e-7) }),
    declared,
    [],
  ],
  [
    'a contribution not recorded',
    aDecision({ outcome: { method: 'exact', score: 9, base: 0 }, signals: contributing(1, null) }),
    declared,
    [],
  ],
  ['no base', aDecision({ outcome: { method: 'exact', score: 9 } }), declared, []],
  ['no score', aDecision({ outcome: { method: 'exact', base: 9 } }), declared, []],
  ['no outcome', aDecision({ outcome: undefined }), declared, []],
  [
    'no signals, and a score that the base does not give',
    aDecision({ outcome: { method: 'exact', score: 2, base: 1 }, signals: [] }),
    declared,
    ['/outcome/score', '/outcome/base'],
  ],
  [
    'no signals, and a score that is the base',
    aDecision({ outcome: { method: 'exact', score: 2, base: 2 }, signals: [] }),
    declared,
    [],
  ],
  [
    'the largest numbers',
    aDecision({
      outcome: { method: 'exact', score: 1e12, base: -1e12 },
      signals: contributing(1e12, 1e12),
    }),
    declared,
    [],
  ],
]

describe('contributionsDoNotAddUp', () => {
  it.each(rows)('names its places, given %s', (_what, decision, index, pointers) => {
    expect(placesOf('contributions-do-not-add-up', decision, index)).toEqual(pointers)
  })
})
