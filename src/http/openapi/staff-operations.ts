// The routes for staff, as the OpenAPI document tells of them.
import * as z from 'zod'
import { AUDIT_ENTRIES, lookReason } from '../../contract/audit.js'
import { MOST_SEARCH_PAGE, SEARCH_PAGE, searchQuery } from '../../contract/search.js'
import { name, text, timestamp } from '../../contract/text.js'
import { idParameter, subjectParameter } from './decision-parameters.js'
import { exampleExplanation } from './example-explanation.js'
import { exampleDecision } from './examples.js'
import type { Operation, Parameter } from './operation.js'

const reason: Parameter = {
  name: 'Wherefore-Reason',
  in: 'header',
  required: true,
  description:
    'Why, as percent-encoded UTF-8: a ticket number or a short reason, 3-80 characters once decoded. It stands in the audit trail, and the person reads it.',
  schema: lookReason,
  example: 'ticket%204711',
}

const exampleSummary = {
  id: exampleDecision.id,
  subject: exampleDecision.subject,
  occurred_at: exampleExplanation.decision.occurred_at,
  received_at: exampleExplanation.record.received_at,
  kind: exampleDecision.kind,
  surface: exampleExplanation.decision.surface,
  system: { id: 'home-recs', name: 'Suggestions on the home page', version: '2026-04-28' },
  item: exampleExplanation.decision.item,
  headline: exampleExplanation.headline.text,
  findings: [],
  catalogue_version: 1,
  address: 'AQHk3v0mJ8bq2c5XWlqVQmH0T0Yy7vJmS6l0kzq1mJrQ',
}

/** What each parameter of a search is like; those that are not here speak for themselves. */
const searchExamples: Readonly<Record<string, string>> = {
  decision_id: exampleDecision.id,
  item: exampleDecision.item.id,
  surface: exampleDecision.surface,
  system: exampleDecision.system.id,
  kind: exampleDecision.kind,
  finding: 'no-consent',
  from: '2026-04-26T00:00:00+02:00',
  to: '2026-05-03T00:00:00+02:00',
  limit: String(SEARCH_PAGE),
}

const searchParameters: readonly Parameter[] = Object.entries(searchQuery.shape).map(([field, schema]) => ({
  name: field,
  in: 'query',
  required: false,
  description: schema.description ?? `the ${field} of the decision`,
  schema,
  ...(searchExamples[field] !== undefined && { example: searchExamples[field] }),
}))

export const findDecisions: Operation = {
  summary: 'Find decisions',
  description:
    'Past decisions, newest first by `occurred_at`. All that is asked for must hold; without anything, all are found. What is ' +
    'sensitive is masked. Each person shown is an entry in the audit trail, written before anything is shown. A search that ' +
    'looked at much and found little ends early: `next_cursor` goes on from there, also after an empty page.',
  parameters: [
    {
      name: 'Wherefore-Subject',
      in: 'header',
      required: false,
      description:
        'Only decisions about this person: percent-encoded UTF-8, 1-256 characters once decoded. Never in the address.',
      schema: name(256),
      example: exampleDecision.subject,
    },
    reason,
    ...searchParameters,
  ],
  limits: { most_items: MOST_SEARCH_PAGE },
  answers: {
    200: {
      description: 'A page of them.',
      content: {
        'application/json': {
          schema: 'FoundDecisions',
          example: { items: [exampleSummary], next_cursor: '1777802400000.0.448' },
        },
      },
    },
  },
  problems: ['header-missing', 'header-invalid', 'query-invalid', 'lookups-passed', 'unavailable'],
}

export const lookAtDecision: Operation = {
  summary: 'Look at one decision',
  description:
    'The record beside its explanation. Masked: of what is sensitive neither key nor name, value, source or detail, only ' +
    'that it counted and how much. Each look is an entry in the audit trail, written before anything is shown, and the ' +
    'person sees it: role, day and reason.',
  parameters: [
    idParameter,
    subjectParameter,
    reason,
    {
      name: 'unmask',
      in: 'query',
      required: false,
      description: '`true` shows what is sensitive. It needs role `privacy`, and is audited as such.',
      schema: z.enum(['true', 'false']),
    },
    {
      name: 'locale',
      in: 'query',
      required: false,
      description: 'The language of the words; without it the one in which the person was served.',
      schema: z.string(),
    },
  ],
  answers: {
    200: {
      description: 'The decision.',
      content: {
        'application/json': {
          schema: 'StaffDecision',
          example: {
            ...exampleSummary,
            masked: true,
            decision: exampleDecision,
            explanation: exampleExplanation,
          },
        },
      },
    },
  },
  problems: [
    'header-missing',
    'header-invalid',
    'query-invalid',
    'not-found',
    'lookups-passed',
    'unavailable',
  ],
}

const exampleEntry = {
  at: '2026-05-03T12:30:00.000Z',
  actor: { role: 'support', name: 'support desk' },
  action: 'view',
  subject_ref: '5f0c1de2a8b94b7f9d3c6e21b7a4c0d8',
  decision_id: exampleDecision.id,
  reason: 'ticket 4711',
}

export const readAudit: Operation = {
  summary: 'Read the audit trail',
  description:
    'Who looked at whom, newest first: one entry for each person shown. Nothing is ever changed in it or taken from it. ' +
    'After an erasure `reason` is null and `decision_id` is not there; the entry stays. With `actor`, a page may hold ' +
    'fewer entries than `limit`, or none, and still have a `next_cursor`.',
  parameters: [
    {
      name: 'from',
      in: 'query',
      required: false,
      description: 'Entries from this moment on.',
      schema: timestamp,
      example: '2026-05-01T00:00:00Z',
    },
    {
      name: 'to',
      in: 'query',
      required: false,
      description: 'Entries before this moment.',
      schema: timestamp,
    },
    {
      name: 'actor',
      in: 'query',
      required: false,
      description: 'Entries of one actor, by the exact name.',
      schema: text(256),
    },
    {
      name: 'limit',
      in: 'query',
      required: false,
      description: `Most entries of the answer: 1 to ${AUDIT_ENTRIES}, or 100 where it is left out.`,
      schema: z.int().min(1).max(AUDIT_ENTRIES),
    },
    {
      name: 'cursor',
      in: 'query',
      required: false,
      description: 'The `next_cursor` of the page before.',
      schema: z.string(),
    },
  ],
  answers: {
    200: {
      description: 'A page of the trail. `missing_shards` is there where some did not answer.',
      content: {
        'application/json': { schema: 'AuditPage', example: { items: [exampleEntry], next_cursor: null } },
      },
    },
  },
  problems: ['query-invalid', 'unavailable'],
}

export const verifyAudit: Operation = {
  summary: 'Verify the audit trail',
  description:
    'Walks every entry of every shard: whether each is as it was written, and none is missing or put in. It takes some ' +
    "seconds for a million of them, and needs no person's key.",
  answers: {
    200: {
      description: 'Whether the trail is intact, and where each shard’s first breaks.',
      content: {
        'application/json': {
          schema: 'AuditVerification',
          example: {
            intact: true,
            shards: { asked: 1, answered: 1 },
            trails: [{ shard: 0, entries: 1, link: '7d'.repeat(32), broken: null }],
          },
        },
      },
    },
  },
  problems: ['unavailable'],
}
