// Adds up what was found, by code and declared signal. Whole numbers: the same decisions give the same sums, in
// whatever order they are added.
import type { RecordedDecision } from '../../contract/decision.js'
import type { Finding, FindingCode } from '../../contract/finding.js'

/** The sums of one code, with the decisions in which it is about a signal, by key. */
export type CodeSums<Key = string> = { decisions: number; readonly signals: Map<Key, number> }

export type FindingSums<Key = string> = Map<FindingCode, CodeSums<Key>>

/** Whether a code speaks of single signals. Of `undeclared-signal` none has a name that may be counted by. */
const bySignal: Record<FindingCode, boolean> = {
  'undeclared-signal': false,
  'undeclared-system': false,
  'undeclared-surface': false,
  'undeclared-purpose': true,
  'undeclared-cohort': false,
  'wrong-purpose': true,
  'no-consent': true,
  'consent-not-recorded': true,
  'sensitive-without-explicit-consent': true,
  'never-used-but-used': true,
  'kept-too-long': true,
  'minor-profiled': true,
  'ad-without-payer': false,
  'contributions-do-not-add-up': false,
}

/** Adds the findings of one decision; `nameOf` gives the name that a signal's key is counted under. */
export function addFindings(
  sums: FindingSums,
  findings: readonly Finding[],
  { signals }: Pick<RecordedDecision, 'signals'>,
  nameOf: (key: string) => string,
): void {
  for (const { code, pointers } of findings) {
    const sum = codeSums(sums, code)
    sum.decisions += 1
    if (!bySignal[code]) continue
    const names = new Set<string>()
    for (const pointer of pointers) {
      const key = signals[placeOf(pointer)]?.key
      if (key !== undefined) names.add(nameOf(key))
    }
    for (const name of names) sum.signals.set(name, (sum.signals.get(name) ?? 0) + 1)
  }
}

/** Adds the sums of other decisions. */
export function addFindingSums<Key>(sums: FindingSums<Key>, others: FindingSums<Key>): void {
  for (const [code, { decisions, signals }] of others) {
    const sum = codeSums(sums, code)
    sum.decisions += decisions
    for (const [key, count] of signals) sum.signals.set(key, (sum.signals.get(key) ?? 0) + count)
  }
}

/** The same sums under other keys: names for numbers, or the other way round. */
export function rekeyedFindings<From, To>(
  sums: FindingSums<From>,
  keyOf: (key: From) => To,
): FindingSums<To> {
  return new Map(
    [...sums].map(([code, { decisions, signals }]) => [
      code,
      { decisions, signals: new Map([...signals].map(([key, count]) => [keyOf(key), count])) },
    ]),
  )
}

function codeSums<Key>(sums: FindingSums<Key>, code: FindingCode): CodeSums<Key> {
  const known = sums.get(code)
  if (known) return known
  const made: CodeSums<Key> = { decisions: 0, signals: new Map() }
  sums.set(code, made)
  return made
}

/** The place of the signal that a pointer names or lies in; -1 where it names something else. */
function placeOf(pointer: string): number {
  const place = /^\/signals\/(\d+)/.exec(pointer)?.[1]
  return place === undefined ? -1 : Number(place)
}
