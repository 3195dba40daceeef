// A decision on its way into a shard, and what became of it.
import type { Decision } from '../contract/decision.js'
import type { FieldError } from '../contract/field-error.js'
import { RECORD_BYTES } from '../contract/ingestion.js'
import type { UndeclaredName } from '../contract/undeclared-name.js'

/** A validated decision on its way to its shard, with the references that stand for its person and its id. */
export type RoutedDecision = {
  readonly decision: Decision
  readonly subjectRef: Uint8Array
  readonly decisionRef: Uint8Array
}

/** A decision with its bytes: made once, stored exactly, never serialised again. */
export type ArrivedDecision = RoutedDecision & {
  readonly record: Uint8Array
  /** Cohorts as JSON with sorted keys; empty where there are none. */
  readonly cohorts: string
}

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
  | { readonly status: 'invalid'; readonly errors: readonly FieldError[] }

/** What is wrong with a record over its limit: the whole of it, so the pointer is empty. */
export const RECORD_TOO_LARGE: FieldError = {
  pointer: '',
  detail: `the record takes more than ${RECORD_BYTES} bytes`,
}
