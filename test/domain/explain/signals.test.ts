import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { origin } from '../../../src/contract/catalogue.js'
import type { SignalValue } from '../../../src/contract/decision.js'
import { explain } from '../../../src/domain/explain/explain.js'
import { anyDecision, anyIndex } from '../../builders/any.js'
import { aDeclaredSignal, aDeclaredSystem, anIndex, nothingDeclared } from '../../builders/catalogue.js'
import { aDecision, aSignal } from '../../builders/decision.js'

const MARKER = 'MARKED-VALUE'
const key = 'browsing.viewed_products'

describe('signalFacts', () => {
  it('tells of every signal of the decision, in its order, the same key as often as it was sent (P1)', () => {
    fc.assert(
      fc.property(anyDecision, anyIndex, (decision, index) => {
        const { signals } = explain(decision, [], index)
        expect(signals.map(signal => signal.key)).toEqual(decision.signals.map(signal => signal.key))
        expect(signals.map(({ place, pointers }) => [place, pointers])).toEqual(
          decision.signals.map((_, i) => [i, [`/signals/${i}`]]),
        )
      }),
    )
  })

  it('takes origin and category from the declaration, and every origin but context for personal', () => {
    for (const declared of origin.options) {
      const index = anIndex({ signals: { [key]: aDeclaredSignal({ origin: declared }) } })
      expect(explain(aDecision(), [], index).signals[0]).toMatchObject({
        origin: declared,
        category: 'user.behavior.browsing_history',
        personal: declared !== 'context',
        inferred: declared === 'inferred',
        disclosure: 'open',
      })
    }
  })

  it.each(['x', 'constructor', 'toString'])(
    'shows %s as undeclared: its key, and never a value (P6)',
    undeclared => {
      const signals = [aSignal({ key: undeclared, value: MARKER, source: 'shop' })]
      expect(explain(aDecision({ signals }), [], anIndex()).signals).toEqual([
        {
          place: 0,
          key: undeclared,
          disclosure: 'undeclared',
          declared: null,
          category: null,
          origin: 'undeclared',
          personal: true,
          inferred: false,
          observed_at: '2026-05-02T08:00:00Z',
          source: 'shop',
          purpose: { key: 'personalised_content', name: { en: 'Personal content' }, needsConsent: true },
          pointers: ['/signals/0'],
        },
      ])
    },
  )

  it.each(origin.options)(
    'shows a value of origin %s by default only where provided or observed',
    declared => {
      const shown = declared === 'provided' || declared === 'observed'
      expect(valueUnder({ origin: declared })).toBe(shown ? MARKER : undefined)
      expect(valueUnder({ origin: declared, sensitive: true })).toBeUndefined()
      expect(valueUnder({ origin: declared, show_value: true })).toBe(MARKER)
      expect(valueUnder({ origin: declared, show_value: false })).toBeUndefined()
    },
  )

  it('keeps the value of a sensitive signal that is declared with show_value, as sensitive', () => {
    const index = anIndex({ signals: { [key]: aDeclaredSignal({ sensitive: true, show_value: true }) } })
    expect(explain(aDecision(), [], index).signals[0]).toMatchObject({
      disclosure: 'sensitive',
      value: 'hiking boots',
    })
  })

  it.each<SignalValue>(['', 0, false, []])('shows the value %j, which is one', value => {
    expect(explain(aDecision({ signals: [aSignal({ value })] }), [], anIndex()).signals[0]).toMatchObject({
      value,
    })
  })

  it('knows a sensitive signal by its category, unless it is declared otherwise', () => {
    const disclosure = (sensitive?: boolean) => {
      const declared = aDeclaredSignal({
        category: 'user.health_and_medical',
        ...(sensitive !== undefined && { sensitive }),
      })
      return explain(aDecision(), [], anIndex({ signals: { [key]: declared } })).signals[0]?.disclosure
    }
    expect([disclosure(), disclosure(false), disclosure(true)]).toEqual(['sensitive', 'open', 'sensitive'])
  })

  it('lets no value of an undeclared, redacted or hidden signal into any fact (P17)', () => {
    const hidden = anIndex({ signals: { [key]: aDeclaredSignal({ show_value: false }) } })
    const redacted = aSignal({ value: MARKER, redacted: true })
    fc.assert(
      fc.property(anyDecision, anyIndex, (decision, index) => {
        const undeclared = decision.signals.map(signal => ({ ...signal, key: 'y', value: MARKER }))
        const signals = [
          ...undeclared,
          { ...redacted, contribution: 9 },
          aSignal({ key: 'z', value: [MARKER] }),
        ]
        expect(JSON.stringify(explain({ ...decision, signals }, [], index))).not.toContain(MARKER)
        const declared = decision.signals.map(signal => ({ ...signal, key, value: MARKER }))
        expect(JSON.stringify(explain({ ...decision, signals: declared }, [], hidden))).not.toContain(MARKER)
        const all = decision.signals.map(signal => ({ ...signal, value: MARKER }))
        expect(JSON.stringify(explain({ ...decision, signals: all }, [], nothingDeclared))).not.toContain(
          MARKER,
        )
      }),
    )
  })

  it('has no place for what was not sent', () => {
    const signals = [{ key, redacted: true }]
    const [fact = {}] = explain(aDecision({ signals }), [], anIndex()).signals
    expect(Object.keys(fact).filter(name => ['value', 'observed_at', 'source'].includes(name))).toEqual([])
  })

  it("names the use's purpose: the signal's own, else the system's only one, else none", () => {
    const purposeOf = (purposes: string[], purpose?: string) => {
      const index = anIndex({ systems: { 'home-recs': aDeclaredSystem({ purposes }) } })
      return explain(aDecision({ signals: [aSignal({ purpose })] }), [], index).signals[0]?.purpose
    }
    expect(purposeOf(['security'])).toEqual({
      key: 'security',
      name: { en: 'Security' },
      needsConsent: false,
    })
    expect(purposeOf(['security', 'personalised_content'])).toBeNull()
    expect(purposeOf([])).toBeNull()
    expect(purposeOf(['security'], 'constructor')).toEqual({
      key: 'constructor',
      name: null,
      needsConsent: null,
    })
    const elsewhere = aDecision({ system: { id: 'ghost', version: '1' } })
    expect(explain(elsewhere, [], anIndex()).signals[0]?.purpose).toBeNull()
  })
})

function valueUnder(declared: Parameters<typeof aDeclaredSignal>[0]): SignalValue | undefined {
  const signals = [aSignal({ value: MARKER })]
  const index = anIndex({ signals: { [key]: aDeclaredSignal(declared) } })
  return explain(aDecision({ signals }), [], index).signals[0]?.value
}
