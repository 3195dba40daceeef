// Where each decision ends: counted once, its room given free, those who flush told. Callbacks run after, in a turn of
// their own: one that throws is the host's uncaught exception, and costs no decision.
import type { Decision } from '../contract/decision.js'
import type { ItemResult } from '../contract/ingestion.js'
import type { DecisionBuffer, Entry } from './buffer.js'
import { type Counters, createTally, type DropReason, type RefusedStatus, snapshot } from './counters.js'
import type { Tides } from './tides.js'
import type { WhereforeError } from './wherefore-error.js'

/** What the host wants to hear. */
export type Listeners = {
  readonly onRefused?: ((item: ItemResult, decision: Decision) => void) | undefined
  readonly onDropped?: ((reason: DropReason, decision: Decision) => void) | undefined
  readonly onError?: ((error: WhereforeError) => void) | undefined
}

export type Ledger = {
  /** A decision came and is not kept. */
  turnAway(reason: DropReason): false
  /** A decision came and is kept. */
  keep(): true
  take(entry: Entry, as: 'accepted' | 'duplicate'): void
  refuse(entry: Entry, item: ItemResult, as: RefusedStatus): void
  drop(entries: readonly Entry[], reason: DropReason): void
  /** Tells the host, once for each code until `recovered`. */
  tell(error: WhereforeError): void
  recovered(): void
  pending(): number
  counters(): Counters
}

/** A ledger over a buffer and its tides, all at zero. */
export function createLedger(
  buffer: DecisionBuffer,
  tides: Tides,
  { onRefused, onDropped, onError }: Listeners,
): Ledger {
  const tally = createTally()
  const told = new Set<string>()
  const settle = (entry: Entry) => {
    tally.pending--
    buffer.settle(entry)
    tides.settle(entry.tide)
  }
  return {
    turnAway(reason) {
      tally.enqueued++
      tally.dropped[reason]++
      return false
    },
    keep() {
      tally.enqueued++
      tally.pending++
      return true
    },
    take(entry, as) {
      tally[as]++
      settle(entry)
    },
    refuse(entry, item, as) {
      tally.refused[as]++
      settle(entry)
      if (onRefused) queueMicrotask(() => onRefused(item, decisionOf(entry)))
    },
    drop(entries, reason) {
      for (const entry of entries) {
        tally.dropped[reason]++
        settle(entry)
        if (onDropped) queueMicrotask(() => onDropped(reason, decisionOf(entry)))
      }
    },
    tell(error) {
      if (!onError || told.has(error.code)) return
      told.add(error.code)
      queueMicrotask(() => onError(error))
    },
    recovered: () => told.clear(),
    pending: () => tally.pending,
    counters: () => snapshot(tally),
  }
}

function decisionOf(entry: Entry): Decision {
  return JSON.parse(entry.text) as Decision // What the text was made from.
}
