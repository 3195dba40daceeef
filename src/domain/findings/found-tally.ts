// Adds up what was found: days of a shard, shards of a deployment.
import { type FindingCode, findingCodes } from '../../contract/finding.js'
import type { FoundCode, SystemFound } from '../../contract/found.js'

export type FoundTally = {
  add(systems: readonly SystemFound[]): void
  /** Systems and signals by decisions, most first, then by key; codes in the contract's order; days oldest first. */
  result(): SystemFound[]
}

type Days = Map<string, { decisions: number; found: number }>
type CodeTally = {
  decisions: number
  readonly days: Map<string, number>
  readonly signals: Map<string | null, number>
}
type SystemTally = {
  decisions: number
  found: number
  readonly days: Days
  readonly codes: Map<FindingCode, CodeTally>
}

/** Begins with nothing found. */
export function foundTally(): FoundTally {
  const systems = new Map<string | null, SystemTally>()
  return {
    add(list) {
      for (const one of list) addSystem(systems, one)
    },
    result: () =>
      [...systems]
        .map(([id, sums]) => systemResult(id, sums))
        .sort((one, other) => other.decisions - one.decisions || byKey(one.id, other.id)),
  }
}

function addSystem(systems: Map<string | null, SystemTally>, one: SystemFound): void {
  const sums = systems.get(one.id) ?? { decisions: 0, found: 0, days: new Map(), codes: new Map() }
  systems.set(one.id, sums)
  sums.decisions += one.decisions
  sums.found += one.found
  for (const { day, decisions, found } of one.days) {
    const known = sums.days.get(day) ?? { decisions: 0, found: 0 }
    sums.days.set(day, { decisions: known.decisions + decisions, found: known.found + found })
  }
  for (const code of one.findings) addCode(sums.codes, code)
}

function addCode(codes: Map<FindingCode, CodeTally>, { code, decisions, days, signals }: FoundCode): void {
  const sums = codes.get(code) ?? { decisions: 0, days: new Map(), signals: new Map() }
  codes.set(code, sums)
  sums.decisions += decisions
  for (const one of days) sums.days.set(one.day, (sums.days.get(one.day) ?? 0) + one.decisions)
  for (const { key, decisions: count } of signals) sums.signals.set(key, (sums.signals.get(key) ?? 0) + count)
}

function systemResult(id: string | null, { decisions, found, days, codes }: SystemTally): SystemFound {
  return {
    id,
    decisions,
    found,
    days: oldestFirst(days).map(([day, sums]) => ({ day, ...sums })),
    findings: findingCodes.flatMap(code => {
      const sums = codes.get(code)
      return sums ? [codeResult(code, sums)] : []
    }),
  }
}

function codeResult(code: FindingCode, { decisions, days, signals }: CodeTally): FoundCode {
  return {
    code,
    decisions,
    days: oldestFirst(days).map(([day, count]) => ({ day, decisions: count })),
    signals: [...signals]
      .map(([key, count]) => ({ key, decisions: count }))
      .sort((one, other) => other.decisions - one.decisions || byKey(one.key, other.key)),
  }
}

function oldestFirst<Sums>(days: ReadonlyMap<string, Sums>): [string, Sums][] {
  return [...days].sort(([one], [other]) => (one < other ? -1 : 1))
}

/** What is not declared last. */
function byKey(one: string | null, other: string | null): number {
  if (one === null || other === null) return one === null ? 1 : -1
  return one < other ? -1 : 1
}
