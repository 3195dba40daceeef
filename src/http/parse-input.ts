// Holds a JSON value to a schema of the contract, with the spelling rules that hold for every string of it.
import type * as z from 'zod'
import { fieldErrors } from '../contract/field-error.js'
import { refusedStrings } from '../contract/parse-decision.js'
import { Refusal } from './refusal.js'

/** The value as the schema reads it. Throws `Refusal` `input-invalid` that names each place. */
export function parseInput<Schema extends z.ZodType>(input: unknown, schema: Schema): z.infer<Schema> {
  const refused = refusedStrings(input)
  if (refused.length > 0) throw new Refusal('input-invalid', { errors: refused })
  const parsed = schema.safeParse(input)
  if (!parsed.success) throw new Refusal('input-invalid', { errors: fieldErrors(parsed.error.issues) })
  return parsed.data
}
