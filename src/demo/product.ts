// What the shop sells. The data stands in products.json, in both languages of the shop.
import type { Language } from './language.js'
import data from './products.json' with { type: 'json' }

export type Season = 'spring' | 'summer' | 'autumn' | 'winter'

export type Product = {
  readonly id: string
  /** What it is, which also names its picture. */
  readonly kind: string
  readonly scene: string
  readonly colour: string
  /** Euros, as a decimal string. */
  readonly price: string
  readonly sold_last_month: number
  readonly in_stock: boolean
  readonly tags: readonly string[]
  readonly activities: readonly string[]
  readonly seasons: readonly string[]
  /** Shoe sizes in stock; only what is worn on the feet has them. */
  readonly sizes?: readonly number[]
  /** Who pays for showing it, and how many euros each time. */
  readonly advertiser?: { readonly name: string; readonly paid_by: string; readonly pays: number }
  readonly title: Readonly<Record<Language, string>>
  readonly text: Readonly<Record<Language, string>>
}

export const products: readonly Product[] = data

const byId = new Map(products.map(product => [product.id, product]))

/** The product with this id, or undefined. */
export function findProduct(id: string): Product | undefined {
  return byId.get(id)
}

/** The season in the shop's place, on the northern half of the globe, by the calendar month in UTC. */
export function seasonAt(now: number): Season {
  const month = new Date(now).getUTCMonth()
  if (month < 2 || month === 11) return 'winter'
  if (month < 5) return 'spring'
  return month < 8 ? 'summer' : 'autumn'
}
