// One request of one visitor: everything that choosing what to show may depend on. Clock and ids are handed in.
import type { Language, Words } from './language.js'
import type { Season } from './product.js'
import { isSwitchedOff, type Visitor } from './visitor.js'

export type Visit = {
  readonly visitor: Visitor
  /** Unix milliseconds. */
  readonly now: number
  readonly season: Season
  readonly language: Language
  readonly words: Words
  /** Names what is shown together on this page; decisions take their ids from it. */
  readonly slateId: string
  /** The browser sent `Sec-GPC: 1`. */
  readonly gpc: boolean
  /** Where the shop's pages are, for the addresses of items; null where the service would not take them. */
  readonly shopUrl: string | null
}

/** What the visitor does in this visit may be used: they did not switch it off. */
export function usesThisVisit({ visitor }: Visit): boolean {
  return !isSwitchedOff(visitor)
}

/** The visitor is a customer who said yes to the use of past orders. Switching off this visit switches them off too. */
export function hasPastOrders(visit: Visit): boolean {
  const { customer, pastOrders } = visit.visitor
  return customer !== null && pastOrders?.what === 'given' && usesThisVisit(visit)
}

/** The visitor said yes to personal adverts, and neither they nor the browser objects (Global Privacy Control). */
export function hasPersonalAds(visit: Visit): boolean {
  return visit.visitor.personalAds?.what === 'given' && usesThisVisit(visit) && !visit.gpc
}
