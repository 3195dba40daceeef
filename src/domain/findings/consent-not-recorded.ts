// A use that needs consent, where the decision does not say what was granted.
import type { ResolvedDecision } from '../resolve-decision.js'
import { consentNeeded } from './consent-needed.js'
import { signalPlaces } from './signal-places.js'

/** Signals with a use that needs consent, where `consent.purposes` is not there. */
export function consentNotRecorded(resolved: ResolvedDecision): readonly string[] {
  if (resolved.decision.consent?.purposes) return []
  return signalPlaces(resolved, consentNeeded(resolved, new Set()))
}
