// Which consent applied at that moment. What was not recorded is never assumed, in either direction.
import { type ResolvedDecision, usesOf } from '../resolve-decision.js'
import { citePurpose } from './cite.js'
import type { Facts } from './facts.js'

/** The consent as recorded, and the purposes that this decision's uses needed beyond it. */
export function consentOf(resolved: ResolvedDecision): Facts['consent'] {
  const { consent } = resolved.decision
  const granted = consent?.purposes ?? []
  // Without a recorded list nobody can say which were not granted.
  const missing = consent?.purposes ? neededBeyond(resolved, new Set(granted)) : []
  return {
    recorded: consent !== undefined,
    basis: consent?.basis ?? null,
    purposes: [
      ...granted.map(key => ({ ...citePurpose(resolved.index, key), granted: true })),
      ...missing.map(key => ({ ...citePurpose(resolved.index, key), granted: false })),
    ],
    ...(consent?.recorded_at !== undefined && { recorded_at: consent.recorded_at }),
    ...(consent?.gpc !== undefined && { gpc: consent.gpc }),
    pointers: ['/consent'],
  }
}

/** Purposes of uses that need consent and are not granted, each once, in the order of their first use. */
function neededBeyond(resolved: ResolvedDecision, granted: ReadonlySet<string>): readonly string[] {
  const needed = new Set<string>()
  for (const signal of resolved.signals) {
    for (const purpose of usesOf(resolved, signal)) {
      if (resolved.index.purposes.get(purpose)?.needs_consent === true && !granted.has(purpose))
        needed.add(purpose)
    }
  }
  return [...needed]
}
