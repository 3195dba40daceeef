import { describe, expect, it } from 'vitest'
import { aDeclaredSignal, anIndex, nothingDeclared } from '../../builders/catalogue.js'
import { aDecision, aSignal } from '../../builders/decision.js'
import { type FindingRow, placesOf } from '../../builders/finding-row.js'

const declared = anIndex()

const rows: readonly FindingRow[] = [
  ['nothing sensitive', aDecision({ consent: undefined }), declared, []],
  [
    'a sensitive signal under plain consent, also where it did not count',
    aDecision({ signals: [aSignal(), aSignal({ key: 'health.steps', contribution: 0 })] }),
    declared,
    ['/signals/1'],
  ],
  [
    'a sensitive signal, and no consent',
    aDecision({ consent: undefined, signals: [aSignal({ key: 'health.steps' })] }),
    declared,
    ['/signals/0'],
  ],
  [
    'a sensitive signal under explicit consent',
    aDecision({ consent: { basis: 'explicit_consent' }, signals: [aSignal({ key: 'health.steps' })] }),
    declared,
    [],
  ],
  ...(['ad', 'political_ad'] as const).map(
    (kind): FindingRow => [
      `a sensitive signal of ${kind}, whatever the consent`,
      aDecision({
        kind,
        consent: { basis: 'explicit_consent' },
        signals: [aSignal({ key: 'health.steps' })],
      }),
      declared,
      ['/signals/0'],
    ],
  ),
  [
    'a signal whose category is sensitive',
    aDecision(),
    anIndex({
      signals: { 'browsing.viewed_products': aDeclaredSignal({ category: 'user.health_and_medical' }) },
    }),
    ['/signals/0'],
  ],
  [
    'a signal of a sensitive category that is declared as not sensitive',
    aDecision(),
    anIndex({
      signals: {
        'browsing.viewed_products': aDeclaredSignal({
          category: 'user.health_and_medical',
          sensitive: false,
        }),
      },
    }),
    [],
  ],
  ['no catalogue', aDecision({ consent: undefined }), nothingDeclared, []],
]

describe('sensitiveWithoutExplicitConsent', () => {
  it.each(rows)('names its places, given %s', (_what, decision, index, pointers) => {
    expect(placesOf('sensitive-without-explicit-consent', decision, index)).toEqual(pointers)
  })
})
