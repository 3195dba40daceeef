// Numbers added up over systems.
import type { FindingCode } from '../../../contract/finding.js'
import type { FoundSignal, SystemFound } from '../../../contract/found.js'

export type Counts = { readonly decisions: number; readonly found: number }

/** Decisions of all systems, and those in which anything was found. */
export function total(systems: readonly SystemFound[]): Counts {
  return {
    decisions: systems.reduce((sum, { decisions }) => sum + decisions, 0),
    found: systems.reduce((sum, { found }) => sum + found, 0),
  }
}

/** Codes that were found, most decisions first. */
export function codesIn(systems: readonly SystemFound[]): FindingCode[] {
  const counts = new Map<FindingCode, number>()
  for (const { code, decisions } of systems.flatMap(({ findings }) => findings))
    counts.set(code, (counts.get(code) ?? 0) + decisions)
  return [...counts].sort(([, one], [, other]) => other - one).map(([code]) => code)
}

/** What a code was found about, most decisions first. */
export function signalsOf(systems: readonly SystemFound[], code: FindingCode): FoundSignal[] {
  const counts = new Map<string | null, number>()
  for (const finding of systems.flatMap(({ findings }) => findings)) {
    if (finding.code !== code) continue
    for (const { key, decisions } of finding.signals) counts.set(key, (counts.get(key) ?? 0) + decisions)
  }
  return [...counts]
    .map(([key, decisions]) => ({ key, decisions }))
    .sort((one, other) => other.decisions - one.decisions)
}
