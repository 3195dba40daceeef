// What the shop remembers of one anonymous visitor, and how each act changes it.
// Bounded in every list. Without consent nothing that was looked at or searched for stays.

/** One act: what, and when (Unix milliseconds). */
export type Act<T> = { readonly what: T; readonly at: number }

/** `undecided` until the visitor says yes or no: what they did is at hand, and is not used. */
export type Choice = 'undecided' | 'on' | 'off'

export type Visitor = {
  readonly id: string
  /** Newest first, each product once. */
  readonly viewed: readonly Act<string>[]
  /** Newest first, each query once. */
  readonly searched: readonly Act<string>[]
  readonly basket: readonly Act<string>[]
  readonly hidden: readonly Act<string>[]
  readonly activities: Act<readonly string[]> | null
  readonly shoeSize: Act<number> | null
  /** ISO 3166 code of the place that the visitor named. */
  readonly deliverTo: string | null
  /** How often the home page was opened. */
  readonly visits: Act<number>
  readonly personalised: Choice
  readonly personalAds: Choice
  /** When the visitor last chose; null before. */
  readonly choseAt: number | null
  /** Personal suggestions were on once and were switched off: an opt-out, not a missing consent. */
  readonly withdrew: boolean
}

const MOST = { viewed: 8, searched: 5, basket: 20, hidden: 20 } as const

/** A visitor about whom nothing is known. */
export function newVisitor(id: string, now: number): Visitor {
  return {
    id,
    viewed: [],
    searched: [],
    basket: [],
    hidden: [],
    activities: null,
    shoeSize: null,
    deliverTo: null,
    visits: { what: 0, at: now },
    personalised: 'undecided',
    personalAds: 'undecided',
    choseAt: null,
    withdrew: false,
  }
}

export function looked(visitor: Visitor, product: string, at: number): Visitor {
  if (visitor.personalised === 'off') return visitor
  return { ...visitor, viewed: newestFirst(visitor.viewed, product, at, MOST.viewed) }
}

export function searched(visitor: Visitor, query: string, at: number): Visitor {
  if (visitor.personalised === 'off') return visitor
  return { ...visitor, searched: newestFirst(visitor.searched, query, at, MOST.searched) }
}

export function cameHome(visitor: Visitor, at: number): Visitor {
  if (visitor.personalised === 'off') return visitor
  return { ...visitor, visits: { what: visitor.visits.what + 1, at } }
}

export function putInBasket(visitor: Visitor, product: string, at: number): Visitor {
  return { ...visitor, basket: newestFirst(visitor.basket, product, at, MOST.basket) }
}

export function takeFromBasket(visitor: Visitor, product: string): Visitor {
  return { ...visitor, basket: visitor.basket.filter(act => act.what !== product) }
}

/** "Not for me": only asked where personal suggestions are on. */
export function hid(visitor: Visitor, product: string, at: number): Visitor {
  if (visitor.personalised !== 'on') return visitor
  return { ...visitor, hidden: newestFirst(visitor.hidden, product, at, MOST.hidden) }
}

/** The visitor's choice about personal suggestions and prices. `off` forgets what was seen, searched, hidden and counted. */
export function choosePersonalised(visitor: Visitor, choice: 'on' | 'off', at: number): Visitor {
  if (choice === 'on') return { ...visitor, personalised: 'on', choseAt: at, withdrew: false }
  const withdrew = visitor.withdrew || visitor.personalised === 'on'
  return {
    ...visitor,
    viewed: [],
    searched: [],
    hidden: [],
    visits: { what: 0, at },
    personalised: 'off',
    choseAt: at,
    withdrew,
  }
}

export function chooseAds(visitor: Visitor, choice: 'on' | 'off', at: number): Visitor {
  return { ...visitor, personalAds: choice, choseAt: at }
}

function newestFirst(
  acts: readonly Act<string>[],
  what: string,
  at: number,
  most: number,
): readonly Act<string>[] {
  return [{ what, at }, ...acts.filter(act => act.what !== what)].slice(0, most)
}
