// A child, and something about them that chose an advert or a price (EU DSA art. 28(2)).
import { isAd } from '../ad-parties.js'
import { isPersonal, isReason, type ResolvedDecision } from '../resolve-decision.js'
import { signalPlaces } from './signal-places.js'

/** Personal reasons of an advert or a price for a minor, and the place that says so. */
export function minorProfiled(resolved: ResolvedDecision): readonly string[] {
  const { decision } = resolved
  if (decision.person?.minor !== true || !(isAd(decision) || decision.kind === 'price')) return []
  const places = signalPlaces(resolved, signal => isPersonal(signal) && isReason(signal.signal))
  return places.length === 0 ? [] : [...places, '/person/minor']
}
