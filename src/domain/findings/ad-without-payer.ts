// An advert that does not say on whose behalf it is shown, or who paid (EU DSA art. 26(1)(b) and (c)).
import { adParties, isAd } from '../ad-parties.js'
import type { ResolvedDecision } from '../resolve-decision.js'

/** The missing ones of `on_behalf_of` and `paid_by`, where they would stand. */
export function adWithoutPayer({ decision }: ResolvedDecision): readonly string[] {
  if (!isAd(decision)) return []
  const parties = adParties(decision)
  const places: string[] = []
  if (parties.on_behalf_of === null) places.push('/ad/on_behalf_of')
  if (parties.paid_by === null) places.push('/ad/paid_by')
  return places
}
