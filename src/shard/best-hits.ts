// The first of what a search has met so far, in its order.
import { type FoundDecision, isBefore } from './find-rows.js'

/** Keeps the first `most`. */
export function bestHits(most: number) {
  let hits: FoundDecision[] = []
  return {
    add(more: readonly FoundDecision[]): void {
      if (more.length === 0) return
      hits = [...hits, ...more].sort(byOrder).slice(0, most)
    },
    /** Those that come before a place: nothing that is met behind it can come between. */
    before: (place: FoundDecision): FoundDecision[] => hits.filter(hit => isBefore(hit, place)),
    all: (): readonly FoundDecision[] => hits,
  }
}

function byOrder(one: FoundDecision, other: FoundDecision): number {
  return isBefore(one, other) ? -1 : isBefore(other, one) ? 1 : 0
}
