// What the system was declared never to use. Rests on the catalogue alone.
import { pointerTo } from '../../contract/field-error.js'
import type { ResolvedDecision } from '../resolve-decision.js'
import type { Facts } from './facts.js'

/** The declared system's `never_uses`, in its order; none where the system is not declared. */
export function neverUsedOf({ decision, system }: ResolvedDecision): Facts['neverUsed'] {
  return (system?.declared.never_uses ?? []).map(({ category, code, reason }, i) => ({
    category,
    code: code ?? null,
    reason: reason ?? null,
    pointers: [`catalogue:${pointerTo(['systems', decision.system.id, 'never_uses', i])}`],
  }))
}
