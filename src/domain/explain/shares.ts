// How much of what counted each signal was, in either direction.
import type { Signal } from '../../contract/decision.js'

/**
 * Raw shares by place in the decision: |contribution| / sum over the recorded ones. Null where the contribution is not
 * recorded, 0 where it is 0. Contributions are at most 1e12 in size and 200 in number, so no sum overflows.
 */
export function rawShares(signals: readonly Signal[]): readonly (number | null)[] {
  const sum = signals.reduce((total, { contribution = 0 }) => total + Math.abs(contribution), 0)
  return signals.map(({ contribution }) => {
    if (contribution === undefined) return null
    return contribution === 0 ? 0 : Math.abs(contribution) / sum
  })
}

/** A share as it is told: four decimals. */
export function roundShare(share: number): number {
  return Math.round(share * 10_000) / 10_000
}
