// What a problem code means, for whoever follows a problem's `type`.
import * as z from 'zod'
import { type ProblemCode, problems } from '../../contract/problem.js'
import { problemDetails } from '../problem-details.js'

export const problemMeaning = z.strictObject({
  type: z.string(),
  code: z.string(),
  status: z.int(),
  title: z.string(),
  detail: z.string(),
})
export type ProblemMeaning = z.infer<typeof problemMeaning>

/** The meaning of `code`; null where there is no such code. */
export function meaningOf(code: string, publicUrl: string): ProblemMeaning | null {
  if (!isProblemCode(code)) return null
  return { type: `${publicUrl}/problems/${code}`, code, ...problems[code], detail: problemDetails[code] }
}

function isProblemCode(code: string): code is ProblemCode {
  return Object.hasOwn(problems, code)
}
