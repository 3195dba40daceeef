// What was bought together: item-to-item collaborative filtering over the shop's past orders, computed as the shop starts.
// An order here is a list of products and nothing else: who bought it, when and for how much is not needed.
import data from './orders.json' with { type: 'json' }

export type Order = readonly string[]

export type Together = {
  /** How many orders held both. */
  readonly both: number
  /** How many orders held the first. */
  readonly all: number
  /** 0 (no more often than chance would have it) to below 1. */
  readonly strength: number
}

export const pastOrders: readonly Order[] = data

/** Pairs in fewer orders than this count as nothing, so that no single order shows through. */
export const FEWEST_ORDERS = 3
/** How many orders a pair needs until half of its strength is believed. */
const SHRINKAGE = 5

const NOTHING: Together = { both: 0, all: 0, strength: 0 }

/**
 * Learns from orders how strongly two products go together. The cosine of their columns in the table of orders
 * (Sarwar, Karypis, Konstan and Riedl 2001; Linden, Smith and York 2003), less what chance alone would give,
 * so that what sells well does not go with everything; shrunk towards 0 where few orders hold both
 * (Koren 2008).
 */
export function learnTogether(orders: readonly Order[]): (one: string, other: string) => Together {
  const holding = new Map<string, number>()
  const pairs = new Map<string, Map<string, number>>()
  for (const products of orders.map(order => new Set(order))) {
    for (const one of products) {
      holding.set(one, (holding.get(one) ?? 0) + 1)
      const row = pairs.get(one) ?? new Map<string, number>()
      pairs.set(one, row)
      for (const other of products) if (other !== one) row.set(other, (row.get(other) ?? 0) + 1)
    }
  }
  return (one, other) => {
    const both = pairs.get(one)?.get(other) ?? 0
    const [ofOne, ofOther] = [holding.get(one) ?? 0, holding.get(other) ?? 0]
    if (both < FEWEST_ORDERS) return { ...NOTHING, both, all: ofOne }
    const byChance = (ofOne * ofOther) / orders.length
    const beyondChance = Math.max(0, both - byChance) / Math.sqrt(ofOne * ofOther)
    return { both, all: ofOne, strength: (beyondChance * both) / (both + SHRINKAGE) }
  }
}

/** How strongly two products go together, by the shop's past orders. */
export const boughtTogether = learnTogether(pastOrders)
