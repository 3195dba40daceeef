import { describe, expect, it } from 'vitest'
import { anIndex } from '../../builders/catalogue.js'
import { aDecision } from '../../builders/decision.js'
import { type FindingRow, placesOf } from '../../builders/finding-row.js'

const declared = anIndex()

const rows: readonly FindingRow[] = [
  ...(['ad', 'political_ad'] as const).flatMap((kind): FindingRow[] => [
    [`no ad in ${kind}`, aDecision({ kind }), declared, ['/ad/on_behalf_of', '/ad/paid_by']],
    [`no payer in ${kind}`, aDecision({ kind, ad: { on_behalf_of: 'A' } }), declared, ['/ad/paid_by']],
    [
      `nobody behind it in ${kind}`,
      aDecision({ kind, ad: { paid_by: 'B' } }),
      declared,
      ['/ad/on_behalf_of'],
    ],
    [`both in ${kind}`, aDecision({ kind, ad: { on_behalf_of: 'A', paid_by: 'A' } }), declared, []],
  ]),
  [
    'blank names',
    aDecision({ kind: 'ad', ad: { on_behalf_of: '', paid_by: ' ' } }),
    declared,
    ['/ad/on_behalf_of', '/ad/paid_by'],
  ],
  ['another kind', aDecision({ ad: {} }), declared, []],
]

describe('adWithoutPayer', () => {
  it.each(rows)('names its places, given %s', (_what, decision, index, pointers) => {
    expect(placesOf('ad-without-payer', decision, index)).toEqual(pointers)
  })
})
