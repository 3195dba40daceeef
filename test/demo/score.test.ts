import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Decision } from '../../src/contract/decision.js'
import { parseDecision } from '../../src/contract/parse-decision.js'
import { catalogue, switchableSignals } from '../../src/demo/catalogue.js'
import { currentProductTerm, currentQueryTerm } from '../../src/demo/context-terms.js'
import { customers, findCustomer, signedIn } from '../../src/demo/customer.js'
import { decideSlate } from '../../src/demo/decide.js'
import { decideAd } from '../../src/demo/decide-ad.js'
import { decideBanner } from '../../src/demo/decide-banner.js'
import { decidePrice } from '../../src/demo/decide-price.js'
import { decideSpecimen } from '../../src/demo/decide-specimen.js'
import { offerFor } from '../../src/demo/offer.js'
import { findProduct, type Product, products } from '../../src/demo/product.js'
import { rankProducts } from '../../src/demo/score.js'
import { queryMatch } from '../../src/demo/similarity.js'
import type { Term } from '../../src/demo/term.js'
import type { Visit } from '../../src/demo/visit.js'
import { newVisitor } from '../../src/demo/visitor.js'
import { indexCatalogue } from '../../src/domain/catalogue-index.js'
import { findingsOf } from '../../src/domain/findings/check.js'
import { aVisit, NOW, visitOf } from './arbitrary-visitor.js'

const boots = findProduct('marsh-boots')
if (!boots) throw new Error('the shop has no boots')
const onTheirPage: Product = boots
/** Both name what was looked at, and when. */
const OF_WHAT_WAS_VIEWED = ['browsing.viewed_products', 'browsing.bought_together']
const system = { id: 'home-recs', version: '1' }
const index = indexCatalogue({ version: 1, catalogue })

/** Every decision that the shop's pages can make for this visit, the specimen aside. */
function allDecisions(visit: Visit): Decision[] {
  const offer = offerFor(visit)
  if (!offer) throw new Error('there is no offer')
  const found = products.filter(candidate => queryMatch('tent', candidate) > 0)
  const related = rankProducts(products, visit, currentProductTerm(onTheirPage, visit))
  const ad = decideAd(visit)
  return [
    ...decideSlate(visit, rankProducts(products, visit), 10, {
      place: 's',
      kind: 'recommendation',
      surface: 'home.suggestions',
      system,
    }),
    ...decideSlate(visit, related, 4, {
      place: 'r',
      kind: 'recommendation',
      surface: 'product.related',
      system,
    }),
    ...decideSlate(visit, rankProducts(found, visit, currentQueryTerm('tent')), 10, {
      place: 'q',
      kind: 'ranking',
      surface: 'search.results',
      system: { id: 'shop-search', version: '1' },
    }),
    decideBanner(visit),
    decidePrice(visit, offer, 'home.offer'),
    ...(ad ? [ad.decision] : []),
  ]
}

function sumOf(decision: Decision): number {
  return decision.signals.reduce((sum, signal) => sum + (signal.contribution ?? Number.NaN), 0)
}

const personalKeys = new Set(
  Object.entries(catalogue.signals ?? {})
    .filter(([, declared]) => declared.origin !== 'context')
    .map(([key]) => key),
)

function heaviestOfFirst(visit: Visit): Term | undefined {
  const [first] = rankProducts(products, visit)
  return [...(first?.terms ?? [])].sort((a, b) => Math.abs(b.contribution) - Math.abs(a.contribution))[0]
}

describe('rankProducts', () => {
  it('gives scores that are the base and the sum of the terms', () => {
    fc.assert(
      fc.property(aVisit, visit => {
        for (const { score, base, terms } of rankProducts(products, visit)) {
          expect(score).toBeCloseTo(
            terms.reduce((sum, term) => sum + term.contribution, base),
            9,
          )
          expect(terms.every(term => term.contribution !== 0)).toBe(true)
        }
      }),
    )
  })

  it('puts the highest score first and breaks ties by id', () => {
    fc.assert(
      fc.property(aVisit, visit => {
        const ranked = rankProducts(products, visit)
        for (const [i, after] of ranked.slice(1).entries()) {
          const before = ranked[i]
          const inOrder =
            before !== undefined &&
            (before.score > after.score ||
              (before.score === after.score && before.product.id < after.product.id))
          expect(inOrder).toBe(true)
        }
      }),
    )
  })

  it('uses nothing about a visitor who switched it off', () => {
    fc.assert(
      fc.property(aVisit, visit => {
        fc.pre(visit.visitor.thisVisit?.what === 'off')
        const keys = rankProducts(products, visit).flatMap(scored => scored.terms.map(term => term.key))
        expect(keys.filter(key => personalKeys.has(key))).toEqual([])
      }),
    )
  })

  it.each(products.map(viewed => [viewed.id, viewed] as const))(
    'is led by the one product that was looked at: %s',
    (id, viewed) => {
      const visit = visitOf({ viewed: [{ what: id, at: NOW }] })
      const heaviest = heaviestOfFirst(visit)
      expect(rankProducts(products, visit)[0]?.product.id).not.toBe(id)
      expect(OF_WHAT_WAS_VIEWED).toContain(heaviest?.key)
      expect(heaviest).toMatchObject({
        value: viewed.title.en,
        at: NOW,
      })
    },
  )

  it('is led by something that was looked at, whichever two products those were', () => {
    for (const before of products) {
      for (const after of products) {
        if (before === after) continue
        const viewed = [after, before].map(({ id }, order) => ({ what: id, at: NOW - order * 1000 }))
        expect(OF_WHAT_WAS_VIEWED).toContain(heaviestOfFirst(visitOf({ viewed }))?.key)
      }
    }
  })

  it.each(customers.map(customer => [customer.name, customer] as const))(
    'is led by what %s bought; what is looked at then changes the slate and is named in it',
    (_name, customer) => {
      const given = { what: 'given' as const, at: NOW }
      const known = { ...signedIn(newVisitor('visitor-1', NOW), customer, NOW), pastOrders: given }
      expect(heaviestOfFirst(visitOf(known))?.key).toBe('purchases.bought_together')
      const before = rankProducts(products, visitOf(known)).slice(0, 10)
      for (const { id, title } of products) {
        const visit = visitOf({ ...known, viewed: [{ what: id, at: NOW }] })
        const after = rankProducts(products, visit).slice(0, 10)
        expect(after.map(scored => scored.product.id)).not.toEqual(before.map(scored => scored.product.id))
        const terms = after.flatMap(scored => scored.terms)
        expect(terms.filter(term => OF_WHAT_WAS_VIEWED.includes(term.key))).not.toEqual([])
        expect(terms.map(term => term.value)).toContain(title.en)
      }
    },
  )

  it('counts against what is in the basket, hidden, or sold out', () => {
    const visit = visitOf({
      basket: [{ what: 'marsh-boots', at: NOW }],
      hidden: [{ what: 'fox-trail-shoes', at: NOW }],
    })
    const against = (id: string) =>
      rankProducts(products, visit)
        .find(scored => scored.product.id === id)
        ?.terms.filter(term => term.contribution < 0)
        .map(term => term.key)
    expect(against('marsh-boots')).toContain('basket.already_in')
    expect(against('brook-trail-shoes')).toContain('feedback.hidden_items')
    expect(against('gale-tent')).toContain('context.out_of_stock')
  })
})

describe('the decisions of the shop', () => {
  it('hold to the contract and add up to their score', () => {
    fc.assert(
      fc.property(aVisit, visit => {
        for (const decision of allDecisions(visit)) {
          const parsed = parseDecision(decision, { plainLoopback: true, now: NOW })
          expect(parsed).toMatchObject({ ok: true })
          expect(decision.outcome?.score).toBeCloseTo((decision.outcome?.base ?? 0) + sumOf(decision), 9)
          for (const alternative of decision.outcome?.alternatives ?? []) {
            const parts = Object.values(alternative.contributions ?? {})
            const sum = parts.reduce((a, b) => a + b, decision.outcome?.base ?? 0)
            expect(alternative.score).toBeCloseTo(sum, 9)
          }
        }
      }),
    )
  })

  it('raise no finding, whoever the visitor is and whatever they chose', () => {
    fc.assert(
      fc.property(aVisit, visit => {
        for (const decision of allDecisions(visit)) expect(findingsOf(decision, [], index)).toEqual([])
      }),
    )
  })

  it('put what was done in this visit into no advert without a yes to that', () => {
    fc.assert(
      fc.property(aVisit, visit => {
        const { personalAds, thisVisit } = visit.visitor
        fc.pre(personalAds?.what !== 'given' || thisVisit?.what === 'off' || visit.gpc)
        const keys = decideAd(visit)?.decision.signals.map(signal => signal.key) ?? []
        expect(keys.filter(key => personalKeys.has(key))).toEqual([])
      }),
    )
  })

  it('use nothing personal and say so once the visitor switched it off, and rank by what sells', () => {
    fc.assert(
      fc.property(aVisit, visit => {
        fc.pre(visit.visitor.thisVisit?.what === 'off')
        const slate = decideSlate(visit, rankProducts(products, visit), 10, {
          place: 's',
          kind: 'recommendation',
          surface: 'home.suggestions',
          system,
        })
        for (const decision of slate) {
          expect(decision.signals.filter(signal => personalKeys.has(signal.key))).toEqual([])
          for (const key of ['browsing.viewed_products', 'search.queries', 'basket.items'])
            expect(decision.not_used).toContainEqual({ key, reason: 'opted_out' })
        }
        const stranger = { ...visit, visitor: newVisitor('visitor-2', NOW) }
        expect(slate.map(decision => decision.item.id)).toEqual(
          rankProducts(products, stranger)
            .slice(0, 10)
            .map(({ product }) => product.id),
        )
      }),
    )
  })

  it('name the next ten of the ranking as alternatives, each with what counted for and against it', () => {
    const visit = visitOf({})
    const ranked = rankProducts(products, visit)
    const [, second] = decideSlate(visit, ranked, 10, {
      place: 's',
      kind: 'recommendation',
      surface: 'home.suggestions',
      system,
    })
    expect(second?.outcome?.alternatives).toHaveLength(10)
    expect(second?.outcome?.alternatives?.map(({ item, position }) => [item.id, position])).toEqual(
      ranked.slice(2, 12).map((scored, i) => [scored.product.id, i + 3]),
    )
  })
})

describe('what may count', () => {
  it('is removed from each score by exactly what it contributed, and named as left out', () => {
    fc.assert(
      fc.property(aVisit, fc.constantFrom(...switchableSignals.map(({ key }) => key)), (visit, key) => {
        const without = withSwitchedOff(visit, [...visit.visitor.switchedOff, key])
        const after = new Map(rankProducts(products, without).map(scored => [scored.product.id, scored]))
        for (const before of rankProducts(products, visit)) {
          const lost = before.terms.filter(term => term.key === key)
          const expected = lost.reduce((score, term) => score - term.contribution, before.score)
          expect(after.get(before.product.id)?.score).toBeCloseTo(expected, 9)
        }
        const used = allDecisions(without).flatMap(decision => decision.signals.map(signal => signal.key))
        expect(used).not.toContain(key)
      }),
    )
  })

  it('is never named as used and as left out in the same decision', () => {
    fc.assert(
      fc.property(aVisit, visit => {
        for (const { signals, not_used } of allDecisions(visit)) {
          const leftOut = new Set(not_used?.map(({ key }) => key))
          expect(signals.filter(({ key }) => leftOut.has(key))).toEqual([])
        }
      }),
    )
  })

  it.each([
    ['agreed', 'ines', null],
    ['never said', 'mira', 'no_consent'],
  ] as const)('follows what a customer %s about past orders', (_said, id, reason) => {
    const customer = findCustomer(id)
    if (!customer) throw new Error(`there is no ${id}`)
    const visit = visitOf(signedIn(newVisitor('visitor-1', NOW), customer, NOW))
    const keys = allDecisions(visit).flatMap(decision => decision.signals.map(signal => signal.key))
    expect(keys.includes('purchases.bought_together')).toBe(reason === null)
    const [first] = allDecisions(visit)
    const excluded = first?.not_used?.find(({ key }) => key === 'purchases.bought_together')
    expect(excluded?.reason ?? null).toBe(reason)
    expect(first?.consent?.basis).toBe(reason === null ? 'consent' : 'legitimate_interest')
    const withdrawn = visitOf({ ...visit.visitor, pastOrders: { what: 'withdrawn', at: NOW } })
    expect(allDecisions(withdrawn)[0]?.not_used).toContainEqual({
      key: 'purchases.bought_together',
      reason: 'opted_out',
    })
  })
})

function withSwitchedOff(visit: Visit, switchedOff: readonly string[]): Visit {
  return { ...visit, visitor: { ...visit.visitor, switchedOff } }
}

describe('decideAd', () => {
  it('says for whom and by whom, and profiles only where the visitor agreed and nothing objects', () => {
    const viewed = [{ what: 'twig-stove', at: NOW }]
    const personalAds = { what: 'given' as const, at: NOW }
    const contextual = decideAd(visitOf({ viewed }))?.decision
    const personal = decideAd(visitOf({ viewed, personalAds }))?.decision
    const objected = decideAd(visitOf({ viewed, personalAds }, { gpc: true }))?.decision
    const switchedOff = decideAd(visitOf({ personalAds, thisVisit: { what: 'off', at: NOW } }))?.decision
    const withdrawn = decideAd(visitOf({ viewed, personalAds: { what: 'withdrawn', at: NOW } }))?.decision
    expect(contextual?.ad).toEqual({
      on_behalf_of: 'Fjellbrenn Stoves AS',
      paid_by: 'Nordlys Media GmbH',
      transparency: [{ domain: 'ads.northbound.example', dsaparams: [2] }],
    })
    expect(contextual?.signals.map(signal => signal.key)).not.toContain('browsing.viewed_products')
    expect(personal?.signals.map(signal => signal.key)).toContain('browsing.viewed_products')
    expect(personal?.ad?.transparency?.[0]?.dsaparams).toEqual([1, 2])
    expect(contextual?.consent).toEqual({ purposes: [], basis: 'legitimate_interest' })
    expect(contextual?.not_used).toContainEqual({ key: 'browsing.viewed_products', reason: 'no_consent' })
    expect(personal?.consent).toMatchObject({ purposes: ['personal_ads'], basis: 'consent' })
    expect(objected?.consent).toMatchObject({ purposes: [], basis: 'legitimate_interest', gpc: true })
    for (const decision of [objected, switchedOff, withdrawn]) {
      expect(decision?.signals).toEqual(contextual?.signals)
      expect(decision?.not_used).toContainEqual({ key: 'browsing.viewed_products', reason: 'opted_out' })
    }
  })
})

describe('decidePrice', () => {
  it.each([
    [
      'a visitor who switched it off',
      visitOf({ thisVisit: { what: 'off', at: NOW }, visits: { what: 9, at: NOW } }),
      '208.05',
      5,
    ],
    ['a first look', visitOf({ visits: { what: 1, at: NOW } }), '208.05', 5],
    ['a first return', visitOf({ visits: { what: 2, at: NOW } }), '203.67', 7],
    ['many returns', visitOf({ visits: { what: 40, at: NOW } }), '186.15', 15],
  ])('is to the cent for %s', (_who, visit, amount, percent) => {
    const offer = offerFor(visit)
    if (!offer) throw new Error('there is no offer')
    const decision = decidePrice(visit, offer, 'home.offer')
    expect(decision.price).toEqual({ amount, currency: 'EUR', reference_amount: '219.00' })
    expect(decision.outcome?.score).toBe(percent)
  })
})

describe('decideSpecimen', () => {
  it('raises the one finding that the demo is meant to show', () => {
    fc.assert(
      fc.property(aVisit, visit => {
        const decision = decideSpecimen(visit)?.decision
        if (!decision) throw new Error('there is no specimen')
        expect(parseDecision(decision, { plainLoopback: true, now: NOW })).toMatchObject({ ok: true })
        expect(findingsOf(decision, [], index).map(finding => finding.code)).toEqual(['undeclared-signal'])
      }),
    )
  })
})
