// A signal whose key is harmless and whose value is not: closed everywhere, and a finding, as a sensitive key would be.
import { describe, expect, it } from 'vitest'
import type { Decision } from '../../../src/contract/decision.js'
import { explain } from '../../../src/domain/explain/explain.js'
import { findingsOf } from '../../../src/domain/findings/check.js'
import { forHostPage } from '../../../src/rendering/for-host-page.js'
import { renderPage } from '../../../src/rendering/render-page.js'
import { word } from '../../../src/rendering/word.js'
import { aCatalogue, aDeclaredSignal, anIndex } from '../../builders/catalogue.js'
import { aDecision, aSignal } from '../../builders/decision.js'
import { anExplainedRecord } from '../../builders/explained-record.js'
import { contentOf, readHtml } from '../../oracle/html.js'

const control = { opt_out: true }
const signals = {
  segment: aDeclaredSignal({
    name: { en: 'Your group' },
    because: { en: 'you are among {value}' },
    origin: 'inferred',
    control,
  }),
  shown: aDeclaredSignal({ name: { en: 'Your group' }, origin: 'inferred', show_value: true, control }),
  topic: aDeclaredSignal({ name: { en: 'Topic of the page' }, origin: 'context', show_value: true }),
}
const index = anIndex({ signals })
const voters = 'Liberal voters'

const facts = (decision: Decision) => explain(decision, [], index)
const codes = (decision: Decision) => findingsOf(decision, [], index).map(({ code }) => code)
const withSignals = (...list: Decision['signals']) => aDecision({ signals: list })

describe('a signal that is sensitive by its value', () => {
  it('is told by the fixed words, keeps its place and closes its evidence', () => {
    const { signals: told, reasons } = facts(
      withSignals(
        aSignal({ key: 'segment', value: 'hikers', contribution: 1 }),
        aSignal({ key: 'segment', value: voters, contribution: 3 }),
      ),
    )
    expect(told.map(({ disclosure }) => disclosure)).toEqual(['open', 'sensitive'])
    expect(reasons.map(({ place }) => place)).toEqual([1, 0])
  })

  it('shows its value only where values of that signal were declared to be shown', () => {
    const [hidden, shown, redacted] = facts(
      withSignals(
        aSignal({ key: 'segment', value: voters }),
        aSignal({ key: 'shown', value: voters }),
        aSignal({ key: 'shown', value: voters, redacted: true }),
      ),
    ).signals
    expect([hidden?.value, shown?.value, redacted?.value]).toEqual([undefined, voters, undefined])
  })

  it('is a finding without explicit consent, and in an advert whatever the consent (EU DSA art. 26(3))', () => {
    const code = 'sensitive-without-explicit-consent'
    const signal = aSignal({ key: 'segment', value: voters })
    const explicit = { basis: 'explicit_consent' as const }
    expect(codes(withSignals(signal))).toContain(code)
    expect(codes(aDecision({ signals: [signal], consent: explicit }))).not.toContain(code)
    expect(codes(aDecision({ kind: 'ad', signals: [signal], consent: explicit }))).toContain(code)
    expect(codes(withSignals(aSignal({ key: 'segment', value: 'hikers' })))).not.toContain(code)
  })

  it('is found where nobody declared it, also redacted, and stays undeclared in words', () => {
    const decision = withSignals(aSignal({ key: 'unknown', value: voters, redacted: true, contribution: 1 }))
    expect(codes(decision)).toContain('sensitive-without-explicit-consent')
    expect(facts(decision).signals[0]?.disclosure).toBe('undeclared')
  })

  it('is not read into what is only about the moment or the place', () => {
    const decision = withSignals(aSignal({ key: 'topic', value: 'Muslim holidays' }))
    expect(facts(decision).signals[0]?.disclosure).toBe('open')
    expect(codes(decision)).not.toContain('sensitive-without-explicit-consent')
  })

  it('is never named as something that would have changed it, nor is its key', () => {
    const outcome = {
      method: 'exact' as const,
      score: 4,
      alternatives: [{ item: { id: 'x' }, score: 1, contributions: {} }],
    }
    const both = [
      aSignal({ key: 'segment', value: 'hikers', contribution: 1 }),
      aSignal({ key: 'segment', value: voters, contribution: 3 }),
    ]
    expect(facts(aDecision({ signals: both, outcome })).whatIf?.code).toBe('none')
  })

  it('closes what a producer says about data that was left out', () => {
    const not_used = [
      { key: 'segment', reason: 'policy' as const, detail: 'the group was Liberal voters' },
      { key: 'segment', reason: 'policy' as const, detail: 'the group was hikers' },
    ]
    expect(facts(aDecision({ not_used })).notUsed.map(({ disclosure }) => disclosure)).toEqual([
      'sensitive',
      'open',
    ])
  })

  it.each(['en', 'de', 'fr', 'es', 'ar'])('leaves no trace outside the closed evidence: %s', language => {
    const record = anExplainedRecord(
      { kind: 'recommendation', signals: [aSignal({ key: 'shown', value: voters, contribution: 1 })] },
      aCatalogue({ signals }),
    )
    const told = word(record, language, { publicUrl: 'https://why.example' })
    expect(JSON.stringify({ ...told, data_used: [] })).not.toMatch(/Liberal|Your group/)
    expect(JSON.stringify(forHostPage(told))).not.toMatch(/Liberal|Your group|"key":"shown"/)
    const page = readHtml(renderPage(told, record, { organisation: null, controls: [] }))
    expect(contentOf(page, ({ attributes }) => attributes.has('data-sensitive'))).not.toMatch(
      /Liberal|Your group/,
    )
  })
})
