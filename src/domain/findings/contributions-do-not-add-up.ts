// Numbers that are said to be the arithmetic, or an estimate of it, and do not give the score.
import type { ResolvedDecision } from '../resolve-decision.js'

const ABSOLUTE_TOLERANCE = 1e-6
const RELATIVE_TOLERANCE = 1e-3

/** Score, base and every signal, where all are recorded and base and contributions miss the score by more than the tolerance. */
export function contributionsDoNotAddUp({ decision }: ResolvedDecision): readonly string[] {
  const { method, score, base } = decision.outcome ?? {}
  if ((method !== 'exact' && method !== 'estimate') || score === undefined || base === undefined) return []
  let sum = 0
  for (const { contribution } of decision.signals) {
    if (contribution === undefined) return []
    sum += contribution
  }
  if (!misses(score, base + sum)) return []
  return ['/outcome/score', '/outcome/base', ...decision.signals.map((_, i) => `/signals/${i}`)]
}

/** True where a sum is further from the score than the contract's tolerance. */
export function misses(score: number, sum: number): boolean {
  return Math.abs(score - sum) > ABSOLUTE_TOLERANCE + RELATIVE_TOLERANCE * Math.abs(score)
}
