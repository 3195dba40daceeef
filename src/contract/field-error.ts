// What is wrong with one field of an input: where (a JSON pointer) and what, in words safe to send back.
import * as z from 'zod'

export const fieldError = z.strictObject({ pointer: z.string(), detail: z.string() })
export type FieldError = z.infer<typeof fieldError>

/** An answer names at most this many places of one input. */
const MOST = 50

/** RFC 6901 pointer from the steps that lead to a place. */
export function pointerTo(path: readonly PropertyKey[]): string {
  return path.map(step => `/${String(step).replaceAll('~', '~0').replaceAll('/', '~1')}`).join('')
}

/** The schema's issues as field errors; an unknown field is named by its own pointer. At most 50 are kept. */
export function fieldErrors(issues: readonly z.core.$ZodIssue[]): FieldError[] {
  const errors: FieldError[] = []
  for (const issue of issues) {
    if (errors.length >= MOST) break
    if (issue.code === 'unrecognized_keys') {
      for (const name of issue.keys.slice(0, MOST - errors.length)) {
        errors.push({ pointer: pointerTo([...issue.path, name]), detail: 'is not a field of the contract' })
      }
    } else if (issue.code === 'invalid_key') {
      errors.push({
        pointer: pointerTo(issue.path),
        detail: `has a key that ${issue.issues[0]?.message ?? 'is not allowed'}`,
      })
    } else errors.push({ pointer: pointerTo(issue.path), detail: detailOf(issue) })
  }
  return errors
}

const KINDS: Readonly<Record<string, string>> = {
  string: 'a string',
  number: 'a number',
  int: 'a whole number',
  boolean: 'true or false',
  array: 'an array',
  object: 'an object',
  record: 'an object',
}

/** In the words of the contract; never with the value that was sent. */
function detailOf(issue: z.core.$ZodIssue): string {
  if (issue.code === 'invalid_type' && issue.message.startsWith('Invalid input')) {
    if (issue.message.endsWith('received undefined')) return 'is required'
    return `must be ${KINDS[issue.expected] ?? issue.expected}`
  }
  if (issue.code === 'invalid_value') return `must be one of ${issue.values.map(String).join(', ')}`
  if (issue.code === 'too_small' && issue.message.startsWith('Too small'))
    return `must be at least ${issue.minimum}`
  if (issue.code === 'too_big' && issue.message.startsWith('Too big'))
    return `must be at most ${issue.maximum}`
  return issue.message
}
