// Whether a price was personal, and the sentence that the law of the place asks for.
import { isPersonal, type ResolvedDecision } from '../resolve-decision.js'
import type { Facts } from './facts.js'

/**
 * Present wherever a price was sent. It is personal when any personal signal was used, counted or not:
 * New York General Business Law § 349-a speaks of a price set by an algorithm that uses personal data, not of effect.
 */
export function priceOf({ decision, signals }: ResolvedDecision): Facts['price'] {
  const { price, kind, person } = decision
  if (!price) return null
  const personal = signals.filter(isPersonal)
  const notice = kind === 'price' && person?.jurisdiction === 'US-NY' && personal.length > 0 ? 'US-NY' : null
  return {
    personal: personal.length > 0,
    amount: price.amount,
    currency: price.currency,
    ...(price.reference_amount !== undefined && { reference_amount: price.reference_amount }),
    notice,
    pointers: [
      '/price',
      ...(personal.length > 0 ? personal.map(({ place }) => `/signals/${place}`) : ['/signals']),
      ...(notice ? ['/person/jurisdiction'] : []),
    ],
  }
}
