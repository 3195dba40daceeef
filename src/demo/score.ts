// The recommender: a score is a base and the sum of named terms, each rounded before it is added, so that the terms
// are the whole truth about the score. No term, no effect.
import { contextTerms } from './context-terms.js'
import { personalTerms } from './personal-terms.js'
import type { Product } from './product.js'
import type { Term } from './term.js'
import type { Visit } from './visit.js'

export type Scored = {
  readonly product: Product
  readonly base: number
  readonly score: number
  /** Only what counted; none of them is 0. */
  readonly terms: readonly Term[]
}

export const BASE_SCORE = 1

/** Products by score, highest first; equal scores by id. `more` adds what only this page knows. */
export function rankProducts(
  candidates: readonly Product[],
  visit: Visit,
  more: (product: Product) => readonly Term[] = () => [],
): readonly Scored[] {
  return candidates
    .map(product =>
      scored(product, BASE_SCORE, [
        ...personalTerms(product, visit),
        ...more(product),
        ...contextTerms(product, visit),
      ]),
    )
    .sort((a, b) => b.score - a.score || (a.product.id < b.product.id ? -1 : 1))
}

/** A product with its terms added up. Terms that come to nothing are left out. */
export function scored(product: Product, base: number, terms: readonly Term[]): Scored {
  const counted = terms
    .map(term => ({ ...term, contribution: round(term.contribution) }))
    .filter(term => term.contribution !== 0)
  const score = round(counted.reduce((sum, term) => sum + term.contribution, base))
  return { product, base, score, terms: counted }
}

/** Four decimals: sums of them are exact well within the contract's tolerance. */
function round(value: number): number {
  return Math.round(value * 10_000) / 10_000 || 0
}
