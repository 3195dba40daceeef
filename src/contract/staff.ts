// What staff see of a decision. Masked, it says that something sensitive counted and how much, never what it was.
import * as z from 'zod'
import { alternative, decision, exclusion, item, outcome, signal } from './decision.js'
import { explanation } from './explanation.js'
import { findingCode } from './finding.js'

const masked = z.literal(true).optional().describe('something of it is left out')

export const staffSignal = z.strictObject({ ...signal.shape, key: signal.shape.key.optional(), masked })
export type StaffSignal = z.infer<typeof staffSignal>

export const staffExclusion = z.strictObject({
  ...exclusion.shape,
  key: exclusion.shape.key.optional(),
  masked,
})
export type StaffExclusion = z.infer<typeof staffExclusion>

const staffAlternative = z.strictObject({ ...alternative.shape, masked })

/** A stored decision for staff. Without `cohorts` and `ext`, whoever asks. */
export const staffRecord = decision.omit({ cohorts: true, ext: true }).extend({
  outcome: z
    .strictObject({ ...outcome.shape, alternatives: z.array(staffAlternative).optional() })
    .optional(),
  signals: z.array(staffSignal),
  not_used: z.array(staffExclusion).optional(),
})
export type StaffRecord = z.infer<typeof staffRecord>

const named = z.strictObject({ key: z.string(), name: z.string() })

/** One decision among others: what a list shows of it. */
export const staffSummary = z.strictObject({
  id: z.string(),
  subject: z.string(),
  occurred_at: z.string(),
  received_at: z.string(),
  kind: decision.shape.kind,
  surface: named,
  system: z.strictObject({ id: z.string(), name: z.string(), version: z.string() }),
  item,
  slate_id: z.string().optional(),
  position: z.int().optional(),
  headline: z.string(),
  findings: z.array(findingCode),
  catalogue_version: z.int(),
  address: z.string().describe('of this decision in the console; holds nothing personal'),
})
export type StaffSummary = z.infer<typeof staffSummary>

/** One decision, looked at. */
export const staffDecision = staffSummary.extend({
  masked: z.boolean().describe('false: nothing sensitive is left out'),
  decision: staffRecord,
  explanation,
})
export type StaffDecision = z.infer<typeof staffDecision>
