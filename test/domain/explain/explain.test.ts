import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { interfaceLanguages } from '../../../src/contract/languages.js'
import { explain } from '../../../src/domain/explain/explain.js'
import type { Facts } from '../../../src/domain/explain/facts.js'
import { findingsOf } from '../../../src/domain/findings/check.js'
import { readRecord, recordBytes } from '../../../src/domain/record-bytes.js'
import { anyDecision, anyIndex } from '../../builders/any.js'
import { aCatalogue, aDeclaredSystem, anIndex, nothingDeclared } from '../../builders/catalogue.js'
import { aDecision } from '../../builders/decision.js'

describe('explain', () => {
  it('tells what was shown, when in UTC, where and by which system', () => {
    const decision = aDecision({ occurred_at: '2026-05-03T12:00:00.25+02:00', person: { locale: 'de-AT' } })
    const facts = explain(decision, [], anIndex())
    expect(facts.decision).toEqual({
      id: 'd-1',
      occurred_at: '2026-05-03T10:00:00.250Z',
      kind: 'recommendation',
      surface: { key: 'home.hero', name: { en: 'Home page' } },
      system: { id: 'home-recs', version: '3.2.0', declared: aDeclaredSystem() },
      item: { id: 'sku-1', title: 'Trail running shoes' },
    })
    expect(facts.automation).toBe('full')
    expect(facts.personLocale).toBe('de-AT')
    expect(facts.method).toEqual({ code: 'exact', pointers: ['/outcome/method'] })
  })

  it("speaks in the bound catalogue's words, languages and time zone", () => {
    const { organisation, languages } = aCatalogue()
    expect(explain(aDecision(), [], anIndex())).toMatchObject({
      organisation,
      languages,
      timeZone: 'Europe/Berlin',
    })
    const { time_zone: _, ...without } = aCatalogue()
    expect(explain(aDecision(), [], { ...anIndex(), catalogue: without }).timeZone).toBe('UTC')
  })

  it('explains before the first catalogue: everything undeclared, nothing invented (P6, P8)', () => {
    const facts = explain(aDecision({ outcome: undefined, automation: undefined }), [], nothingDeclared)
    expect(facts).toMatchObject({
      organisation: null,
      languages: interfaceLanguages,
      timeZone: 'UTC',
      decision: { surface: { name: null }, system: { declared: null } },
      method: { code: 'unknown' },
      automation: null,
      personLocale: null,
      neverUsed: [],
    })
    expect(facts.findings.map(({ code }) => code)).toEqual([
      'undeclared-signal',
      'undeclared-system',
      'undeclared-surface',
      'undeclared-purpose',
    ])
  })

  it('carries the findings of the decision, cohorts by key', () => {
    const decision = aDecision({ kind: 'ad' })
    expect(explain(decision, ['x'], anIndex()).findings).toEqual(findingsOf(decision, ['x'], anIndex()))
  })

  it('says the same of a decision as sent and of its record read back (P5)', () => {
    fc.assert(
      fc.property(anyDecision, anyIndex, (decision, index) => {
        const cohortKeys = Object.keys(decision.cohorts ?? {})
        const sent = explain(decision, cohortKeys, index)
        const stored = explain(readRecord(recordBytes(decision)), cohortKeys.toReversed(), index)
        expect(JSON.stringify(stored)).toBe(JSON.stringify(sent))
      }),
    )
  })

  it('rests every statement on a place: one that is there, or where what is missing would stand (P3)', () => {
    fc.assert(
      fc.property(anyDecision, anyIndex, (decision, index) => {
        const cohortKeys = Object.keys(decision.cohorts ?? {})
        const facts = explain(decision, cohortKeys, index)
        const absent = new Set(facts.notRecorded.flatMap(({ pointers }) => pointers))
        for (const pointer of pointersOf(facts)) {
          const stands = pointer.startsWith('catalogue:')
            ? resolves(index.catalogue, pointer.slice('catalogue:'.length))
            : resolves(decision, pointer)
          const mayBeAbsent = absent.has(pointer) || pointer === '/ad' || pointer === '/outcome/method'
          expect(stands || mayBeAbsent, pointer).toBe(true)
        }
      }),
    )
  })

  it('says the price, the consent and the headline the same way in every part (P13)', () => {
    fc.assert(
      fc.property(anyDecision, anyIndex, (decision, index) => {
        const facts = explain(decision, [], index)
        const personal = facts.signals.some(signal => signal.personal)
        expect(facts.price?.personal).toBe(personal)
        if (facts.headline.place !== null) {
          expect(facts.reasons.map(({ place }) => place)).toContain(facts.headline.place)
        }
        expect(facts.consent.purposes.some(({ granted }) => !granted)).toBe(
          facts.findings.some(({ code }) => code === 'no-consent'),
        )
        expect(facts.summary.total).toBe(facts.reasons.length)
      }),
    )
  })
})

/** Every list of pointers in the facts, none of which may be empty. */
function pointersOf(facts: Facts): readonly string[] {
  const found: string[] = []
  JSON.stringify(facts, (name, value) => {
    if (name === 'pointers') {
      expect(value.length).toBeGreaterThan(0)
      found.push(...value)
    }
    return value
  })
  return found
}

/** True where an RFC 6901 pointer leads to something in the document. */
function resolves(document: unknown, pointer: string): boolean {
  let at = document
  for (const step of pointer.split('/').slice(1)) {
    const name = step.replaceAll('~1', '/').replaceAll('~0', '~')
    if (typeof at !== 'object' || at === null || !Object.hasOwn(at, name)) return false
    at = (at as Record<string, unknown>)[name] // an own property, by `hasOwn`
  }
  return true
}
