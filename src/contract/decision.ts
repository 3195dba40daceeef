// The decision a producer sends: one personalised thing shown to one person once.
// The order of the fields here is the order of the record's bytes; a new field goes where wire.md puts it.
import * as z from 'zod'
import {
  address,
  amount,
  currency,
  jurisdiction,
  key,
  language,
  name,
  quantity,
  text,
  timestamp,
} from './text.js'

export const decisionKind = z.enum([
  'recommendation',
  'ranking',
  'ad',
  'political_ad',
  'price',
  'message',
  'content',
  'experiment',
])
export type DecisionKind = z.infer<typeof decisionKind>

/** How the numbers came about. `unknown` is the default and says that nothing was said. */
export const method = z.enum(['exact', 'estimate', 'surrogate', 'rule', 'unknown'])
export type Method = z.infer<typeof method>

/** Why data that was at hand was left out. */
export const exclusionReason = z.enum([
  'no_consent',
  'opted_out',
  'sensitive',
  'wrong_purpose',
  'too_old',
  'not_available',
  'not_relevant',
  'policy',
  'minor',
  'jurisdiction',
  'legal_hold',
  'withheld',
])
export type ExclusionReason = z.infer<typeof exclusionReason>

/** The ground on which personal data was processed (GDPR art. 6(1), and 9(2)(a) for explicit consent). */
export const legalBasis = z.enum([
  'consent',
  'explicit_consent',
  'contract',
  'legal_obligation',
  'vital_interest',
  'public_task',
  'legitimate_interest',
])
export type LegalBasis = z.infer<typeof legalBasis>

export const signalValue = z.union(
  [text(500), z.number(), z.boolean(), z.array(text(200)).max(20, 'must hold at most 20 strings')],
  {
    error:
      'must be a string of at most 500 characters, a number, a boolean, or at most 20 strings of at most 200 characters',
  },
)
export type SignalValue = z.infer<typeof signalValue>

export const signal = z.strictObject({
  key,
  value: signalValue.optional(),
  contribution: quantity.optional(),
  observed_at: timestamp.optional(),
  source: text(200).optional(),
  purpose: key.optional(),
  redacted: z.boolean().optional(),
})
export type Signal = z.infer<typeof signal>

export const item = z.strictObject({
  id: name(200),
  title: text(300).optional(),
  type: text(60).optional(),
  url: address(2000).optional(),
})
export type Item = z.infer<typeof item>

export const alternative = z.strictObject({
  item,
  score: quantity,
  position: z.int().min(1).optional(),
  contributions: z.record(key, quantity).optional(),
})

export const outcome = z.strictObject({
  score: quantity.optional(),
  base: quantity.optional(),
  method: method.optional(),
  alternatives: z.array(alternative).max(10, 'must hold at most 10 alternatives').optional(),
})

export const exclusion = z.strictObject({ key, reason: exclusionReason, detail: text(500).optional() })
export type Exclusion = z.infer<typeof exclusion>

export const consent = z.strictObject({
  purposes: z.array(key).max(50, 'must hold at most 50 purposes').optional(),
  basis: legalBasis.optional(),
  recorded_at: timestamp.optional(),
  reference: text(200).optional(),
  tcf: text(8000).optional(),
  gpp: text(8000).optional(),
  gpc: z.boolean().optional(),
})

export const person = z.strictObject({
  minor: z.boolean().optional(),
  jurisdiction: jurisdiction.optional(),
  locale: language.optional(),
})

export const adDetails = z.strictObject({
  on_behalf_of: text(100).optional(),
  paid_by: text(100).optional(),
  transparency: z
    .array(z.strictObject({ domain: name(253), dsaparams: z.array(z.int().min(0).max(1_000_000)).max(100) }))
    .max(100)
    .optional(),
})

export const price = z.strictObject({ amount, currency, reference_amount: amount.optional() })
export const experiment = z.strictObject({ key, variant: name(100), reason: text(100).optional() })
export const withheld = z.strictObject({ what: name(200), ground: text(300) })
export const cohorts = z
  .record(name(60), text(100))
  .refine(map => Object.keys(map).length <= 20, 'must hold at most 20 cohorts')
  .meta({ maxProperties: 20 })
export type Cohorts = z.infer<typeof cohorts>

/** One decision as sent. Unknown fields are refused outside `ext`. */
export const decision = z.strictObject({
  id: z.string().regex(/^[A-Za-z0-9._:~-]{1,128}$/, 'must be 1-128 of A-Z a-z 0-9 . _ : ~ -'),
  occurred_at: timestamp,
  subject: name(256),
  kind: decisionKind,
  surface: key,
  system: z.strictObject({ id: key, version: name(100) }),
  item,
  slate_id: text(128).optional(),
  position: z.int().min(1).optional(),
  outcome: outcome.optional(),
  signals: z.array(signal).max(200, 'must hold at most 200 signals'),
  not_used: z.array(exclusion).max(200, 'must hold at most 200 entries').optional(),
  consent: consent.optional(),
  person: person.optional(),
  ad: adDetails.optional(),
  price: price.optional(),
  experiment: experiment.optional(),
  automation: z.enum(['full', 'partial', 'none']).optional(),
  cohorts: cohorts.optional(),
  withheld: z.array(withheld).max(20, 'must hold at most 20 entries').optional(),
  ext: z.record(z.string(), z.unknown()).optional().describe('at most 4 KiB as JSON; kept, never shown'),
})
export type Decision = z.infer<typeof decision>

/** What is stored of a decision: everything but `cohorts`, which are sealed apart from the record. */
export type RecordedDecision = Omit<Decision, 'cohorts'>
