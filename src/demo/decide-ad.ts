// The advert of the home page: what its advertiser pays and the season decide, and only by agreement what was looked at.
import type { Decision } from '../contract/decision.js'
import { seasonTerm } from './context-terms.js'
import { alternativesOf, decide, itemOf, SYSTEM_VERSION, signalsOf } from './decide.js'
import { euros } from './language.js'
import { neverChosenBy, whyLeftOut } from './left-out.js'
import { viewedTerms } from './personal-terms.js'
import { type Product, products } from './product.js'
import { scored } from './score.js'
import { hasPersonalAds, type Visit } from './visit.js'

/** Parameters as OpenRTB's DSA extension numbers them. */
const DSA_PROFILING = 1
const DSA_BASIC = 2

/** The products that somebody pays for, with their advertiser. */
const sponsored = products.flatMap(product =>
  product.advertiser ? [{ product, advertiser: product.advertiser }] : [],
)

export type Ad = { readonly product: Product; readonly paidBy: string; readonly decision: Decision }

/** The advert: by what its advertiser pays and the season; by what was looked at only where the visitor agreed to that. */
export function decideAd(visit: Visit): Ad | null {
  const personal = hasPersonalAds(visit) && whyLeftOut('browsing.viewed_products', visit) === null
  const ranked = sponsored
    .map(({ product, advertiser }) => ({
      advertiser,
      scored: scored(product, 0, [
        {
          key: 'context.ad_bid',
          contribution: advertiser.pays * 5,
          purpose: 'advertising',
          value: euros(advertiser.pays, visit.language),
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
  return { product: won.scored.product, paidBy: won.advertiser.paid_by, decision }
}

function adExclusions(visit: Visit): NonNullable<Decision['not_used']> {
  const always = neverChosenBy(visit)
  const { viewed, personalAds } = visit.visitor
  const switchedOff = whyLeftOut('browsing.viewed_products', visit) !== null
  if (!switchedOff && (hasPersonalAds(visit) || viewed.length === 0)) return always
  const refused = switchedOff || visit.gpc || personalAds?.what === 'withdrawn'
  return [{ key: 'browsing.viewed_products', reason: refused ? 'opted_out' : 'no_consent' }, ...always]
}
