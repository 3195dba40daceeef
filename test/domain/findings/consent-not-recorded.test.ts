import { describe, expect, it } from 'vitest'
import { anIndex, nothingDeclared } from '../../builders/catalogue.js'
import { aDecision, aSignal } from '../../builders/decision.js'
import { type FindingRow, placesOf } from '../../builders/finding-row.js'

const declared = anIndex()

const rows: readonly FindingRow[] = [
  ['a list of purposes', aDecision({ consent: { purposes: [] } }), declared, []],
  ['no consent', aDecision({ consent: undefined }), declared, ['/signals/0']],
  ['no list of purposes', aDecision({ consent: { basis: 'explicit_consent' } }), declared, ['/signals/0']],
  [
    'no consent, and a purpose that needs none',
    aDecision({ consent: undefined, signals: [aSignal({ purpose: 'security' })] }),
    declared,
    [],
  ],
  ['no consent and no signals', aDecision({ consent: undefined, signals: [] }), declared, []],
  ['no catalogue', aDecision({ consent: undefined }), nothingDeclared, []],
]

describe('consentNotRecorded', () => {
  it.each(rows)('names its places, given %s', (_what, decision, index, pointers) => {
    expect(placesOf('consent-not-recorded', decision, index)).toEqual(pointers)
  })
})
