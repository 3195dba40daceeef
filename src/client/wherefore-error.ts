// What goes wrong between a producer and the service: a stable code, never the content of a decision.
import type { ItemResult } from '../contract/ingestion.js'

/**
 * Why decisions could not be sent. `code` is the problem's code as the service documents it, or one of the client's own:
 * `unreachable` (no answer), `timed-out` (no answer in time), `answer-unreadable` (an answer that is none of ours).
 */
export class WhereforeError extends Error {
  override readonly name = 'WhereforeError'
  readonly code: string
  /** HTTP status; null where there was no answer. */
  readonly status: number | null
  /** What the service acknowledged before this happened, in the order sent. */
  readonly acknowledged: readonly ItemResult[]

  constructor(
    code: string,
    status: number | null,
    options: { readonly cause?: unknown; readonly acknowledged?: readonly ItemResult[] } = {},
  ) {
    super(
      status === null ? `The service gave no answer: ${code}` : `The service answered ${status}: ${code}`,
      options.cause === undefined ? undefined : { cause: options.cause },
    )
    this.code = code
    this.status = status
    this.acknowledged = options.acknowledged ?? []
  }
}
