import { describe, expect, it } from 'vitest'
import type { Decision } from '../../../src/contract/decision.js'
import { explain } from '../../../src/domain/explain/explain.js'
import { anIndex } from '../../builders/catalogue.js'
import { aDecision, aSignal, contributing } from '../../builders/decision.js'

const advert = { kind: 'ad' as const, signals: [aSignal({ contribution: 1 })] }

describe('notRecordedOf', () => {
  it.each<[string, Decision, Record<string, readonly string[]>]>([
    ['nothing of a complete record', aDecision(), {}],
    ['an absent outcome', aDecision({ outcome: undefined }), { method: ['/outcome/method'] }],
    [
      'an absent method',
      aDecision({ outcome: { score: 1, alternatives: [] } }),
      { method: ['/outcome/method'] },
    ],
    ['the method unknown', aDecision({ outcome: { method: 'unknown' } }), { method: ['/outcome/method'] }],
    ['no contributions where there are no signals', aDecision({ signals: [] }), {}],
    ['no contributions where none counted', aDecision({ signals: contributing(0, 0) }), {}],
    [
      'what is missing to say what would have changed it, where there is arithmetic',
      aDecision({ outcome: { method: 'estimate' } }),
      { what_if: ['/outcome/score', '/outcome/alternatives'] },
    ],
    [
      'all contributions',
      aDecision({ signals: contributing(null, 0, null) }),
      { contributions: ['/signals/0/contribution', '/signals/2/contribution'] },
    ],
    [
      'some contributions',
      aDecision({ signals: contributing(null, 1) }),
      { some_contributions: ['/signals/0/contribution'] },
    ],
    ['what was not used', aDecision({ not_used: undefined }), { not_used: ['/not_used'] }],
    ['consent', aDecision({ consent: undefined }), { consent: ['/consent'] }],
    [
      'the parts of an empty consent',
      aDecision({ consent: {} }),
      { consent_purposes: ['/consent/purposes'], consent_basis: ['/consent/basis'] },
    ],
    ['no purposes where the list is empty', aDecision({ consent: { purposes: [], basis: 'contract' } }), {}],
    ['automation', aDecision({ automation: undefined }), { automation: ['/automation'] }],
    [
      'who is behind an advert',
      aDecision(advert),
      { on_behalf_of: ['/ad/on_behalf_of'], paid_by: ['/ad/paid_by'] },
    ],
    [
      'what chose an advert, unless an empty list says that nothing did',
      aDecision({ ...advert, signals: [], ad: { on_behalf_of: 'A', paid_by: 'A' } }),
      { ad_parameters: ['/ad/transparency'] },
    ],
    [
      'nothing of an advert that names no parameters',
      aDecision({ ...advert, signals: [], ad: { on_behalf_of: 'A', paid_by: 'A', transparency: [] } }),
      {},
    ],
    [
      'who paid',
      aDecision({ ...advert, ad: { on_behalf_of: 'A', paid_by: '' } }),
      { paid_by: ['/ad/paid_by'] },
    ],
  ])('names %s, at the place where it would stand (P8)', (_what, decision, expected) => {
    const { notRecorded } = explain(decision, [], anIndex())
    expect(notRecorded.map(({ code, pointers }) => [code, pointers])).toEqual(Object.entries(expected))
  })
})
