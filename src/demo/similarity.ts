// How alike two products are, and how well a product answers a search: plain set arithmetic, nothing learnt.
import type { Product } from './product.js'

/** Shared tags over all tags (Jaccard), 0 to 1. */
export function similarity(a: Product, b: Product): number {
  const shared = a.tags.filter(tag => b.tags.includes(tag)).length
  return shared / new Set([...a.tags, ...b.tags]).size
}

/** The part of the query's words that stand in the product's words, in either language, 0 to 1. */
export function queryMatch(query: string, product: Product): number {
  const asked = wordsOf(query).slice(0, 8)
  if (asked.length === 0) return 0
  const own = wordsOf([product.title.en, product.title.de, ...product.tags, ...product.activities].join(' '))
  return asked.filter(word => own.some(candidate => answers(candidate, word))).length / asked.length
}

/** German joins words: from four letters on, a part of a word is enough. */
function answers(candidate: string, word: string): boolean {
  return (
    candidate === word ||
    (word.length >= 3 && candidate.startsWith(word)) ||
    (word.length >= 4 && candidate.includes(word))
  )
}

function wordsOf(text: string): readonly string[] {
  return text.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? []
}
