// What the shop remembers of one visit of an anonymous visitor, and how each act changes it.
// Bounded in every list and in time: the next visit begins from nothing, under another id. Switched off, no act stays.

/** One act: what, and when (Unix milliseconds). */
export type Act<T> = { readonly what: T; readonly at: number }

export type Visitor = {
  readonly id: string
  /** When the visit began, Unix milliseconds. */
  readonly since: number
  /** When its last page was opened or form sent. */
  readonly seenAt: number
  /** Newest first, each product once. */
  readonly viewed: readonly Act<string>[]
  /** Newest first, each query once. */
  readonly searched: readonly Act<string>[]
  readonly basket: readonly Act<string>[]
  readonly hidden: readonly Act<string>[]
  readonly activities: Act<readonly string[]> | null
  readonly shoeSize: Act<number> | null
  /** ISO 3166 code of the place that the visitor named. It chooses nothing. */
  readonly deliverTo: string | null
  /** How often the home page was opened. */
  readonly visits: Act<number>
  /** The answer about using this visit; null until there is one: it is used by default, and the shop says so. */
  readonly thisVisit: Act<'on' | 'off'> | null
  /** Consent to personal adverts; null where it was never given. */
  readonly personalAds: Act<'given' | 'withdrawn'> | null
  /** Signals that the visitor switched off one by one, by their keys. */
  readonly switchedOff: readonly string[]
  /** Which customer is signed in; null for somebody whom the shop does not know. */
  readonly customer: string | null
  /** The customer's consent to the use of past orders; null where it was never given. */
  readonly pastOrders: Act<'given' | 'withdrawn'> | null
}

/** Without a click for this long, a visit is over and what was remembered of it is deleted. */
export const IDLE_HOURS = 2
/** No visit lasts longer, whatever is clicked: the catalogue declares that its data is kept for one day. */
const LONGEST_HOURS = 24
const HOUR = 3_600_000
const MOST = { viewed: 8, searched: 5, basket: 20, hidden: 20 } as const

/** A visitor about whom nothing is known. */
export function newVisitor(id: string, now: number): Visitor {
  return {
    id,
    since: now,
    seenAt: now,
    viewed: [],
    searched: [],
    basket: [],
    hidden: [],
    activities: null,
    shoeSize: null,
    deliverTo: null,
    visits: { what: 0, at: now },
    thisVisit: null,
    personalAds: null,
    switchedOff: [],
    customer: null,
    pastOrders: null,
  }
}

/** The visit has ended by time: nothing of it may be used, and its memory is to be deleted. */
export function isOver({ since, seenAt }: Visitor, now: number): boolean {
  return now - seenAt > IDLE_HOURS * HOUR || now - since > LONGEST_HOURS * HOUR
}

/** The visitor objected: what they do is neither remembered nor used. */
export function isSwitchedOff({ thisVisit }: Visitor): boolean {
  return thisVisit?.what === 'off'
}

export function looked(visitor: Visitor, product: string, at: number): Visitor {
  if (isSwitchedOff(visitor)) return visitor
  return { ...visitor, viewed: newestFirst(visitor.viewed, product, at, MOST.viewed) }
}

export function searched(visitor: Visitor, query: string, at: number): Visitor {
  if (isSwitchedOff(visitor)) return visitor
  return { ...visitor, searched: newestFirst(visitor.searched, query, at, MOST.searched) }
}

export function cameHome(visitor: Visitor, at: number): Visitor {
  if (isSwitchedOff(visitor)) return visitor
  return { ...visitor, visits: { what: visitor.visits.what + 1, at } }
}

/** The basket works whatever was switched off: it is what the visitor asked for. */
export function putInBasket(visitor: Visitor, product: string, at: number): Visitor {
  return { ...visitor, basket: newestFirst(visitor.basket, product, at, MOST.basket) }
}

export function takeFromBasket(visitor: Visitor, product: string): Visitor {
  return { ...visitor, basket: visitor.basket.filter(act => act.what !== product) }
}

/** "Not for me". */
export function hid(visitor: Visitor, product: string, at: number): Visitor {
  if (isSwitchedOff(visitor)) return visitor
  return { ...visitor, hidden: newestFirst(visitor.hidden, product, at, MOST.hidden) }
}

/** What the visitor likes and wears, said on the page of choices; empty takes it back. */
export function told(
  visitor: Visitor,
  { activities, shoeSize }: { readonly activities: readonly string[]; readonly shoeSize: number | null },
  at: number,
): Visitor {
  if (isSwitchedOff(visitor)) return visitor
  return {
    ...visitor,
    activities: activities.length > 0 ? { what: activities, at } : null,
    shoeSize: shoeSize === null ? null : { what: shoeSize, at },
  }
}

/** The answer about using this visit. `off` deletes what was done and told; the basket stays. */
export function answerThisVisit(visitor: Visitor, what: 'on' | 'off', at: number): Visitor {
  const answered: Visitor = { ...visitor, thisVisit: { what, at } }
  if (what === 'on') return answered
  const nothing = { viewed: [], searched: [], hidden: [], activities: null, shoeSize: null }
  return { ...answered, ...nothing, visits: { what: 0, at } }
}

/** The answer about one of the two uses that need a yes. An answer that stands keeps its date; no without a yes is none. */
export function answerConsent(
  visitor: Visitor,
  use: 'personalAds' | 'pastOrders',
  what: 'on' | 'off',
  at: number,
): Visitor {
  const isGiven = visitor[use]?.what === 'given'
  if (isGiven === (what === 'on')) return visitor
  if (what === 'on') return { ...visitor, [use]: { what: 'given', at } }
  return { ...visitor, [use]: { what: 'withdrawn', at } }
}

function newestFirst(
  acts: readonly Act<string>[],
  what: string,
  at: number,
  most: number,
): readonly Act<string>[] {
  return [{ what, at }, ...acts.filter(act => act.what !== what)].slice(0, most)
}
