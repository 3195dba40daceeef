// Whether something is found more or less often lately, as far as the numbers can tell that from chance.
import type { FoundPoint } from './found-series.js'
import { shareOf } from './share-chart.js'

export type Change = {
  readonly code: 'up' | 'down' | 'same'
  /** Shares before, and in the last quarter of the days. */
  readonly before: number
  readonly lately: number
}

/** Fewer points say nothing of a course. */
const LEAST_POINTS = 8
/** Shares this many standard errors apart differ by more than chance: 1 in 400 such pairs would by chance alone. */
const APART = 3

/** The last quarter of the days against those before; null where too little is known. */
export function changeOf(points: readonly FoundPoint[]): Change | null {
  const known = points.filter(({ whole }) => whole)
  if (known.length < LEAST_POINTS) return null
  const cut = Math.ceil(known.length * 0.75)
  const [before, lately] = [total(known.slice(0, cut)), total(known.slice(cut))]
  if (before.decisions === 0 || lately.decisions === 0) return null
  const shares = { before: shareOf(before), lately: shareOf(lately) }
  const all = shareOf({
    decisions: before.decisions + lately.decisions,
    found: before.found + lately.found,
  })
  const error = Math.sqrt(all * (1 - all) * (1 / before.decisions + 1 / lately.decisions))
  const apart = shares.lately - shares.before
  if (Math.abs(apart) <= APART * error || error === 0) return { code: 'same', ...shares }
  return { code: apart > 0 ? 'up' : 'down', ...shares }
}

function total(points: readonly FoundPoint[]): { readonly decisions: number; readonly found: number } {
  return {
    decisions: points.reduce((sum, { decisions }) => sum + decisions, 0),
    found: points.reduce((sum, { found }) => sum + found, 0),
  }
}
