// Sensitive data without the person's explicit consent (GDPR art. 9(2)(a)); in an advert, whatever the consent
// (EU DSA art. 26(3): no advert rests on profiling with special categories).
import { isAd } from '../ad-parties.js'
import type { ResolvedDecision } from '../resolve-decision.js'
import { signalPlaces } from './signal-places.js'

/** Sensitive signals without `basis: explicit_consent`, and every sensitive signal of an advert. */
export function sensitiveWithoutExplicitConsent(resolved: ResolvedDecision): readonly string[] {
  const { decision } = resolved
  if (decision.consent?.basis === 'explicit_consent' && !isAd(decision)) return []
  return signalPlaces(resolved, ({ sensitive }) => sensitive)
}
