// Whether a signal may count in this visit, and why not. One function answers both, so that what an explanation says was
// left out is what the recommender left out.
import type { Decision } from '../contract/decision.js'
import { switchableSignals } from './catalogue.js'
import { hasPastOrders, usesThisVisit, type Visit } from './visit.js'
import type { Visitor } from './visitor.js'

type Exclusions = NonNullable<Decision['not_used']>

/** What the customer bought before: it needs a yes. */
function isOfPastOrders(key: string): boolean {
  return key.startsWith('purchases.')
}

/** What this visitor can switch off one by one: past orders only where there are any. */
export function switchableBy({ customer }: Visitor): typeof switchableSignals {
  return switchableSignals.filter(({ key }) => customer !== null || !isOfPastOrders(key))
}

/** Why a signal about the visitor may not count; null where it may. */
export function whyLeftOut(key: string, visit: Visit): 'opted_out' | 'no_consent' | null {
  if (!usesThisVisit(visit) || visit.visitor.switchedOff.includes(key)) return 'opted_out'
  if (!isOfPastOrders(key) || hasPastOrders(visit)) return null
  return visit.visitor.pastOrders === null ? 'no_consent' : 'opted_out'
}

/** What was at hand for suggestions and was left out, and why. */
export function leftOut(visit: Visit): Exclusions {
  const personal = switchableBy(visit.visitor).flatMap(({ key }) => {
    if (key === 'visits.count') return []
    const reason = whyLeftOut(key, visit)
    return reason === null ? [] : [{ key, reason }]
  })
  return [...personal, ...neverChosenBy(visit)]
}

/** What each request or the visitor tells the shop, and nothing of the shop is chosen by. */
export function neverChosenBy({ visitor }: Visit): Exclusions {
  return [
    { key: 'device.type', reason: 'policy' },
    { key: 'location.coarse', reason: 'policy' },
    ...(visitor.deliverTo === null ? [] : [{ key: 'delivery.place', reason: 'wrong_purpose' as const }]),
  ]
}
