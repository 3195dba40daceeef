// Adds up what decisions used, how much it counted and what was found, by day, system and signal. Whole numbers
// throughout: the same decisions give exactly the same sums, in whatever order they are added.
import type { RecordedDecision } from '../../contract/decision.js'
import type { Finding } from '../../contract/finding.js'
import type { CatalogueIndex } from '../catalogue-index.js'
import { rawShares } from '../explain/shares.js'
import { addFindingSums, addFindings, type FindingSums } from '../findings/finding-sums.js'
import { isReason } from '../resolve-decision.js'

/** A share of 1, as it is added up. */
export const WHOLE_SHARE = 1_000_000

/** Stands for every system or signal that the catalogue does not declare. No key is empty. */
export const UNDECLARED = ''

export type SignalSums = {
  /** Decisions that used it, each once however often it stands there. */
  decisions: number
  /** Of these, those in which it is a reason. */
  reasons: number
  /** Its shares of what counted, in millionths. */
  share: number
}

/** By key of the signal; in the database, by its number. */
export type SystemSums<Key = string> = {
  decisions: number
  /** Decisions that recorded how much something counted: their shares add up to 1. */
  weighed: number
  /** One of 30 bits a person, by their keyed hash. Bits that are set are at most as many as the persons. */
  persons: number
  readonly signals: Map<Key, SignalSums>
  /** Decisions in which anything was found. */
  found: number
  readonly findings: FindingSums<Key>
}

/** Sums by day since 1970 (UTC), then by key of the system. */
export type DaySums = Map<number, Map<string, SystemSums>>

type Declared = Pick<CatalogueIndex, 'signals' | 'systems'>

const DAY = 86_400_000
const PERSON_BITS = 30

/** Adds one decision and what was found in it; `receivedAt` in Unix milliseconds, `index` is the catalogue it is bound to. */
export function addImportance(
  days: DaySums,
  decision: RecordedDecision,
  subjectRef: Uint8Array,
  receivedAt: number,
  index: Declared,
  findings: readonly Finding[] = [],
): void {
  const { system, signals } = decision
  const systems = kept(days, dayOf(receivedAt), noSystems)
  const sums = kept(systems, index.systems.has(system.id) ? system.id : UNDECLARED, noSums<string>)
  sums.decisions += 1
  sums.persons |= personBit(subjectRef)
  if (addSignals(sums.signals, signals, index)) sums.weighed += 1
  if (findings.length === 0) return
  sums.found += 1
  addFindings(sums.findings, findings, decision, key => nameOf(key, index))
}

/** The sums of a system before anything is added. */
export function noSums<Key = string>(): SystemSums<Key> {
  return { decisions: 0, weighed: 0, persons: 0, signals: new Map(), found: 0, findings: new Map() }
}

/** Adds the sums of other decisions of the same system. */
export function addSums<Key>(
  sums: SystemSums<Key>,
  { decisions, weighed, persons, signals, found, findings }: SystemSums<Key>,
): void {
  sums.decisions += decisions
  sums.weighed += weighed
  sums.persons |= persons
  for (const [key, one] of signals) addSignal(sums, key, one)
  sums.found += found
  addFindingSums(sums.findings, findings)
}

/** The day since 1970, in UTC, of Unix milliseconds. */
export function dayOf(milliseconds: number): number {
  return Math.floor(milliseconds / DAY)
}

/** A day since 1970 as a date. */
export function dateOf(day: number): string {
  return new Date(day * DAY).toISOString().slice(0, 10)
}

/** How many bits of `persons` are set: at most as many as there were persons. */
export function personsAtLeast(persons: number): number {
  let count = 0
  for (let rest = persons; rest !== 0; rest &= rest - 1) count += 1
  return count
}

/** Adds one decision's signals, a key once however often it stands there; says whether any of them had a weight. */
function addSignals(
  sums: Map<string, SignalSums>,
  signals: RecordedDecision['signals'],
  index: Declared,
): boolean {
  const shares = rawShares(signals)
  // Two short lists instead of a map a decision: this runs for every decision that is stored.
  const met: SignalSums[] = []
  const reasons: SignalSums[] = []
  let weighed = false
  for (const [place, signal] of signals.entries()) {
    const sum = kept(sums, nameOf(signal.key, index), noSignalSums)
    if (!met.includes(sum)) {
      met.push(sum)
      sum.decisions += 1
    }
    if (isReason(signal) && !reasons.includes(sum)) {
      reasons.push(sum)
      sum.reasons += 1
    }
    const share = shares[place] ?? 0
    if (share !== 0) weighed = true
    sum.share += Math.round(share * WHOLE_SHARE)
  }
  return weighed
}

/** What a signal is counted under. */
function nameOf(key: string, index: Declared): string {
  return index.signals.has(key) ? key : UNDECLARED
}

function noSystems(): Map<string, SystemSums> {
  return new Map()
}

function noSignalSums(): SignalSums {
  return { decisions: 0, reasons: 0, share: 0 }
}

function addSignal<Key>(
  { signals }: SystemSums<Key>,
  key: Key,
  { decisions, reasons, share }: SignalSums,
): void {
  const sums = kept(signals, key, noSignalSums)
  sums.decisions += decisions
  sums.reasons += reasons
  sums.share += share
}

/** The last byte: a shard follows from the first four, so these are alike within one. */
function personBit(subjectRef: Uint8Array): number {
  return 1 << ((subjectRef[subjectRef.length - 1] ?? 0) % PERSON_BITS)
}

function kept<Key, Value>(map: Map<Key, Value>, key: Key, make: () => Value): Value {
  const known = map.get(key)
  if (known !== undefined) return known
  const made = make()
  map.set(key, made)
  return made
}
