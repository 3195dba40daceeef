// Data of a kind that the system was declared never to use.
import { liesUnder } from '../../contract/categories.js'
import type { ResolvedDecision } from '../resolve-decision.js'
import { signalPlaces } from './signal-places.js'

/** Signals whose category is, or lies under, one that the declared system never uses. */
export function neverUsedButUsed(resolved: ResolvedDecision): readonly string[] {
  const never = resolved.system?.neverUses ?? []
  if (never.length === 0) return []
  return signalPlaces(resolved, ({ entry }) =>
    never.some(category => entry !== null && liesUnder(entry.declared.category, category)),
  )
}
