import { describe, expect, it } from 'vitest'
import { explain } from '../../../src/domain/explain/explain.js'
import { anIndex, nothingDeclared } from '../../builders/catalogue.js'
import { aDecision, aSignal } from '../../builders/decision.js'

describe('adOf', () => {
  it('is absent where the decision is no advert', () => {
    expect(explain(aDecision(), [], anIndex()).ad).toBeNull()
  })

  it.each(['ad', 'political_ad'] as const)(
    'stands for %s even where nothing was recorded of it (P8)',
    kind => {
      expect(explain(aDecision({ kind, signals: [] }), [], anIndex()).ad).toEqual({
        on_behalf_of: null,
        paid_by: null,
        categories: [],
        transparency: [],
        pointers: ['/ad'],
      })
    },
  )

  it('stands for any kind where it was sent', () => {
    const ad = {
      on_behalf_of: 'A',
      paid_by: ' ',
      transparency: [{ domain: 'a.example', dsaparams: [1, 2] }],
    }
    expect(explain(aDecision({ ad, signals: [] }), [], anIndex()).ad).toMatchObject({
      on_behalf_of: 'A',
      paid_by: null,
      transparency: [{ domain: 'a.example', codes: [1, 2] }],
    })
  })

  it('names the categories of the reasons, each once, in their order; never that of a sensitive one', () => {
    const signals = [
      aSignal({ contribution: 1 }),
      aSignal({ key: 'health.steps', contribution: -4 }),
      aSignal({ key: 'constructor', contribution: 3 }),
      aSignal({ contribution: 2 }),
      aSignal({ key: 'context.weather', contribution: 0 }),
    ]
    expect(explain(aDecision({ kind: 'ad', signals }), [], anIndex()).ad?.categories).toEqual([
      { key: 'sensitive', control: null },
      { key: 'undeclared', control: 'undeclared' },
      { key: 'user.behavior.browsing_history', control: 'none' },
    ])
  })
})

describe('priceOf', () => {
  const price = { amount: '19.90', currency: 'USD', reference_amount: '25.00' }
  const priced = (jurisdiction: string, ...keys: string[]) => {
    const signals = keys.map(key => aSignal({ key, contribution: 0 }))
    return aDecision({ kind: 'price', price, person: { jurisdiction }, signals })
  }

  it('is absent where there is no price', () => {
    expect(explain(aDecision(), [], anIndex()).price).toBeNull()
  })

  it('is personal where any personal signal was used, also one that did not count', () => {
    const decision = priced('DE', 'context.weather', 'browsing.viewed_products')
    expect(explain(decision, [], anIndex()).price).toEqual({
      ...price,
      personal: true,
      notice: null,
      pointers: ['/price', '/signals/1'],
    })
  })

  it('is not personal without one', () => {
    expect(explain(priced('US-NY', 'context.weather'), [], anIndex()).price).toEqual({
      ...price,
      personal: false,
      notice: null,
      pointers: ['/price', '/signals'],
    })
  })

  it.each([
    ['US-NY', 'US-NY'],
    ['US', null],
    ['US-NJ', null],
    ['DE', null],
  ])('in %s asks for the notice %s', (jurisdiction, notice) => {
    expect(explain(priced(jurisdiction, 'x'), [], anIndex()).price?.notice).toBe(notice)
  })

  it('says where the notice rests', () => {
    expect(explain(priced('US-NY', 'x'), [], nothingDeclared).price?.pointers).toEqual([
      '/price',
      '/signals/0',
      '/person/jurisdiction',
    ])
  })

  it('asks for the notice only where the decision is a price', () => {
    const decision = aDecision({ price, person: { jurisdiction: 'US-NY' } })
    expect(explain(decision, [], anIndex()).price).toMatchObject({ personal: true, notice: null })
  })
})

describe('experimentOf', () => {
  it('stands wherever an experiment was sent', () => {
    const experiment = { key: 'e', variant: 'v' }
    expect(explain(aDecision(), [], anIndex()).experiment).toBeNull()
    expect(explain(aDecision({ experiment }), [], anIndex()).experiment).toEqual({
      ...experiment,
      pointers: ['/experiment'],
    })
    const told = { ...experiment, reason: 'r' }
    expect(explain(aDecision({ experiment: told }), [], anIndex()).experiment).toMatchObject(told)
  })
})

describe('withheldOf', () => {
  it('names each thing that was withheld', () => {
    const withheld = [{ what: 'weights', ground: 'trade secret' }]
    expect(explain(aDecision({ withheld }), [], anIndex()).withheld).toEqual([
      { what: 'weights', ground: 'trade secret', pointers: ['/withheld/0'] },
    ])
    expect(explain(aDecision(), [], anIndex()).withheld).toEqual([])
  })
})
