// What the visitor did or said, each act as a term of its own; of that, only what may count.
import { whyLeftOut } from './left-out.js'
import { findProduct, type Product } from './product.js'
import { purchaseTerms } from './purchase-terms.js'
import { queryMatch, similarity } from './similarity.js'
import type { Term } from './term.js'
import { togetherTerms } from './together-terms.js'
import type { Visit } from './visit.js'

const WEIGHT = {
  viewed: 4,
  viewedTogether: 4,
  seenAlready: -0.4,
  searched: 2.5,
  basket: 1.6,
  basketTogether: 5,
  inBasket: -4,
  hidden: -5,
  activity: 0.7,
  shoeSize: 0.5,
} as const

/** Each earlier act counts this much of the one after it: what was just done leads. */
const DECAY = 0.3
const purpose = 'this_visit'

/** Everything personal that counts for or against a product. */
export function personalTerms(product: Product, visit: Visit): readonly Term[] {
  const terms = [
    ...viewedTerms(product, visit, purpose),
    ...seenTerms(product, visit),
    ...searchTerms(product, visit),
    ...basketTerms(product, visit),
    ...othersTerms(product, visit),
    ...hiddenTerms(product, visit),
    ...profileTerms(product, visit),
    ...purchaseTerms(product, visit),
  ]
  return terms.filter(term => whyLeftOut(term.key, visit) === null)
}

/** What the visitor looked at before, one term each: the newest counts most, the product itself not at all. */
export function viewedTerms(product: Product, visit: Visit, purpose: string): readonly Term[] {
  return visit.visitor.viewed.flatMap((act, order) => {
    const viewed = findProduct(act.what)
    if (!viewed || viewed.id === product.id) return []
    const contribution = WEIGHT.viewed * similarity(product, viewed) * DECAY ** order
    const value = viewed.title[visit.language]
    return [{ key: 'browsing.viewed_products', contribution, purpose, value, at: act.at }]
  })
}

function seenTerms(product: Product, { visitor }: Visit): readonly Term[] {
  const seen = visitor.viewed.find(act => act.what === product.id)
  if (!seen) return []
  return [
    { key: 'browsing.seen_already', contribution: WEIGHT.seenAlready, purpose, value: true, at: seen.at },
  ]
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
    const inBasket = findProduct(act.what)
    if (!inBasket) return []
    const contribution = WEIGHT.basket * similarity(product, inBasket)
    return [{ key: 'basket.items', contribution, purpose, value: inBasket.title[language], at: act.at }]
  })
}

/** What others bought with what the visitor looked at or put in the basket. */
function othersTerms(product: Product, visit: Visit): readonly Term[] {
  const { viewed, basket } = visit.visitor
  const ofViewed = {
    key: 'browsing.bought_together',
    purpose,
    weight: (order: number) => WEIGHT.viewedTogether * DECAY ** order,
  }
  const ofBasket = { key: 'basket.bought_together', purpose, weight: () => WEIGHT.basketTogether }
  return [
    ...togetherTerms(product, viewed, ofViewed, visit),
    ...togetherTerms(product, basket, ofBasket, visit),
  ]
}

function hiddenTerms(product: Product, { visitor, language }: Visit): readonly Term[] {
  return visitor.hidden.flatMap(act => {
    const hidden = findProduct(act.what)
    if (!hidden) return []
    const contribution = WEIGHT.hidden * similarity(product, hidden)
    return [
      { key: 'feedback.hidden_items', contribution, purpose, value: hidden.title[language], at: act.at },
    ]
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
