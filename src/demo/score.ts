// The recommender: a score is a base and the sum of named terms, each rounded before it is added, so that the terms
// are the whole truth about the score. No term, no effect.
import { type Product, products } from './product.js'
import { queryMatch, similarity } from './similarity.js'
import { isPersonalised, type Visit } from './visit.js'

/** One thing that counted: it becomes one signal of the decision. */
export type Term = {
  readonly key: string
  readonly contribution: number
  readonly purpose: string
  readonly value?: string | number | boolean | string[]
  /** When the visitor did it, Unix milliseconds. */
  readonly at?: number
}

export type Scored = {
  readonly product: Product
  readonly base: number
  readonly score: number
  readonly terms: readonly Term[]
}

export const BASE_SCORE = 1

const WEIGHT = {
  viewed: 3,
  seenAlready: -0.4,
  searched: 2.5,
  currentQuery: 4,
  currentProduct: 2.5,
  basket: 1.6,
  inBasket: -4,
  hidden: -3,
  activity: 0.7,
  shoeSize: 0.5,
  popularity: 0.6,
  season: 0.3,
  inStock: 0.1,
  outOfStock: -1.5,
} as const

/** Each earlier act counts this much of the one after it. */
const DECAY = 0.75

const mostSold = Math.max(...products.map(product => product.sold_last_month))

/** Products by score, highest first; equal scores by id. `more` adds what only this page knows. */
export function rankProducts(
  candidates: readonly Product[],
  visit: Visit,
  more: (product: Product) => readonly Term[] = () => [],
): readonly Scored[] {
  return candidates
    .map(product =>
      scored(product, BASE_SCORE, [
        ...(isPersonalised(visit) ? personalTerms(product, visit) : []),
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

/** What the visitor looks at right now: part of the page, not of the visitor. */
export function currentProductTerm(current: Product, visit: Visit): (product: Product) => readonly Term[] {
  return product => [
    {
      key: 'context.current_product',
      contribution: WEIGHT.currentProduct * similarity(product, current),
      purpose: 'shop_display',
      value: current.title[visit.language],
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

export function seasonTerm(product: Product, visit: Visit, purpose: string): Term {
  return {
    key: 'context.season',
    contribution: product.seasons.includes(visit.season) ? WEIGHT.season : 0,
    purpose,
    value: visit.words.seasons[visit.season],
  }
}

/** What the visitor looked at before, one term each: the newest counts most, the product itself not at all. */
export function viewedTerms(product: Product, visit: Visit, purpose: string): readonly Term[] {
  return visit.visitor.viewed.flatMap((act, order) => {
    const viewed = products.find(candidate => candidate.id === act.what)
    if (!viewed || viewed.id === product.id) return []
    const contribution = WEIGHT.viewed * similarity(product, viewed) * DECAY ** order
    const value = viewed.title[visit.language]
    return [{ key: 'browsing.viewed_products', contribution, purpose, value, at: act.at }]
  })
}

function contextTerms(product: Product, visit: Visit): readonly Term[] {
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
      : { key: 'context.out_of_stock', contribution: WEIGHT.outOfStock, purpose: 'shop_display', value: true },
  ]
}

function personalTerms(product: Product, visit: Visit): readonly Term[] {
  return [
    ...viewedTerms(product, visit, 'personalised_content'),
    ...seenTerms(product, visit),
    ...searchTerms(product, visit),
    ...basketTerms(product, visit),
    ...hiddenTerms(product, visit),
    ...profileTerms(product, visit),
  ]
}

const purpose = 'personalised_content'

function seenTerms(product: Product, { visitor }: Visit): readonly Term[] {
  const seen = visitor.viewed.find(act => act.what === product.id)
  if (!seen) return []
  return [{ key: 'browsing.seen_already', contribution: WEIGHT.seenAlready, purpose, value: true, at: seen.at }]
}

function searchTerms(product: Product, { visitor }: Visit): readonly Term[] {
  return visitor.searched.map((act, order) => ({
    key: 'search.queries',
    contribution: WEIGHT.searched * queryMatch(act.what, product) * DECAY ** order,
    purpose,
    value: act.what,
    at: act.at,
  }))
}

function basketTerms(product: Product, { visitor, language }: Visit): readonly Term[] {
  return visitor.basket.flatMap((act): Term[] => {
    if (act.what === product.id) {
      const key = 'basket.already_in'
      return [{ key, contribution: WEIGHT.inBasket, purpose, value: true, at: act.at }]
    }
    const inBasket = products.find(candidate => candidate.id === act.what)
    if (!inBasket) return []
    const contribution = WEIGHT.basket * similarity(product, inBasket)
    return [{ key: 'basket.items', contribution, purpose, value: inBasket.title[language], at: act.at }]
  })
}

function hiddenTerms(product: Product, { visitor, language }: Visit): readonly Term[] {
  return visitor.hidden.flatMap(act => {
    const hidden = products.find(candidate => candidate.id === act.what)
    if (!hidden) return []
    const contribution = WEIGHT.hidden * similarity(product, hidden)
    return [{ key: 'feedback.hidden_items', contribution, purpose, value: hidden.title[language], at: act.at }]
  })
}

function profileTerms(product: Product, { visitor, words }: Visit): readonly Term[] {
  const terms: Term[] = []
  const { activities, shoeSize } = visitor
  if (activities) {
    const shared = activities.what.filter(activity => product.activities.includes(activity))
    const names: Readonly<Record<string, string>> = words.activities
    terms.push({
      key: 'profile.activities',
      contribution: WEIGHT.activity * shared.length,
      purpose,
      value: shared.map(activity => names[activity] ?? activity),
      at: activities.at,
    })
  }
  if (shoeSize && product.sizes) {
    const fits = product.sizes.includes(shoeSize.what)
    terms.push({
      key: 'profile.shoe_size',
      contribution: fits ? WEIGHT.shoeSize : -2 * WEIGHT.shoeSize,
      purpose,
      value: shoeSize.what,
      at: shoeSize.at,
    })
  }
  return terms
}

/** Four decimals: sums of them are exact well within the contract's tolerance. */
function round(value: number): number {
  return Math.round(value * 10_000) / 10_000 || 0
}
