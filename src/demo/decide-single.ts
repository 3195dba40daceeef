// The single decisions of the home page: the advert, the offer's price, the season's banner; and the specimen of a breach.
import type { Decision } from '../contract/decision.js'
import { alternativesOf, decide, itemOf, leftOut, SYSTEM_VERSION, signalsOf, sponsored } from './decide.js'
import type { Offer } from './offer.js'
import { type Product, products } from './product.js'
import { rankProducts, type Scored, scored, seasonTerm, type Term, viewedTerms } from './score.js'
import { hasPersonalAds, isPersonalised, type Visit } from './visit.js'

type Exclusions = NonNullable<Decision['not_used']>

/** Parameters as OpenRTB's DSA extension numbers them. */
const DSA_PROFILING = 1
const DSA_BASIC = 2

export type Ad = { readonly product: Product; readonly advertiser: string; readonly decision: Decision }

/** The advert: by what its advertiser pays and the season; by what was looked at only where the visitor agreed to that. */
export function decideAd(visit: Visit): Ad | null {
  const personal = hasPersonalAds(visit)
  const ranked = sponsored
    .map(({ product, advertiser }) => ({
      advertiser,
      scored: scored(product, 0, [
        {
          key: 'context.ad_bid',
          contribution: advertiser.pays * 5,
          purpose: 'advertising',
          value: `${advertiser.pays.toFixed(2)} EUR`,
        },
        seasonTerm(product, visit, 'advertising'),
        ...(personal ? viewedTerms(product, visit, 'personal_ads') : []),
      ]),
    }))
    .sort((a, b) => b.scored.score - a.scored.score)
  const [won, ...lost] = ranked
  if (!won) return null
  const decision = decide(visit, {
    place: 'ad',
    kind: 'ad',
    surface: 'home.ad',
    system: { id: 'ad-slot', version: SYSTEM_VERSION },
    item: itemOf(won.scored.product, visit),
    outcome: {
      score: won.scored.score,
      base: 0,
      method: 'exact',
      alternatives: alternativesOf(
        lost.map(candidate => candidate.scored),
        visit,
        2,
      ),
    },
    signals: signalsOf(won.scored.terms),
    not_used: adExclusions(visit),
    ad: {
      on_behalf_of: won.advertiser.name,
      paid_by: won.advertiser.paid_by,
      transparency: [
        { domain: 'ads.northbound.example', dsaparams: personal ? [DSA_PROFILING, DSA_BASIC] : [DSA_BASIC] },
      ],
    },
  })
  return { product: won.scored.product, advertiser: won.advertiser.name, decision }
}

/** The price of the week's offer, with what this visitor's visits took off it. */
export function decidePrice(visit: Visit, offer: Offer, surface: 'home.offer' | 'product.price'): Decision {
  const personal = isPersonalised(visit)
  return decide(visit, {
    place: surface,
    kind: 'price',
    surface,
    system: { id: 'returning-visitor-prices', version: SYSTEM_VERSION },
    item: itemOf(offer.product, visit),
    outcome: { score: offer.percentOff, base: 0, method: 'exact' },
    signals: signalsOf(offer.terms),
    not_used: [
      ...(personal ? [] : [{ key: 'visits.count', reason: withheldReason(visit) }]),
      { key: 'device.type', reason: 'policy' },
      { key: 'location.precise', reason: 'no_consent' },
      { key: 'household.purchases', reason: 'not_relevant' },
    ],
    price: { amount: offer.amount, currency: 'EUR', reference_amount: offer.product.price },
  })
}

/** The banner of the season: the calendar alone decides it. */
export function decideBanner(visit: Visit): Decision {
  const { season, words } = visit
  return decide(visit, {
    place: 'banner',
    kind: 'content',
    surface: 'home.banner',
    system: { id: 'season-banner', version: SYSTEM_VERSION },
    item: { id: `banner-${season}`, title: words.banners[season].title, type: words.banner },
    outcome: { score: 1, base: 0, method: 'rule' },
    signals: [
      { key: 'context.season', value: words.seasons[season], contribution: 1, purpose: 'shop_display' },
    ],
    not_used: leftOut(visit),
  })
}

/**
 * A breach on purpose, so that a finding can be seen: the bucket of a test counts, and the catalogue does not declare it.
 * It stands in the engineer's corner and nowhere else.
 */
export function decideSpecimen(visit: Visit): { readonly scored: Scored; readonly decision: Decision } | null {
  const bucket: Term = {
    key: 'experiment.bucket_7',
    contribution: 0.25,
    purpose: 'shop_display',
    value: 'B',
  }
  const [first] = rankProducts(products, visit, () => [bucket])
  if (!first) return null
  const decision = decide(visit, {
    place: 'specimen',
    kind: 'recommendation',
    surface: 'engineer.specimen',
    system: { id: 'home-recs', version: SYSTEM_VERSION },
    item: itemOf(first.product, visit),
    outcome: { score: first.score, base: first.base, method: 'exact' },
    signals: signalsOf(first.terms),
    not_used: leftOut(visit),
  })
  return { scored: first, decision }
}

function adExclusions(visit: Visit): Exclusions {
  const always: Exclusions = [
    { key: 'location.precise', reason: 'no_consent' },
    { key: 'health.steps', reason: 'sensitive' },
  ]
  if (hasPersonalAds(visit)) return always
  const reason = visit.gpc ? 'opted_out' : 'no_consent'
  return [{ key: 'browsing.viewed_products', reason }, ...always]
}

function withheldReason(visit: Visit): 'opted_out' | 'no_consent' {
  return visit.visitor.withdrew ? 'opted_out' : 'no_consent'
}
