// The sums of a day and system as they lie in the database: one row, its signals and findings inside, by number.
import { findingCodes } from '../contract/finding.js'
import { type FindingSums, rekeyedFindings } from '../domain/findings/finding-sums.js'
import { type SignalSums, type SystemSums, UNDECLARED } from '../domain/importance/day-sums.js'
import type { Row } from '../storage/driver.js'
import { type LabelKind, labelNumber, labelOf } from './label.js'
import type { Shard } from './shard.js'

/** Number of the signal, decisions, reasons, share. */
type SignalEntry = readonly [number, number, number, number]
/** The code's place in the contract's list, decisions, and pairs of a signal's number with decisions. */
type FindingEntry = readonly [number, number, readonly (readonly [number, number])[]]

/** What a row holds of the sums. */
export const SUMS = 'decisions, weighed, persons, signals, found, findings'

/** The number of a declared key, made when it is first met. Labels begin with 1; 0 is all that is not declared. */
export function declaredNumber(shard: Shard, kind: LabelKind, key: string): number {
  return key === UNDECLARED ? 0 : labelNumber(shard, kind, key)
}

/** Gives the keys behind numbers, each opened once. */
export function declaredKeys(shard: Shard): (no: number) => string {
  const keys = new Map([[0, UNDECLARED]])
  return no => {
    const key = keys.get(no) ?? labelOf(shard, no).key
    keys.set(no, key)
    return key
  }
}

/** What a row says. */
export function sumsIn(row: Row): SystemSums<number> {
  // Written by `signalsText` and by nothing else.
  const entries = JSON.parse(String(row.signals)) as SignalEntry[]
  return {
    decisions: Number(row.decisions),
    weighed: Number(row.weighed),
    persons: Number(row.persons),
    signals: new Map(
      entries.map(([no, decisions, reasons, share]): [number, SignalSums] => [
        no,
        { decisions, reasons, share },
      ]),
    ),
    found: Number(row.found),
    findings: findingsIn(row),
  }
}

/** What a row says was found. */
export function findingsIn(row: Row): FindingSums<number> {
  // Written by `findingsText` and by nothing else.
  const entries = JSON.parse(String(row.findings)) as FindingEntry[]
  return new Map(
    entries.flatMap(([at, decisions, signals]) => {
      const code = findingCodes[at]
      return code === undefined ? [] : [[code, { decisions, signals: new Map(signals) }] as const]
    }),
  )
}

/** The signals of a row as one text. */
export function signalsText({ signals }: SystemSums<number>): string {
  return JSON.stringify(
    [...signals].map(([no, { decisions, reasons, share }]): SignalEntry => [no, decisions, reasons, share]),
  )
}

/** The findings of a row as one text. */
export function findingsText({ findings }: Pick<SystemSums<number>, 'findings'>): string {
  return JSON.stringify(
    [...findings].map(
      ([code, { decisions, signals }]): FindingEntry => [findingCodes.indexOf(code), decisions, [...signals]],
    ),
  )
}

/** The same sums under other keys: names for numbers, or the other way round. */
export function rekeyed<From, To>(
  { signals, findings, ...sums }: SystemSums<From>,
  keyOf: (key: From) => To,
): SystemSums<To> {
  return {
    ...sums,
    signals: new Map([...signals].map(([key, one]) => [keyOf(key), one])),
    findings: rekeyedFindings(findings, keyOf),
  }
}
