// The one error that handlers throw to refuse a request: a problem code, and what may safely be said.
import type { FieldError } from '../contract/field-error.js'
import type { ProblemCode } from '../contract/problem.js'

export type RefusalParts = {
  /** A sentence that is safe to send; without it the code's own sentence. */
  readonly detail?: string
  /** What is wrong and where, for `input-invalid`. */
  readonly errors?: readonly FieldError[]
  /** Headers that the answer must carry, such as `Retry-After`. */
  readonly headers?: Readonly<Record<string, string>>
  /** What went wrong underneath, for the log alone. */
  readonly cause?: unknown
}

/** Refuses a request with a documented problem code. Everything in it may be sent, apart from `cause`. */
export class Refusal extends Error {
  override readonly name = 'Refusal'
  readonly code: ProblemCode
  readonly detail: string | undefined
  readonly errors: readonly FieldError[] | undefined
  readonly headers: Readonly<Record<string, string>>

  constructor(code: ProblemCode, parts: RefusalParts = {}) {
    super(code, { cause: parts.cause })
    this.code = code
    this.detail = parts.detail
    this.errors = parts.errors
    this.headers = parts.headers ?? {}
  }
}
