// What became of everything that was enqueued: each decision is in exactly one of these numbers at any moment.
import type { ItemStatus } from '../contract/ingestion.js'

/** The service read the decision and will not take it: sending it again would not help. */
export type RefusedStatus = Extract<ItemStatus, 'conflict' | 'invalid' | 'gone'>

/**
 * Why a decision was let go. `buffer-full`: no room when it came. `gave-up`: no try brought an answer; some of these
 * may have arrived all the same. `too-large`: no request may hold it. `unserialisable`: JSON cannot hold it. `closed`:
 * the client was closed, or was closing and its time was over. `unauthorized`: 401 or 403. `request-refused`: any
 * other answer that another try would not change.
 */
export type DropReason =
  | 'buffer-full'
  | 'gave-up'
  | 'too-large'
  | 'unserialisable'
  | 'closed'
  | 'unauthorized'
  | 'request-refused'

/** At any moment: enqueued = accepted + duplicate + all refused + all dropped + pending. */
export type Counters = {
  /** Calls of `enqueue`. */
  readonly enqueued: number
  readonly accepted: number
  /** The service had them already: an answer was lost, or the producer sent them twice. */
  readonly duplicate: number
  readonly refused: Readonly<Record<RefusedStatus, number>>
  readonly dropped: Readonly<Record<DropReason, number>>
  /** Waiting, under way, or waiting to be tried again. */
  readonly pending: number
}

/** Counters that can be added to. */
export type Tally = { -readonly [name in Exclude<keyof Counters, 'refused' | 'dropped'>]: number } & {
  readonly refused: Record<RefusedStatus, number>
  readonly dropped: Record<DropReason, number>
}

/** All at zero. */
export function createTally(): Tally {
  return {
    enqueued: 0,
    accepted: 0,
    duplicate: 0,
    refused: { conflict: 0, invalid: 0, gone: 0 },
    dropped: {
      'buffer-full': 0,
      'gave-up': 0,
      'too-large': 0,
      unserialisable: 0,
      closed: 0,
      unauthorized: 0,
      'request-refused': 0,
    },
    pending: 0,
  }
}

/** A copy that stays as it is. */
export function snapshot(tally: Tally): Counters {
  return { ...tally, refused: { ...tally.refused }, dropped: { ...tally.dropped } }
}
