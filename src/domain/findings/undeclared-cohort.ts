// A group that nobody has described. Its key is named, its value never.
import { pointerTo } from '../../contract/field-error.js'
import type { ResolvedDecision } from '../resolve-decision.js'

/** Cohort keys that the catalogue does not declare. Sorted: a map has no order of its own. */
export function undeclaredCohort({ cohortKeys, index }: ResolvedDecision): readonly string[] {
  return cohortKeys
    .filter(key => !index.cohorts.has(key))
    .sort()
    .map(key => pointerTo(['cohorts', key]))
}
