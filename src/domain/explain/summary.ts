// How many reasons a first look shows, and how much of what counted they are.
import type { Facts, ReasonFact } from './facts.js'
import { roundShare } from './shares.js'

const ENOUGH = 0.8
const MOST_SHOWN = 5
const SHOWN_WITHOUT_SHARES = 3

/** The fewest leading reasons whose raw shares reach 0.80; at most 5, and at most 3 where no share is known. */
export function summaryOf(
  reasons: readonly ReasonFact[],
  shares: readonly (number | null)[],
): Facts['summary'] {
  const total = reasons.length
  const unrecorded = reasons.filter(({ share }) => share === null).length
  if (unrecorded === total) {
    return { shown: Math.min(total, SHOWN_WITHOUT_SHARES), total, share_shown: null, unrecorded }
  }
  let shown = 0
  let sum = 0
  for (const { place } of reasons) {
    if (shown === MOST_SHOWN || roundShare(sum) >= ENOUGH) break
    shown += 1
    sum += shares[place] ?? 0
  }
  return { shown, total, share_shown: unrecorded === 0 ? roundShare(sum) : null, unrecorded }
}
