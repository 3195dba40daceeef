import { describe, expect, it } from 'vitest'
import type { Evidence } from '../../../src/rendering/page/article-view.js'
import { type DecisionScreen, decisionView } from '../../../src/rendering/staff/decision-view.js'
import { word } from '../../../src/rendering/word.js'
import { aDecision } from '../../builders/decision.js'
import { anExplainedRecord } from '../../builders/explained-record.js'
import { notRecorded, recommendation, sensitive, shop } from '../../builders/shop.js'

const publicUrl = 'https://why.example'
type Overrides = Parameters<typeof aDecision>[0]

function looked(overrides: Overrides, address = 'A'.repeat(83)) {
  const { cohorts: _, ...decision } = aDecision(overrides)
  return { decision, record: anExplainedRecord(overrides, shop), address, personAddress: 'P'.repeat(83) }
}

function aScreen(
  overrides: Overrides,
  evidence: Evidence,
  over: Partial<DecisionScreen> = {},
): DecisionScreen {
  const one = looked(overrides)
  const explanation = word(one.record, 'de', { publicUrl })
  return { looked: one, evidence, mayUnmask: false, explanation, inForce: 7, around: [], publicUrl, ...over }
}

describe('decisionView', () => {
  it('gives the answer once more in the reader’s language, where the customer’s is another', () => {
    const view = decisionView(aScreen(recommendation, 'masked'), 'en')
    expect(view.short).toBe(
      'You are seeing Trail running shoes because you looked at hiking boots on 3 May 2026.',
    )
    expect(decisionView(aScreen(recommendation, 'masked'), 'de').short).toBeNull()
  })

  it('masks what is sensitive and keeps how much it counted; whole, it says that it is sensitive', () => {
    const [masked] = decisionView(aScreen(sensitive, 'masked'), 'en').signals
    expect(masked).toMatchObject({
      key: null,
      value: null,
      instead: 'hidden',
      effect: '+1.4',
      notes: [],
      sensitive: false,
    })
    expect(masked?.name.text).toBe('information that the law treats as sensitive')
    const [whole] = decisionView(aScreen(sensitive, 'whole'), 'en').signals
    expect(whole).toMatchObject({ key: 'health.foot_condition', value: 'flat feet', sensitive: true })
  })

  it('lists every signal of the record, those that counted first and by how much', () => {
    const { signals } = decisionView(aScreen(recommendation, 'masked'), 'en')
    expect(signals).toHaveLength(recommendation?.signals?.length ?? 0)
    const sizes = signals.map(({ effect }) => Math.abs(Number(effect?.replace('\u2212', '-'))))
    expect(sizes).toEqual([...sizes].sort((one, other) => other - one))
    expect(signals.find(({ against }) => against)?.effect).toBe('\u22120.28')
  })

  it('says at a signal what is wrong with it, and of what is not recorded that it is not', () => {
    const { signals, agreed, findings } = decisionView(aScreen(notRecorded, 'masked'), 'en')
    expect(findings.map(({ name }) => name)).toContain('Data that is not declared')
    const undeclared = signals.find(({ name }) => name.text === 'shadow.score_v2')
    expect(undeclared).toMatchObject({
      value: null,
      instead: 'hidden',
      effect: null,
      findings: [{ name: 'Data that is not declared' }, { name: 'Consent not recorded' }],
    })
    expect(agreed).toBeNull()
  })

  it('offers to show what is hidden to those who may, where something is', () => {
    const marks = (overrides: Overrides, evidence: Evidence, mayUnmask: boolean) =>
      decisionView(aScreen(overrides, evidence, { mayUnmask }), 'en').marks
    expect(marks(sensitive, 'masked', true)).toMatchObject({
      masked: '1 sensitive entry hidden',
      unmask: true,
    })
    expect(marks(sensitive, 'masked', false).unmask).toBe(false)
    expect(marks(sensitive, 'whole', true)).toEqual({ masked: null, unmasked: true, unmask: false })
    expect(marks({}, 'masked', true)).toEqual({ masked: null, unmasked: false, unmask: false })
  })

  it('stands in its own timeline, in the order of time, also where the search gave others alone', () => {
    const at = (day: number) => `2026-11-${day}T08:00:00.000Z`
    const around = [25, 11].map(day =>
      looked({ ...recommendation, id: `d-${day}`, occurred_at: at(day) }, `${day}`.padEnd(83, 'x')),
    )
    const { timeline } = decisionView(aScreen(recommendation, 'masked', { around }), 'en')
    expect(timeline.map(({ current, time }) => [current, time.day])).toEqual([
      [false, '2026-11-25'],
      [true, '2026-11-21'],
      [false, '2026-11-11'],
    ])
    expect(timeline[0]?.compare?.href).toBe(`/staff/compare?d=${'A'.repeat(83)}&d=${'25'.padEnd(83, 'x')}`)
  })

  it('names the versions that prove it, and the one in force where it is another', () => {
    const catalogue = (inForce: number) =>
      decisionView(aScreen(recommendation, 'masked', { inForce }), 'en').proof.find(
        ({ term }) => term === 'Catalogue',
      )
    expect(catalogue(7)).toMatchObject({ text: 'Version 7', note: null })
    expect(catalogue(9)).toMatchObject({ text: 'Version 7', note: 'today it is 9' })
  })
})
