// What counts without knowing anything of the visitor's past: the page, the words just typed, the season, the till.
import { type Product, products } from './product.js'
import { queryMatch, similarity } from './similarity.js'
import type { Term } from './term.js'
import { togetherWith } from './together-terms.js'
import type { Visit } from './visit.js'

const WEIGHT = {
  currentQuery: 5,
  currentProduct: 2.5,
  currentTogether: 8,
  popularity: 0.6,
  season: 0.3,
  inStock: 0.1,
  outOfStock: -1.5,
} as const

const mostSold = Math.max(...products.map(product => product.sold_last_month))

/** What holds of a product for everybody: how it sells, the season, whether there is any. */
export function contextTerms(product: Product, visit: Visit): readonly Term[] {
  return [
    {
      key: 'context.popularity',
      contribution: (WEIGHT.popularity * product.sold_last_month) / mostSold,
      purpose: 'shop_display',
      value: product.sold_last_month,
    },
    seasonTerm(product, visit, 'shop_display'),
    product.in_stock
      ? { key: 'context.in_stock', contribution: WEIGHT.inStock, purpose: 'shop_display', value: true }
      : {
          key: 'context.out_of_stock',
          contribution: WEIGHT.outOfStock,
          purpose: 'shop_display',
          value: true,
        },
  ]
}

/** What the visitor looks at right now, and what others bought with it: part of the page, not of the visitor. */
export function currentProductTerm(current: Product, visit: Visit): (product: Product) => readonly Term[] {
  return product => [
    {
      key: 'context.current_product',
      contribution: WEIGHT.currentProduct * similarity(product, current),
      purpose: 'shop_display',
      value: current.title[visit.language],
    },
    {
      key: 'context.bought_together',
      purpose: 'shop_display',
      ...togetherWith(product, current, WEIGHT.currentTogether, visit),
    },
  ]
}

/** What the visitor searches for right now. */
export function currentQueryTerm(query: string): (product: Product) => readonly Term[] {
  return product => [
    {
      key: 'search.current_query',
      contribution: WEIGHT.currentQuery * queryMatch(query, product),
      purpose: 'answering_search',
      value: query,
    },
  ]
}

/** Whether it suits the season, for a use that the caller names. */
export function seasonTerm(product: Product, visit: Visit, purpose: string): Term {
  return {
    key: 'context.season',
    contribution: product.seasons.includes(visit.season) ? WEIGHT.season : 0,
    purpose,
    value: visit.words.seasons[visit.season],
  }
}
