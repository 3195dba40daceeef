// Data used for something that its declaration does not cover.
import { type ResolvedDecision, usesOf } from '../resolve-decision.js'
import { signalPlaces } from './signal-places.js'

/** Declared signals with a use that their declaration does not list. */
export function wrongPurpose(resolved: ResolvedDecision): readonly string[] {
  return signalPlaces(resolved, signal => {
    const { entry } = signal
    return entry !== null && usesOf(resolved, signal).some(purpose => !entry.purposes.has(purpose))
  })
}
