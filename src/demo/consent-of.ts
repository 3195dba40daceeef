// The ground that a decision stood on, and the consents that were given at that moment.
import type { Decision } from '../contract/decision.js'
import { hasPastOrders, hasPersonalAds, type Visit } from './visit.js'

type Consent = NonNullable<Decision['consent']>
type Use = 'personal_ads' | 'past_orders'

/**
 * Consent as the contract states it: one ground and one date a decision, so only the use that its kind can make is named.
 * What is done in this visit is used on legitimate interest, with an objection that holds at once; a decision in which
 * past orders or a personal advert counted rests on consent as a whole.
 */
export function consentOf(visit: Visit, { kind, signals }: Pick<Decision, 'kind' | 'signals'>): Consent {
  const use = useOf(kind)
  const granted = use !== null && isGranted(use, visit)
  const counted = signals.some(signal => signal.purpose === use)
  const { thisVisit, personalAds, pastOrders } = visit.visitor
  const answer = use === 'personal_ads' ? personalAds : granted ? pastOrders : thisVisit
  return {
    purposes: granted ? [use] : [],
    basis: granted && counted ? 'consent' : 'legitimate_interest',
    ...(answer === null
      ? {}
      : { recorded_at: new Date(answer.at).toISOString(), reference: 'shop-choices/2026-11' }),
    ...(visit.gpc ? { gpc: true } : {}),
  }
}

/** The use for which the shop asks before it makes such a decision; null where it never asks. */
function useOf(kind: Decision['kind']): Use | null {
  if (kind === 'ad') return 'personal_ads'
  return kind === 'recommendation' || kind === 'ranking' ? 'past_orders' : null
}

function isGranted(use: Use, visit: Visit): boolean {
  return use === 'personal_ads' ? hasPersonalAds(visit) : hasPastOrders(visit)
}
