// Data that nobody has described: used, or at hand and left out.
import type { ResolvedDecision } from '../resolve-decision.js'
import { signalPlaces } from './signal-places.js'

/** Signals and exclusions whose key the catalogue does not declare. */
export function undeclaredSignal(resolved: ResolvedDecision): readonly string[] {
  const places = signalPlaces(resolved, ({ entry }) => entry === null)
  resolved.decision.not_used?.forEach(({ key }, i) => {
    if (!resolved.index.signals.has(key)) places.push(`/not_used/${i}`)
  })
  return places
}
