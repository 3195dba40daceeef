// The shop's invented customers, each with past orders that one can look through. The data stands in customers.json.
import data from './customers.json' with { type: 'json' }
import type { Language } from './language.js'
import type { Act, Visitor } from './visitor.js'

export type Customer = {
  readonly id: string
  readonly name: string
  /** Who it is, and what they said about their orders. */
  readonly about: Readonly<Record<Language, string>>
  /** When they agreed that past orders may be used; null where they never did. */
  readonly agreed_days_ago: number | null
  /** Newest first. */
  readonly orders: readonly { readonly days_ago: number; readonly products: readonly string[] }[]
}

export const customers: readonly Customer[] = data

const DAY = 86_400_000

/** The customer with this id, or undefined. */
export function findCustomer(id: string): Customer | undefined {
  return customers.find(customer => customer.id === id)
}

/** Everything a customer bought, newest first. */
export function purchasesOf(customer: Customer, now: number): readonly Act<string>[] {
  return customer.orders.flatMap(({ days_ago, products }) =>
    products.map(what => ({ what, at: daysBefore(days_ago, now) })),
  )
}

/** The same visitor as this customer, with what they once said about their orders. */
export function signedIn(visitor: Visitor, { id, agreed_days_ago }: Customer, now: number): Visitor {
  const at = agreed_days_ago === null ? null : daysBefore(agreed_days_ago, now)
  return { ...visitor, customer: id, pastOrders: at === null ? null : { what: 'given', at } }
}

/** Ten in the morning (UTC) of a day before this one: dates in the data are relative, so that they never grow old. */
export function daysBefore(days: number, now: number): number {
  return Math.floor(now / DAY) * DAY - days * DAY + 10 * 3_600_000
}
