// The public account as JSON: how an organisation chooses what people see. Made from the catalogue in force and from what
// may be published of the last days; it holds nothing about anyone.
import * as z from 'zod'
import { origin } from './catalogue.js'
import { decisionKind, exclusionReason } from './decision.js'
import { measuredCode, measuredSignal } from './measured.js'

/** A text of the organisation. */
const told = z.strictObject({
  text: z.string(),
  lang: z.string().optional().describe('its language, where the organisation has none in the one asked for'),
})
export type Told = z.infer<typeof told>

const named = z.strictObject({ key: z.string(), name: told })
const worded = z.strictObject({ code: z.string(), text: z.string() })
const category = z.strictObject({ key: z.string(), name: z.string() })
const reasoned = z.array(z.strictObject({ data: told, reason: told.nullable() }))
const day = z.iso.date().describe('a day in UTC')

export const aboutOrganisation = z.strictObject({
  name: z.string(),
  contact: z.string(),
  url: z.string().nullable(),
  data_protection_officer: z.string().nullable(),
  my_data_url: z.string().nullable(),
})
export type AboutOrganisation = z.infer<typeof aboutOrganisation>

const frame = {
  organisation: aboutOrganisation.nullable().describe('null before the first catalogue'),
  catalogue_version: z.int().min(0),
  locale: z.string(),
}

/** `GET /about`. */
export const about = z.strictObject({
  ...frame,
  systems: z.array(
    z.strictObject({
      id: z.string(),
      name: told,
      kind: z.strictObject({ code: decisionKind, text: z.string() }),
      summary: told.nullable(),
      url: z.string(),
    }),
  ),
  data: z.strictObject({ count: z.int().min(0), url: z.string() }),
})
export type About = z.infer<typeof about>

const window = {
  from: day,
  to: day,
  shards: z
    .strictObject({ asked: z.int().min(1), answered: z.int().min(0) })
    .describe('how many parts of the service were asked, and how many answered'),
}

/** `GET /about/systems/{id}`. */
export const aboutSystem = z.strictObject({
  ...frame,
  system: z.strictObject({
    id: z.string(),
    name: told,
    kind: z.strictObject({ code: decisionKind, text: z.string() }),
    summary: told.nullable(),
    url: z.string(),
  }),
  purposes: z.array(
    z.strictObject({ key: z.string(), name: told, description: told.nullable(), needs_consent: z.boolean() }),
  ),
  surfaces: z.array(named),
  main_parameters: z
    .array(z.strictObject({ key: z.string(), name: told, why: told.nullable(), control: worded }))
    .describe('in the order of importance that the organisation declares'),
  measured: z.strictObject({
    ...window,
    code: measuredCode,
    text: z.string(),
    decisions: z.int().nullable().describe('two digits, rounded down'),
    signals: z
      .array(z.strictObject({ ...measuredSignal.shape, name: told }))
      .describe('what counted most first'),
    rare: z.int().min(0).describe('signals that were used in too few decisions to be named'),
  }),
  differs: z
    .strictObject({ on: day, text: z.string() })
    .nullable()
    .describe('said where what was measured contradicts the declared order'),
  training_data: z.strictObject({ included: reasoned, excluded: reasoned }).nullable(),
  never_uses: z.array(
    z.strictObject({
      category,
      reason: z.strictObject({
        code: exclusionReason.nullable(),
        text: z.string(),
        lang: z.string().optional(),
      }),
    }),
  ),
  fairness: z.strictObject({ summary: told, last_audit: day.nullable() }).nullable(),
  human_oversight: told.nullable(),
  non_profiled_option: z.strictObject({ available: z.boolean(), how: told.nullable() }).nullable(),
  owner: z.string().nullable(),
  version: z
    .string()
    .nullable()
    .describe('the version that decided last, where the newest decisions tell it'),
  reviewed_on: day.nullable(),
})
export type AboutSystem = z.infer<typeof aboutSystem>

/** `GET /about/data`. */
export const aboutData = z.strictObject({
  ...frame,
  signals: z.array(
    z.strictObject({
      key: z.string(),
      name: told,
      category,
      sensitive: z.boolean(),
      origin: z.strictObject({ code: origin, text: z.string() }),
      source: told.nullable(),
      purposes: z.array(named),
      retention: z.strictObject({ days: z.int(), text: z.string() }).nullable(),
      shared_with: z.array(z.string()),
      control: z.strictObject({
        code: z.string(),
        text: z.string(),
        opt_out: z.boolean(),
        manage_url: z.string().nullable(),
      }),
      used_by: z
        .array(z.strictObject({ id: z.string(), name: told, url: z.string() }))
        .nullable()
        .describe('systems whose decisions used it in these days; null where it cannot be told'),
    }),
  ),
  not_used: z
    .array(z.string())
    .nullable()
    .describe('keys of signals that no decision used in these days; null where it cannot be told'),
  measured: z.strictObject({ ...window, text: z.string() }),
})
export type AboutData = z.infer<typeof aboutData>
