// P6 to P11: nothing hidden, honest about numbers, unknown is said, what was not used, nothing about you, specific.
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { CatalogueVersion } from '../../src/contract/catalogue.js'
import { type Decision, method } from '../../src/contract/decision.js'
import { anyDecision } from '../generate/decisions.js'
import { undeclaredKeys } from '../generate/signals.js'
import { signalsAt } from '../oracle/differences.js'
import { tell } from '../oracle/told.js'

describe('P6 nothing hidden', () => {
  it('names an undeclared signal by its key, never its value, and raises a finding on it', () => {
    fc.assert(
      fc.property(anyDecision, fc.constantFrom(...undeclaredKeys), ({ decision, catalogue }, key) => {
        const place = decision.signals.length
        const signals = [...decision.signals, { key, value: 'Q-secret-Q', contribution: 1 }].slice(-200)
        const told = tell({ ...decision, signals }, catalogue, 'en')
        const at = Math.min(place, 199)
        const reason = told.reasons.find(({ pointers }) => signalsAt(pointers).includes(at))
        expect(reason?.declared).toBe(false)
        expect(reason?.text).toContain(key)
        expect(JSON.stringify(told)).not.toContain('Q-secret-Q')
        const finding = told.findings.find(({ code }) => code === 'undeclared-signal')
        expect(signalsAt(finding?.pointers ?? [])).toContain(at)
      }),
    )
  })
})

describe('P7 honest about numbers', () => {
  it('says in other words how the numbers came about for each method', () => {
    fc.assert(
      fc.property(anyDecision, ({ decision, catalogue }) => {
        const texts = method.options.map(each => {
          const outcome = { ...decision.outcome, method: each }
          return tell({ ...decision, outcome }, catalogue, 'en').method.text
        })
        expect(new Set(texts).size).toBe(method.options.length)
      }),
      { numRuns: 20 },
    )
  })

  it('flags contributions that do not add up to the score, and none that do', () => {
    const signals = [
      { key: 'a', contribution: 0.25 },
      { key: 'b', contribution: -0.5 },
    ]
    const codes = (score: number) =>
      tell(plainDecision({ signals, outcome: { method: 'exact', base: 1, score } }), none, 'en').findings.map(
        f => f.code,
      )
    expect(codes(0.75)).not.toContain('contributions-do-not-add-up')
    expect(codes(0.8)).toContain('contributions-do-not-add-up')
  })
})

describe('P8 unknown is said', () => {
  it('calls consent and contributions that were not sent not recorded, at their places', () => {
    fc.assert(
      fc.property(anyDecision, ({ decision, catalogue }) => {
        const { consent: _, ...rest } = decision
        const signals = decision.signals.map(({ contribution: _, ...signal }) => signal)
        const told = tell({ ...rest, signals }, catalogue, 'en')
        const places = told.not_recorded.flatMap(entry => entry.pointers)
        expect(told.consent.recorded).toBe(false)
        expect(places).toContain('/consent')
        for (const place of signals.keys()) expect(places).toContain(`/signals/${place}/contribution`)
        expect(told.reasons.every(({ share, strength }) => share === null && strength === 'unknown')).toBe(
          true,
        )
      }),
    )
  })
})

describe('P9 what was not used', () => {
  it('lists each exclusion with its reason, and what the system never uses', () => {
    fc.assert(
      fc.property(anyDecision, ({ decision, catalogue }) => {
        const told = tell(decision, catalogue, 'de')
        const listed = told.data_not_used.map(({ key, reason }) => [key, reason.code])
        expect(listed).toEqual((decision.not_used ?? []).map(({ key, reason }) => [key, reason]))
        expect(told.data_not_used.every(({ name, reason }) => name !== '' && reason.text !== '')).toBe(true)
        const declared = new Map(Object.entries(catalogue.catalogue?.systems ?? {})).get(decision.system.id)
        expect(told.never_used.length).toBe(declared?.never_uses?.length ?? 0)
      }),
    )
  })
})

describe('P10 nothing about you', () => {
  it('says so whenever no personal signal was used or counted, and only then', () => {
    fc.assert(
      fc.property(anyDecision, ({ decision, catalogue }) => {
        const { headline, reasons } = tell(decision, catalogue, 'en')
        const nothing = reasons.every(({ origin }) => origin.code === 'context')
        const silent = decision.signals.length === 0 && (decision.outcome?.method ?? 'unknown') === 'unknown'
        expect(headline.code === 'nothing_about_you').toBe(nothing && !silent)
      }),
    )
  })
})

describe('P11 specific', () => {
  it('puts the concrete value into headline and reason where the because-text has a place for it', () => {
    fc.assert(
      fc.property(
        fc.constantFrom('boots', 'a & b', '{item}'),
        fc.constantFrom('en', 'de'),
        (value, language) => {
          const signals = [{ key: 'seen', value, contribution: 2, observed_at: '2026-05-03T22:30:00Z' }]
          const told = tell(plainDecision({ signals }), specific, language)
          for (const text of [told.headline.text, told.reasons[0]?.text]) {
            expect(text).toContain(value)
            expect(text).toMatch(/4.*2026/)
          }
        },
      ),
    )
  })
})

const none: CatalogueVersion = { version: 0, catalogue: null }

const specific: CatalogueVersion = {
  version: 900_001,
  catalogue: {
    organisation: { name: 'Shop', contact: 'privacy@shop.example' },
    languages: ['en', 'de'],
    time_zone: 'Europe/Berlin',
    signals: {
      seen: {
        name: { en: 'Seen', de: 'Gesehen' },
        because: { en: 'you looked at {value} on {date}', de: 'Sie am {date} {value} ansahen' },
        category: 'user.behavior.browsing_history',
        origin: 'observed',
        purposes: [],
      },
    },
  },
}

function plainDecision(fields: Partial<Decision>): Decision {
  return {
    id: 'd-1',
    occurred_at: '2026-05-05T10:00:00Z',
    subject: 'person',
    kind: 'recommendation',
    surface: 'home',
    system: { id: 'recs', version: '1' },
    item: { id: 'i-1', title: 'Trail running shoes' },
    signals: [],
    ...fields,
  }
}
