// Data older than the organisation said it keeps it.
import type { ResolvedDecision } from '../resolve-decision.js'
import { signalPlaces } from './signal-places.js'

/** Signals observed longer before the decision than their declared retention. */
export function keptTooLong(resolved: ResolvedDecision): readonly string[] {
  const occurredAt = Date.parse(resolved.decision.occurred_at)
  return signalPlaces(resolved, ({ entry, signal }) => {
    if (entry === null || entry.retention === Infinity || signal.observed_at === undefined) return false
    return occurredAt - Date.parse(signal.observed_at) > entry.retention
  })
}
