// A purpose that nobody has described: of a use, or in the consent.
import type { ResolvedDecision } from '../resolve-decision.js'

/** Purposes of signals and names in `consent.purposes` that the catalogue does not declare. */
export function undeclaredPurpose({ decision, index }: ResolvedDecision): readonly string[] {
  const places: string[] = []
  decision.signals.forEach(({ purpose }, i) => {
    if (purpose !== undefined && !index.purposes.has(purpose)) places.push(`/signals/${i}/purpose`)
  })
  decision.consent?.purposes?.forEach((purpose, i) => {
    if (!index.purposes.has(purpose)) places.push(`/consent/purposes/${i}`)
  })
  return places
}
