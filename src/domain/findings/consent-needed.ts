// Which uses need a consent that is not among the granted ones.
import type { ResolvedDecision, ResolvedSignal } from '../resolve-decision.js'

/** A test of signals: true where a use's purpose needs consent and is not in `granted`. */
export function consentNeeded(
  { index, system }: ResolvedDecision,
  granted: ReadonlySet<string>,
): (signal: ResolvedSignal) => boolean {
  const needed = (purpose: string) =>
    index.purposes.get(purpose)?.needs_consent === true && !granted.has(purpose)
  const neededBySystem = system?.purposes.some(needed) ?? false
  return ({ signal: { purpose } }) => (purpose === undefined ? neededBySystem : needed(purpose))
}
