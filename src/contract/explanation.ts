// The explanation as JSON: what a person is told, each statement with the places in the record it rests on.
// All words are in `locale`. Everything but `record` is a function of record, catalogue version, language and template version.
import * as z from 'zod'
import { origin } from './catalogue.js'
import { decisionKind, exclusionReason, item, legalBasis, method, signalValue } from './decision.js'
import { findingCode } from './finding.js'

const pointers = z
  .array(z.string())
  .min(1)
  .describe(
    'JSON pointers into the stored decision, or `catalogue:` and one into the bound catalogue version',
  )
const named = z.strictObject({ key: z.string(), name: z.string() })
const text = z.string()

export const headlineCode = z.enum(['because', 'nothing_about_you', 'not_recorded', 'in_spite_of'])
export type HeadlineCode = z.infer<typeof headlineCode>

export const strength = z.enum(['main', 'strong', 'some', 'slight', 'unknown'])
export type Strength = z.infer<typeof strength>

/** Undeclared signals have no declared origin: their code is `undeclared`. */
export const originCode = z.enum([...origin.options, 'undeclared'])
export type OriginCode = z.infer<typeof originCode>

export const reason = z.strictObject({
  key: z.string().nullable().describe('null only where a host page may not read it: the signal is sensitive'),
  text,
  direction: z.enum(['for', 'against']).nullable(),
  share: z
    .number()
    .min(0)
    .max(1)
    .nullable()
    .describe('|contribution| / sum of the recorded ones, four decimals'),
  strength,
  origin: z.strictObject({ code: originCode, text }),
  observed_at: z.string().optional(),
  sensitive: z.boolean(),
  declared: z.boolean(),
  inferred: z.boolean(),
  control: z.strictObject({ key: z.string(), opt_out: z.boolean() }).optional(),
  pointers,
})

export const usedSignal = z.strictObject({
  key: z.string().nullable(),
  name: z.string(),
  value: signalValue.optional(),
  closed: z.literal(true).optional().describe('sensitive: shown closed at first'),
  origin: z.strictObject({ code: originCode, text }),
  source: z.strictObject({ text }).optional(),
  purpose: named.optional(),
  retention: z.strictObject({ days: z.int(), text }).optional(),
  pointers,
})

export const explanation = z.strictObject({
  decision: z.strictObject({
    id: z.string(),
    occurred_at: z.string(),
    kind: decisionKind,
    surface: named,
    system: z.strictObject({
      id: z.string(),
      name: z.string(),
      version: z.string(),
      url: z.string().nullable(),
    }),
    item,
  }),
  headline: z.strictObject({ code: headlineCode, text, pointers }),
  method: z.strictObject({ code: method, text, pointers }),
  reasons: z.array(reason),
  summary: z.strictObject({
    shown: z.int(),
    total: z.int(),
    share_shown: z.number().nullable(),
    text,
  }),
  data_used: z.array(z.strictObject({ category: named, signals: z.array(usedSignal) })),
  data_not_used: z.array(
    z.strictObject({
      key: z.string().nullable(),
      name: z.string(),
      reason: z.strictObject({ code: exclusionReason, text }),
      pointers,
    }),
  ),
  never_used: z.array(
    z.strictObject({
      name: z.string(),
      reason: z.strictObject({ code: exclusionReason.nullable(), text }),
      pointers,
    }),
  ),
  what_if: z.array(z.strictObject({ text, certainty: z.enum(['exact', 'estimate', 'none']), pointers })),
  consent: z.strictObject({
    recorded: z.boolean(),
    text,
    basis: z.strictObject({ code: legalBasis, text }).optional(),
    purposes: z.array(z.strictObject({ key: z.string(), name: z.string(), granted: z.boolean() })),
    recorded_at: z.string().optional(),
    gpc: z.boolean().optional(),
    pointers,
  }),
  ad: z
    .strictObject({
      mark: z.string(),
      text,
      on_behalf_of: z.string().optional(),
      paid_by: z.string().optional(),
      parameters: z.array(z.strictObject({ text, domain: z.string().optional() })),
      pointers,
    })
    .optional(),
  price: z
    .strictObject({
      personal: z.boolean(),
      text,
      amount: z.string(),
      currency: z.string(),
      reference_amount: z.string().optional(),
      notice: z.string().optional(),
      pointers,
    })
    .optional(),
  experiment: z.strictObject({ key: z.string(), variant: z.string(), text, pointers }).optional(),
  withheld: z.array(z.strictObject({ what: z.string(), ground: z.string(), text, pointers })).optional(),
  findings: z.array(z.strictObject({ code: findingCode, text, pointers })),
  not_recorded: z.array(z.strictObject({ what: z.string(), text, pointers })),
  record: z.strictObject({
    received_at: z.string(),
    catalogue_version: z.int(),
    template_version: z.string(),
    commitment: z.string().describe('SHA-256 commitment to the record, lower-case hex'),
  }),
  locale: z.string(),
})
export type Explanation = z.infer<typeof explanation>
