// A decision beside the catalogue it is bound to: each signal with its declaration, if it has one.
// Findings and explanations both start here, so that they can never read the same decision differently.
import type { RecordedDecision, Signal } from '../contract/decision.js'
import type { CatalogueIndex, IndexedSignal, IndexedSystem } from './catalogue-index.js'

/** One entry of `signals` with its place in the decision; `entry` is null where the catalogue does not declare it. */
export type ResolvedSignal = {
  readonly place: number
  readonly signal: Signal
  readonly entry: IndexedSignal | null
  /** By its declaration, or because its value says something that the law treats as sensitive. */
  readonly sensitive: boolean
}

export type ResolvedDecision = {
  readonly decision: RecordedDecision
  /** Keys of the decision's cohorts; their values are sealed apart and never come here. */
  readonly cohortKeys: readonly string[]
  readonly index: CatalogueIndex
  readonly system: IndexedSystem | null
  readonly signals: readonly ResolvedSignal[]
}

/** Looks up what a decision cites. */
export function resolveDecision(
  decision: RecordedDecision,
  cohortKeys: readonly string[],
  index: CatalogueIndex,
): ResolvedDecision {
  return {
    decision,
    cohortKeys,
    index,
    system: index.systems.get(decision.system.id) ?? null,
    signals: decision.signals.map((signal, place) => {
      const entry = index.signals.get(signal.key) ?? null
      return { place, signal, entry, sensitive: isSensitive(index, entry, signal.value) }
    }),
  }
}

/** What is only about the moment or the place (the page is about churches, say) tells nothing about the person. */
function isSensitive(index: CatalogueIndex, entry: IndexedSignal | null, value: Signal['value']): boolean {
  return entry?.sensitive === true || (entry?.personal !== false && index.namesSensitive(value))
}

/** Personal: the declared origin is another than `context`, or nothing is declared. */
export function isPersonal({ entry }: ResolvedSignal): boolean {
  return entry === null || entry.personal
}

/** A reason: its contribution is not recorded, or is not 0. */
export function isReason({ contribution }: Signal): boolean {
  return contribution !== 0
}

/** What a signal was used for: its own purpose, else the purposes of the system. */
export function usesOf({ system }: ResolvedDecision, { signal }: ResolvedSignal): readonly string[] {
  return signal.purpose === undefined ? (system?.purposes ?? []) : [signal.purpose]
}
