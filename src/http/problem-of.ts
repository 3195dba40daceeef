// From a problem code to the problem object of RFC 9457, for a whole answer or for one entry of a list.
import type { FieldError } from '../contract/field-error.js'
import { type Problem, type ProblemCode, problems } from '../contract/problem.js'
import { problemDetails } from './problem-details.js'

export type ProblemParts = {
  readonly publicUrl: string
  readonly requestId: string
  readonly detail?: string | undefined
  readonly errors?: readonly FieldError[] | undefined
}

/** The problem object of `code`; without a `detail` of its own, the code's sentence. */
export function problemOf(code: ProblemCode, parts: ProblemParts): Problem {
  const { status, title } = problems[code]
  return {
    type: `${parts.publicUrl}/problems/${code}`,
    title,
    status,
    detail: parts.detail ?? problemDetails[code],
    instance: parts.requestId,
    ...(parts.errors && { errors: [...parts.errors] }),
  }
}
