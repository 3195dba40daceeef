// The ground that a decision stood on, and the consents that were given at that moment.
import type { Decision } from '../contract/decision.js'
import { hasPastOrders, hasPersonalAds, type Visit } from './visit.js'

type Consent = NonNullable<Decision['consent']>

/**
 * Consent as the contract states it: one ground a decision. What is done in this visit is used on legitimate interest,
 * with an objection that holds at once; a personal advert and past orders rest on consent, and so does a decision as a
 * whole in which one of them counted.
 */
export function consentOf(visit: Visit, { kind, signals }: Pick<Decision, 'kind' | 'signals'>): Consent {
  const { thisVisit, personalAds, pastOrders } = visit.visitor
  const granted = {
    past_orders: hasPastOrders(visit),
    personal_ads: hasPersonalAds(visit),
  }
  const usesOrders = signals.some(signal => signal.purpose === 'past_orders')
  const answer = kind === 'ad' ? personalAds : usesOrders ? pastOrders : thisVisit
  return {
    purposes: (['past_orders', 'personal_ads'] as const).filter(purpose => granted[purpose]),
    basis: usesOrders || (kind === 'ad' && granted.personal_ads) ? 'consent' : 'legitimate_interest',
    ...(answer === null
      ? {}
      : { recorded_at: new Date(answer.at).toISOString(), reference: 'shop-choices/2026-11' }),
    ...(visit.gpc ? { gpc: true } : {}),
  }
}
