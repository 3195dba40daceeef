// A use that needs consent, and had none by the decision's own list.
import type { ResolvedDecision } from '../resolve-decision.js'
import { consentNeeded } from './consent-needed.js'
import { signalPlaces } from './signal-places.js'

/** Signals with a use that needs consent and which `consent.purposes`, being there, does not name. */
export function noConsent(resolved: ResolvedDecision): readonly string[] {
  const purposes = resolved.decision.consent?.purposes
  if (!purposes) return []
  return signalPlaces(resolved, consentNeeded(resolved, new Set(purposes)))
}
