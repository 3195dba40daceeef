// Where signals stand that a finding rests on.
import type { ResolvedDecision, ResolvedSignal } from '../resolve-decision.js'

/** Pointers to the signals for which `found` holds, in the decision's order. */
export function signalPlaces(
  { signals }: ResolvedDecision,
  found: (signal: ResolvedSignal) => boolean,
): string[] {
  const places: string[] = []
  for (const signal of signals) if (found(signal)) places.push(`/signals/${signal.place}`)
  return places
}
