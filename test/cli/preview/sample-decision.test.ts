import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { previewPages } from '../../../src/cli/preview/preview-pages.js'
import { sampleDecision } from '../../../src/cli/preview/sample-decision.js'
import type { Catalogue } from '../../../src/contract/catalogue.js'
import { decisionKind } from '../../../src/contract/decision.js'
import { parseDecision } from '../../../src/contract/parse-decision.js'
import { aCatalogue, aDeclaredSignal, aDeclaredSystem } from '../../builders/catalogue.js'
import { shop } from '../../builders/shop.js'
import { drawCatalogue } from '../../generate/catalogue.js'
import { seededChoices } from '../../generate/choices.js'

const NOW = Date.UTC(2026, 10, 21, 9, 30)
const valid = (catalogue: Catalogue) => {
  const parsed = parseDecision(sampleDecision(catalogue, NOW), { plainLoopback: false, now: NOW })
  if (!parsed.ok) throw new Error(JSON.stringify(parsed.errors))
  return parsed.decision
}
const told = (catalogue: Catalogue) =>
  previewPages(valid(catalogue), catalogue, {
    languages: ['en'],
    now: NOW,
    publicUrl: 'https://why.example',
  })[0]?.explanation

describe('sampleDecision', () => {
  it('holds one signal of each origin, says everywhere that it is a sample, and gives no cause for a finding', () => {
    const decision = valid(shop)
    expect(decision.signals.map(({ key }) => shop.signals?.[key]?.origin)).toEqual([
      'provided',
      'observed',
      'inferred',
      'third_party',
      'context',
    ])
    expect([decision.id, decision.subject, decision.system.version]).toEqual(['sample', 'sample', 'sample'])
    expect(decision.item.title).toBe('Sample item')
    const explanation = told(shop)
    expect(explanation?.findings).toEqual([])
    expect(explanation?.headline.code).toBe('because')
    expect(explanation?.what_if[0]?.certainty).toBe('exact')
  })

  it.each(decisionKind.options)('is a decision of the system’s kind: %s', kind => {
    const catalogue = aCatalogue({ systems: { one: aDeclaredSystem({ kind }) } })
    expect(valid(catalogue).kind).toBe(kind)
    expect(told(catalogue)?.findings).toEqual([])
  })

  it('uses nothing that the system never uses, and nothing sensitive in an ad', () => {
    const signals = {
      health: aDeclaredSignal({ category: 'user.health_and_medical' }),
      viewed: aDeclaredSignal({ category: 'user.financial' }),
    }
    const system = aDeclaredSystem({ never_uses: [{ category: 'user.financial' }] })
    expect(valid(aCatalogue({ signals, systems: { one: system } })).signals.map(({ key }) => key)).toEqual([
      'health',
    ])
    const ad = aDeclaredSystem({ kind: 'ad' })
    expect(valid(aCatalogue({ signals, systems: { one: ad } })).signals.map(({ key }) => key)).toEqual([
      'viewed',
    ])
  })

  it('gives a number where a text counts, and a choice where it chooses', () => {
    const valueFor = (because: string) =>
      valid(aCatalogue({ signals: { one: aDeclaredSignal({ because: { en: because } }) } })).signals[0]?.value
    expect(valueFor('you saw {value, plural, one {# page} other {# pages}}')).toBe(3)
    expect(valueFor('you said {value, select, daily {each day} other {it}}')).toBe('daily')
    expect(valueFor('you looked at {value}')).toBe('hiking boots')
  })

  it('is there for a catalogue that declares nothing', () => {
    const empty: Catalogue = { organisation: { name: 'N', contact: 'x' }, languages: ['en'] }
    expect(told(empty)?.reasons).toEqual([])
  })

  it('is a decision for any catalogue', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 100_000 }), seed => {
        const { catalogue } = drawCatalogue(seededChoices(seed), 1)
        if (catalogue) told(catalogue)
      }),
      { numRuns: 200 },
    )
  })
})
