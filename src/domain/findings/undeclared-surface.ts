// A place that nobody has described, or one where this system was not said to work.
import type { ResolvedDecision } from '../resolve-decision.js'

/** The surface, where it is not declared, or not listed by its declared system where that lists any. */
export function undeclaredSurface({ decision, index, system }: ResolvedDecision): readonly string[] {
  const declared = index.surfaces.has(decision.surface)
  const listed = system?.surfaces?.has(decision.surface) ?? true
  return declared && listed ? [] : ['/surface']
}
