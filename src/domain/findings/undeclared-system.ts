// A system that nobody has described.
import type { ResolvedDecision } from '../resolve-decision.js'

/** The system, where the catalogue does not declare it. */
export function undeclaredSystem({ system }: ResolvedDecision): readonly string[] {
  return system === null ? ['/system/id'] : []
}
