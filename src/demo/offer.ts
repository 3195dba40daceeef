// The week's offer: a few percent off for everybody, and more for each return to the home page in this visit.
import { whyLeftOut } from './left-out.js'
import { findProduct, type Product } from './product.js'
import type { Term } from './term.js'
import type { Visit } from './visit.js'

export type Offer = {
  readonly product: Product
  readonly percentOff: number
  /** Euros, as a decimal string. */
  readonly amount: string
  /** Percent off for everybody, and for each return to the home page. */
  readonly percentForAll: number
  readonly percentEachReturn: number
  /** What this visitor did was looked at, whether or not it took anything off. */
  readonly personal: boolean
  /** Percentage points, each with its cause. */
  readonly terms: readonly Term[]
}

export const OFFER_PRODUCT = 'crane-pack'

const FOR_EVERYBODY = 5
const EACH_VISIT = 2
const MOST_VISITS = 5

/** What the offer costs this visitor. */
export function offerFor(visit: Visit): Offer | null {
  const product = findProduct(OFFER_PRODUCT)
  if (!product) return null
  const terms: Term[] = [
    {
      key: 'context.weekly_offer',
      contribution: FOR_EVERYBODY,
      purpose: 'shop_display',
      value: FOR_EVERYBODY,
    },
  ]
  const personal = whyLeftOut('visits.count', visit) === null
  if (personal) terms.push(visitsTerm(visit))
  const percentOff = terms.reduce((sum, term) => sum + term.contribution, 0)
  return {
    product,
    percentOff,
    amount: reduced(product.price, percentOff),
    percentForAll: FOR_EVERYBODY,
    percentEachReturn: EACH_VISIT,
    personal,
    terms,
  }
}

/** The first look is no return: it counts nothing, and the explanation says so. */
function visitsTerm({ visitor: { visits } }: Visit): Term {
  const returns = Math.max(0, Math.min(visits.what - 1, MOST_VISITS))
  return {
    key: 'visits.count',
    contribution: EACH_VISIT * returns,
    purpose: 'this_visit',
    value: visits.what,
    at: visits.at,
  }
}

/** In whole cents, so that no digit is lost. */
function reduced(price: string, percentOff: number): string {
  const cents = Math.round(Number(price) * 100)
  return (Math.round((cents * (100 - percentOff)) / 100) / 100).toFixed(2)
}
