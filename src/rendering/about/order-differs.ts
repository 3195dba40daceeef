// Whether what was measured contradicts what the organisation declares to count most.
import type { MeasuredSignal } from '../../contract/measured.js'

/** Closer than this, two shares say nothing about which of them counts more. */
const APART = 0.02

/**
 * True where a main parameter counted less, by more than two points of a hundred, than one declared after it, or than a
 * signal that is not declared as one at all.
 */
export function orderDiffers(declared: readonly string[], signals: readonly MeasuredSignal[]): boolean {
  if (declared.length === 0) return false
  const shares = new Map(signals.map(({ key, share }) => [key, share ?? 0]))
  const shareOf = (key: string) => shares.get(key) ?? 0
  const others = [...shares].filter(([key]) => key === null || !declared.includes(key))
  const most = Math.max(0, ...others.map(([, share]) => share))
  return declared.some((key, at) => {
    const after = Math.max(most, ...declared.slice(at + 1).map(shareOf))
    return after - shareOf(key) > APART
  })
}
