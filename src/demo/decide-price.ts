// What the week's offer costs this visitor, as a decision: everybody's percent and the visitor's own, each with its cause.
import type { Decision } from '../contract/decision.js'
import { decide, itemOf, SYSTEM_VERSION, signalsOf } from './decide.js'
import { neverChosenBy } from './left-out.js'
import type { Offer } from './offer.js'
import type { Visit } from './visit.js'

/** The price of the week's offer, with what this visitor's visits took off it. */
export function decidePrice(
  visit: Visit,
  offer: Offer,
  surface: 'home.offer' | 'product.price' | 'basket.price',
): Decision {
  return decide(visit, {
    place: surface,
    kind: 'price',
    surface,
    system: { id: 'returning-visitor-prices', version: SYSTEM_VERSION },
    item: itemOf(offer.product, visit),
    outcome: { score: offer.percentOff, base: 0, method: 'exact' },
    signals: signalsOf(offer.terms),
    not_used: [
      ...(offer.personal ? [] : [{ key: 'visits.count', reason: 'opted_out' as const }]),
      ...neverChosenBy(visit),
    ],
    price: { amount: offer.amount, currency: 'EUR', reference_amount: offer.product.price },
  })
}
