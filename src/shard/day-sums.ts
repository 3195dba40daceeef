// The sums of a day and system as they lie in the database: one row, its signals inside, by number.
import { type SignalSums, type SystemSums, UNDECLARED } from '../domain/importance/day-sums.js'
import type { Row } from '../storage/driver.js'
import { type LabelKind, labelNumber, labelOf } from './label.js'
import type { Shard } from './shard.js'

/** Number of the signal, decisions, reasons, share. */
type SignalEntry = readonly [number, number, number, number]

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
  }
}

/** The signals of a row as one text. */
export function signalsText({ signals }: SystemSums<number>): string {
  return JSON.stringify(
    [...signals].map(([no, { decisions, reasons, share }]): SignalEntry => [no, decisions, reasons, share]),
  )
}

/** The same sums under other keys: names for numbers, or the other way round. */
export function rekeyed<From, To>(
  { signals, ...sums }: SystemSums<From>,
  keyOf: (key: From) => To,
): SystemSums<To> {
  return { ...sums, signals: new Map([...signals].map(([key, one]) => [keyOf(key), one])) }
}
