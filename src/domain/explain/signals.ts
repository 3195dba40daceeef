// Every signal of the decision, one by one, with what the catalogue says of it. Nothing is dropped: an undeclared
// signal stands here as undeclared.
import { isPersonal, type ResolvedDecision, type ResolvedSignal, usesOf } from '../resolve-decision.js'
import { citePurpose } from './cite.js'
import { disclosureOf, shownValue } from './disclosure.js'
import type { CitedPurpose, SignalFact } from './facts.js'

/** One fact a signal, in the decision's order. */
export function signalFacts(resolved: ResolvedDecision): readonly SignalFact[] {
  return resolved.signals.map(signal => signalFact(resolved, signal))
}

function signalFact(resolved: ResolvedDecision, resolvedSignal: ResolvedSignal): SignalFact {
  const { place, signal, entry } = resolvedSignal
  const declared = entry?.declared ?? null
  const value = shownValue(resolvedSignal)
  return {
    place,
    key: signal.key,
    disclosure: disclosureOf(entry, resolvedSignal.sensitive),
    declared,
    category: declared?.category ?? null,
    origin: declared?.origin ?? 'undeclared',
    personal: isPersonal(resolvedSignal),
    inferred: declared?.origin === 'inferred',
    ...(value !== undefined && { value }),
    ...(signal.observed_at !== undefined && { observed_at: signal.observed_at }),
    ...(signal.source !== undefined && { source: signal.source }),
    purpose: purposeOf(resolved, resolvedSignal),
    pointers: [`/signals/${place}`],
  }
}

/** Null where the system has several purposes and the signal does not say which: then nobody recorded it. */
function purposeOf(resolved: ResolvedDecision, signal: ResolvedSignal): CitedPurpose | null {
  const [purpose, ...others] = usesOf(resolved, signal)
  return purpose === undefined || others.length > 0 ? null : citePurpose(resolved.index, purpose)
}
