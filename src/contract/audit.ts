// The audit trail: who of the staff looked at whom, when and why.
import * as z from 'zod'

/** Why somebody looks, in their own words: a ticket number or a short reason. 3-80 characters without space around. */
export const lookReason = z
  .string()
  .trim()
  .min(3, 'must be at least 3 characters')
  .max(80, 'must be at most 80 characters')
