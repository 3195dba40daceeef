import { describe, expect, it } from 'vitest'
import { anIndex, nothingDeclared } from '../../builders/catalogue.js'
import { aDecision, aSignal } from '../../builders/decision.js'
import { type FindingRow, placesOf } from '../../builders/finding-row.js'

const declared = anIndex()

const rows: readonly FindingRow[] = [
  ['a granted purpose', aDecision(), declared, []],
  [
    'a purpose that is not granted, of declared and undeclared signals',
    aDecision({ consent: { purposes: [] }, signals: [aSignal(), aSignal({ key: 'x' })] }),
    declared,
    ['/signals/0', '/signals/1'],
  ],
  [
    'a purpose of its own that needs none, beside one that does',
    aDecision({
      consent: { purposes: ['security'] },
      signals: [aSignal({ purpose: 'security' }), aSignal({ purpose: 'personalised_content' })],
    }),
    declared,
    ['/signals/1'],
  ],
  ['no list of purposes', aDecision({ consent: { basis: 'consent' } }), declared, []],
  ['no consent', aDecision({ consent: undefined }), declared, []],
  ['no signals', aDecision({ consent: { purposes: [] }, signals: [] }), declared, []],
  ['no catalogue', aDecision({ consent: { purposes: [] } }), nothingDeclared, []],
]

describe('noConsent', () => {
  it.each(rows)('names its places, given %s', (_what, decision, index, pointers) => {
    expect(placesOf('no-consent', decision, index)).toEqual(pointers)
  })
})
