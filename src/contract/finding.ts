// What a check of a decision may find. The order is the order in every answer and the bit in the stored row:
// append only, never reorder.
import * as z from 'zod'

export const findingCodes = [
  'undeclared-signal',
  'undeclared-system',
  'undeclared-surface',
  'undeclared-purpose',
  'undeclared-cohort',
  'wrong-purpose',
  'no-consent',
  'consent-not-recorded',
  'sensitive-without-explicit-consent',
  'never-used-but-used',
  'kept-too-long',
  'minor-profiled',
  'ad-without-payer',
  'contributions-do-not-add-up',
] as const

export const findingCode = z.enum(findingCodes)
export type FindingCode = z.infer<typeof findingCode>

/** One kind of finding with every place it rests on: JSON pointers into the decision as sent. */
export type Finding = { readonly code: FindingCode; readonly pointers: readonly string[] }
