// Visitors of every kind: any history, any choices, any language. The clock stands after everything they did.
import fc from 'fast-check'
import { switchableSignals } from '../../src/demo/catalogue.js'
import { customers, signedIn } from '../../src/demo/customer.js'
import { wordsIn } from '../../src/demo/language.js'
import { activityKeys, placeKeys, shoeSizes } from '../../src/demo/pages/choices-page.js'
import { products, seasonAt } from '../../src/demo/product.js'
import type { Visit } from '../../src/demo/visit.js'
import { type Act, newVisitor, type Visitor } from '../../src/demo/visitor.js'

export const NOW = Date.parse('2026-11-21T10:00:00Z')

const anAt = fc.integer({ min: NOW - 3_600_000, max: NOW })
const aProduct = fc.constantFrom(...products.map(product => product.id))
const aQuery = fc.oneof(
  fc.constantFrom('tent', 'hiking boots', 'Stiefel', 'wool', '<script>alert(1)</script>', '{value} #{}'),
  fc.string({ unit: 'grapheme', minLength: 1, maxLength: 20 }).filter(text => !text.includes('\0')),
)

const acts = (what: fc.Arbitrary<string>, most: number): fc.Arbitrary<readonly Act<string>[]> =>
  fc.uniqueArray(fc.record({ what, at: anAt }), { maxLength: most, selector: act => act.what })

const aBrowsingVisitor: fc.Arbitrary<Visitor> = fc
  .record({
    viewed: acts(aProduct, 8),
    searched: acts(aQuery, 5),
    basket: acts(aProduct, 20),
    hidden: acts(aProduct, 20),
    activities: fc.option(fc.record({ what: fc.subarray([...activityKeys], { minLength: 1 }), at: anAt })),
    shoeSize: fc.option(fc.record({ what: fc.constantFrom(...shoeSizes), at: anAt })),
    deliverTo: fc.option(fc.constantFrom(...placeKeys)),
    visits: fc.record({ what: fc.nat(40), at: anAt }),
    thisVisit: fc.option(fc.record({ what: fc.constantFrom('on' as const, 'off' as const), at: anAt })),
    personalAds: fc.option(
      fc.record({ what: fc.constantFrom('given' as const, 'withdrawn' as const), at: anAt }),
    ),
  })
  .map(known => ({ ...newVisitor('visitor-1', NOW - 3_600_000), ...known, seenAt: NOW }))

/** The same as a customer or as nobody, with or without a yes to past orders, some signals switched off. */
export const aVisitor: fc.Arbitrary<Visitor> = fc
  .record({
    visitor: aBrowsingVisitor,
    customer: fc.option(fc.constantFrom(...customers)),
    answer: fc.option(fc.record({ what: fc.constantFrom('given' as const, 'withdrawn' as const), at: anAt })),
    switchedOff: fc.oneof(fc.constant([]), fc.subarray(switchableSignals.map(({ key }) => key))),
  })
  .map(({ visitor, customer, answer, switchedOff }) => {
    const known = { ...visitor, switchedOff }
    if (!customer) return known
    const customerKnown = signedIn(known, customer, NOW)
    return answer ? { ...customerKnown, pastOrders: answer } : customerKnown
  })

export const aVisit: fc.Arbitrary<Visit> = fc
  .record({
    visitor: aVisitor,
    language: fc.constantFrom('en' as const, 'de' as const),
    season: fc.constantFrom('spring' as const, 'summer' as const, 'autumn' as const, 'winter' as const),
    gpc: fc.boolean(),
    shopUrl: fc.constantFrom(null, 'http://localhost:8788', 'https://shop.example'),
  })
  .map(({ season, ...visit }) => ({
    ...visit,
    now: NOW,
    season,
    words: wordsIn(visit.language),
    slateId: 'slate-1',
  }))

/** A visit by a visitor who answered nothing, and whatever else is named. */
export function visitOf(known: Partial<Visitor>, more: Partial<Visit> = {}): Visit {
  return {
    visitor: { ...newVisitor('visitor-1', NOW), ...known },
    now: NOW,
    season: seasonAt(NOW),
    language: 'en',
    words: wordsIn('en'),
    slateId: 'slate-1',
    gpc: false,
    shopUrl: null,
    ...more,
  }
}
