// Errors as producers and people meet them: RFC 9457 problems. A code is API: documented, stable, never reused.
import * as z from 'zod'
import { fieldError } from './field-error.js'

/** Code → HTTP status and title. A new code does not compile without a row here. */
export const problems = {
  'body-unreadable': { status: 400, title: 'The body cannot be read' },
  'header-missing': { status: 400, title: 'A required header is missing' },
  'header-invalid': { status: 400, title: 'A header cannot be read' },
  'subject-in-address': { status: 400, title: 'A person never stands in an address' },
  'query-invalid': { status: 400, title: 'The query cannot be read' },
  'sign-in-failed': { status: 400, title: 'The sign-in did not work' },
  unauthorized: { status: 401, title: 'A valid key is needed' },
  forbidden: { status: 403, title: 'This key has another role' },
  forged: { status: 403, title: 'This did not come from a page of ours' },
  'no-role': { status: 403, title: 'This account has no role here' },
  'not-found': { status: 404, title: 'There is nothing here' },
  'link-invalid': { status: 404, title: 'This link does not work' },
  'record-pending': { status: 404, title: 'The record has not arrived yet' },
  'method-not-allowed': { status: 405, title: 'This address does not take that method' },
  'decision-conflict': { status: 409, title: 'Another decision has this id' },
  'link-expired': { status: 410, title: 'This link has expired' },
  'record-gone': { status: 410, title: 'This record is no longer here' },
  'subject-erased': { status: 410, title: 'This person was erased' },
  'body-too-large': { status: 413, title: 'The body is too large' },
  'media-type-unsupported': { status: 415, title: 'This kind of body is not taken' },
  'input-invalid': { status: 422, title: 'The input does not hold to the contract' },
  'lookups-passed': { status: 429, title: 'The look-ups of this hour are used up' },
  overloaded: { status: 429, title: 'Too much at once' },
  internal: { status: 500, title: 'Something went wrong here' },
  unavailable: { status: 503, title: 'The service cannot answer just now' },
} as const satisfies Record<string, { status: number; title: string }>

export type ProblemCode = keyof typeof problems

export const problem = z.strictObject({
  type: z.string(),
  title: z.string(),
  status: z.int(),
  detail: z.string(),
  instance: z.string().describe('the request id'),
  errors: z.array(fieldError).optional(),
})
export type Problem = z.infer<typeof problem>
