// What the organisation declares: its signals, purposes, systems, surfaces and cohorts, in the words people read.
// The schema holds each field's form; how fields must fit together is checked where a catalogue is published.
import * as z from 'zod'
import { decisionKind, exclusionReason, legalBasis } from './decision.js'
import { address, key, language, name } from './text.js'

/** Plain text by language: at least one language, no markup. */
export const localisedText = z
  .record(language, name(2000).refine(plain, 'must be plain text: markup is refused'))
  .refine(texts => Object.keys(texts).length > 0, 'must hold a text in at least one language')
export type LocalisedText = z.infer<typeof localisedText>

/** A data category: a Fideslang key, or the organisation's own under `x.`. */
export const categoryKey = z
  .string()
  .max(200, 'must be at most 200 characters long')
  .regex(
    /^[a-z][a-z0-9_]*(\.[a-z0-9_]+)*$/,
    'must be a data category such as user.behavior.browsing_history, or your own under x.',
  )

export const origin = z.enum(['provided', 'observed', 'inferred', 'third_party', 'context'])
export type Origin = z.infer<typeof origin>

const days = z.int().min(1).max(36_500)
const date = z.iso.date('must be a date such as 2026-05-03')

export const declaredPurpose = z.strictObject({
  name: localisedText,
  description: localisedText.optional(),
  needs_consent: z.boolean().optional(),
})
export type DeclaredPurpose = z.infer<typeof declaredPurpose>

export const declaredSignal = z.strictObject({
  name: localisedText,
  because: localisedText.optional(),
  category: categoryKey,
  origin,
  source: localisedText.optional(),
  purposes: z.array(key).max(50),
  sensitive: z.boolean().optional(),
  show_value: z.boolean().optional(),
  retention_days: days.optional(),
  shared_with: z.array(name(200)).max(50).optional(),
  control: z
    .strictObject({ opt_out: z.boolean().optional(), manage_url: address(2000).optional() })
    .optional(),
  owner: name(200).optional(),
})
export type DeclaredSignal = z.infer<typeof declaredSignal>

export const neverUse = z.strictObject({
  category: categoryKey,
  code: exclusionReason.optional(),
  reason: localisedText.optional(),
})

const trainingData = z
  .array(z.strictObject({ data: localisedText, reason: localisedText.optional() }))
  .max(200)

export const declaredSystem = z.strictObject({
  name: localisedText,
  summary: localisedText.optional(),
  kind: decisionKind,
  surfaces: z.array(key).max(200).optional(),
  purposes: z.array(key).max(50),
  main_parameters: z
    .array(z.strictObject({ signal: key, why: localisedText.optional() }))
    .max(200)
    .optional(),
  never_uses: z.array(neverUse).max(200).optional(),
  training_data: z
    .strictObject({ included: trainingData.optional(), excluded: trainingData.optional() })
    .optional(),
  fairness: z.strictObject({ summary: localisedText, last_audit: date.optional() }).optional(),
  human_oversight: localisedText.optional(),
  non_profiled_option: z.strictObject({ available: z.boolean(), how: localisedText.optional() }).optional(),
  owner: name(200).optional(),
  reviewed_on: date.optional(),
})
export type DeclaredSystem = z.infer<typeof declaredSystem>

export const declaredCohort = z.strictObject({
  name: localisedText.optional(),
  why: localisedText.optional(),
  basis: legalBasis.optional(),
})

export const organisation = z.strictObject({
  name: name(200),
  contact: name(300),
  url: address(2000).optional(),
  data_protection_officer: name(300).optional(),
  my_data_url: address(2000).optional(),
})

const phrase = name(60).regex(/\p{L}/u, 'must hold a word')

/** Words that make a value sensitive, beside the built-in ones, and words that look it and are not. */
export const sensitiveValues = z.strictObject({
  also: z.array(phrase).max(500, 'must hold at most 500 phrases').optional(),
  never: z.array(phrase).max(500, 'must hold at most 500 phrases').optional(),
})

/** The catalogue as published: one file, kept in the organisation's own repository. */
export const catalogue = z.strictObject({
  organisation,
  languages: z.array(language).min(1, 'must name at least one language').max(50),
  time_zone: z
    .string()
    .max(60)
    .refine(isTimeZone, 'must be an IANA time zone, such as Europe/Berlin')
    .optional(),
  retention_days: days.optional(),
  purposes: z.record(key, declaredPurpose).optional(),
  signals: z.record(key, declaredSignal).optional(),
  sensitive_values: sensitiveValues.optional(),
  systems: z.record(key, declaredSystem).optional(),
  surfaces: z.record(key, z.strictObject({ name: localisedText })).optional(),
  cohorts: z.record(name(60), declaredCohort).optional(),
})
export type Catalogue = z.infer<typeof catalogue>

/** Days a decision record is kept where the catalogue does not say. */
export const DEFAULT_RETENTION_DAYS = 400

/** A catalogue with its number. Version 0 is what holds before the first one: nothing is declared. */
export type CatalogueVersion = { readonly version: number; readonly catalogue: Catalogue | null }

function plain(value: string): boolean {
  return !/<[A-Za-z/!?]/.test(value) && value.isWellFormed() && !value.includes('\0')
}

function isTimeZone(value: string): boolean {
  try {
    new Intl.DateTimeFormat('en', { timeZone: value })
    return true
  } catch {
    return false
  }
}
