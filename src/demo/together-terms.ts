// "Others bought both together": one term for each thing of the visitor's that the shop's past orders join to a product.
import { boughtTogether } from './bought-together.js'
import { fill } from './language.js'
import { findProduct, type Product } from './product.js'
import type { Term } from './term.js'
import type { Visit } from './visit.js'
import type { Act } from './visitor.js'

type Joined = Pick<Term, 'key' | 'purpose'> & {
  /** What full strength would count, by the place in the list. */
  readonly weight: (order: number) => number
}

/** One term each for what was bought together with this product; the product itself is none of them. */
export function togetherTerms(
  product: Product,
  acts: readonly Act<string>[],
  { key, purpose, weight }: Joined,
  visit: Visit,
): readonly Term[] {
  return acts.flatMap(({ what, at }, order) => {
    const joined = what === product.id ? undefined : findProduct(what)
    return joined ? [{ key, purpose, at, ...togetherWith(product, joined, weight(order), visit) }] : []
  })
}

/** How much another product speaks for this one, and the orders that say so. */
export function togetherWith(
  product: Product,
  other: Product,
  weight: number,
  { language, words }: Visit,
): Pick<Term, 'contribution' | 'value' | 'source'> {
  const { both, all, strength } = boughtTogether(other.id, product.id)
  const title = other.title[language]
  return {
    contribution: weight * strength,
    value: title,
    source: fill(words.ordersWithBoth, { both, all, title }),
  }
}
