// What was shown, where, when, and by which system.
import type { ResolvedDecision } from '../resolve-decision.js'
import { citeSurface } from './cite.js'
import type { Facts } from './facts.js'

/** The decision itself: identity, time in UTC milliseconds, place, system and item. */
export function shownOf({ decision, index, system }: ResolvedDecision): Facts['decision'] {
  return {
    id: decision.id,
    occurred_at: new Date(Date.parse(decision.occurred_at)).toISOString(),
    kind: decision.kind,
    surface: citeSurface(index, decision.surface),
    system: { ...decision.system, declared: system?.declared ?? null },
    item: decision.item,
  }
}
