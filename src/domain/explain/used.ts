// The data that was used, by kind. Every signal stands here once, also one that did not count.
import type { Facts, SignalFact } from './facts.js'

/** Places of signals by category, categories in the order of their first signal; null = undeclared. */
export function usedByCategory(signals: readonly SignalFact[]): Facts['used'] {
  const groups = new Map<string | null, number[]>()
  for (const { category, place } of signals) {
    const places = groups.get(category)
    if (places) places.push(place)
    else groups.set(category, [place])
  }
  return [...groups].map(([category, places]) => ({ category, places }))
}
