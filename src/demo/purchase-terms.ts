// What a signed-in customer bought before. Counts only after a yes; the caller asks.
import { findCustomer, purchasesOf } from './customer.js'
import type { Product } from './product.js'
import type { Term } from './term.js'
import { togetherTerms } from './together-terms.js'
import type { Visit } from './visit.js'

const WEIGHT = { boughtTogether: 3.5, boughtAlready: -2.5 } as const
const purpose = 'past_orders'

/** What goes with what the customer has; what they have already does not come back. */
export function purchaseTerms(product: Product, visit: Visit): readonly Term[] {
  const customer = visit.visitor.customer === null ? undefined : findCustomer(visit.visitor.customer)
  if (!customer) return []
  const purchases = purchasesOf(customer, visit.now)
  const own = purchases.find(act => act.what === product.id)
  const joined = { key: 'purchases.bought_together', purpose, weight: () => WEIGHT.boughtTogether }
  return [
    ...togetherTerms(product, purchases, joined, visit),
    ...(own
      ? [
          {
            key: 'purchases.bought_already',
            contribution: WEIGHT.boughtAlready,
            purpose,
            value: true,
            at: own.at,
          },
        ]
      : []),
  ]
}
