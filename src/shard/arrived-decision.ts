// A decision as it arrives in a shard, and what became of it.
import type { RecordedDecision } from '../contract/decision.js'
import type { UndeclaredName } from '../contract/undeclared-name.js'
import { readRecord } from '../domain/record-bytes.js'

/** What a shard is sent of a decision: its bytes, made once and stored exactly, and the keyed hashes that stand for names. */
export type SentDecision = {
  readonly record: Uint8Array
  /** Cohorts as JSON with sorted keys; empty where there are none. */
  readonly cohorts: string
  /** 16 bytes each. */
  readonly subjectRef: Uint8Array
  readonly decisionRef: Uint8Array
  /** 48 bits of the keyed hashes of the item's and the slate's ids; null where it stood in no slate. */
  readonly itemNumber: number
  readonly slateNumber: number | null
}

/** The same, read. */
export type ArrivedDecision = SentDecision & { readonly decision: RecordedDecision }

/** What became of a decision; `receivedAt` in Unix milliseconds is that of the first record. */
export type ShardOutcome =
  | {
      readonly status: 'accepted'
      readonly receivedAt: number
      /** What the catalogue does not declare of it and no decision before it in the request named. */
      readonly undeclared?: readonly UndeclaredName[]
    }
  | { readonly status: 'duplicate'; readonly receivedAt: number }
  | { readonly status: 'conflict' | 'gone' }

/** Reads what was sent. */
export function arrivedDecision(sent: SentDecision): ArrivedDecision {
  return { ...sent, decision: readRecord(sent.record) }
}
