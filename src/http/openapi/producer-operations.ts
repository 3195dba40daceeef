// The routes of producers, as the OpenAPI document tells of them.

import * as z from 'zod'
import { lookReason } from '../../contract/audit.js'
import {
  BATCH_BYTES,
  BATCH_DECISIONS,
  MANAGE_LINK_SECONDS,
  RECORD_BYTES,
  UNPACKED_BYTES,
} from '../../contract/ingestion.js'
import { EXT_BYTES } from '../../contract/parse-decision.js'
import { idParameter, languageParameter, subjectParameter } from './decision-parameters.js'
import { exampleExplanation } from './example-explanation.js'
import * as examples from './examples.js'
import type { Operation } from './operation.js'

const decisionBody: Operation['request'] = {
  content: {
    'application/json': { schema: 'DecisionOrBatch', example: examples.exampleDecision },
    'application/x-ndjson': { example: examples.exampleLine },
  },
}

const checked = {
  items: [
    {
      index: 0,
      id: examples.exampleDecision.id,
      valid: true,
      findings: exampleExplanation.findings,
      explanation: exampleExplanation,
    },
  ],
}

const decisionLimits = {
  bytes_as_sent: BATCH_BYTES,
  bytes_unpacked: UNPACKED_BYTES,
  decisions: BATCH_DECISIONS,
  record_bytes: RECORD_BYTES,
  ext_bytes: EXT_BYTES,
}

export const recordDecisions: Operation = {
  summary: 'Send decisions',
  description:
    'One decision, a batch, or NDJSON with one decision a line; gzip is taken. `accepted` means on disk. A batch ' +
    'answers 200 with one item a decision, in the order sent; one bad item never costs the others. Sending the same ' +
    'again is safe: it is a `duplicate` with the same `why_url`. Where decisions of a batch used what the catalogue does ' +
    'not declare, `hints` names it; they are stored all the same.',
  parameters: [
    {
      name: 'links',
      in: 'query',
      required: false,
      description: '`false` leaves `why_url` out.',
      schema: z.enum(['true', 'false']),
    },
  ],
  request: decisionBody,
  limits: decisionLimits,
  answers: {
    200: {
      description: 'A batch, or one decision that was already stored.',
      content: { 'application/json': { schema: 'ItemOrBatchResult', example: examples.exampleBatchResult } },
    },
    201: {
      description: 'One decision, stored.',
      content: { 'application/json': { schema: 'ItemResult', example: examples.exampleItemResult } },
    },
  },
  problems: [
    'query-invalid',
    'decision-conflict',
    'subject-erased',
    'input-invalid',
    'overloaded',
    'unavailable',
  ],
}

export const checkDecisions: Operation = {
  summary: 'Check decisions without storing them',
  description: 'Takes what POST /v1/decisions takes, and answers what it would find and say. Stores nothing.',
  parameters: [languageParameter('locale')],
  request: decisionBody,
  limits: decisionLimits,
  answers: {
    200: {
      description: 'One item a decision, in the order sent.',
      content: { 'application/json': { schema: 'CheckResult', example: checked } },
    },
  },
  problems: ['input-invalid'],
}

export const explainDecision: Operation = {
  summary: 'Explain one decision to the system that sent it, or to support',
  description:
    'For a producer as the person reads it. For support it is masked, and an entry in the audit trail: it needs a reason.',
  parameters: [
    idParameter,
    subjectParameter,
    {
      name: 'Wherefore-Reason',
      in: 'header',
      required: false,
      description:
        'Required of support: a ticket number or a short reason, 3-80 characters as percent-encoded UTF-8.',
      schema: lookReason,
    },
    languageParameter('locale'),
  ],
  answers: {
    200: {
      description: 'The explanation.',
      content: { 'application/json': { schema: 'Explanation', example: exampleExplanation } },
    },
  },
  problems: ['header-missing', 'header-invalid', 'not-found', 'lookups-passed', 'unavailable'],
}

export const mintLinks: Operation = {
  summary: 'Make links',
  description:
    'A `view` link opens one explanation and needs a `decision_id`; without `ttl_seconds` it lives with its record. ' +
    `A \`manage\` link opens the person's own page and lives at most ${MANAGE_LINK_SECONDS} seconds.`,
  request: {
    content: { 'application/json': { schema: 'LinkOrLinksRequest', example: examples.exampleLinkRequest } },
  },
  limits: { bytes_as_sent: BATCH_BYTES, links: 1000, manage_ttl_seconds: MANAGE_LINK_SECONDS },
  answers: {
    201: {
      description: 'The link, or one link a request in the order sent.',
      content: { 'application/json': { schema: 'LinkOrLinks', example: examples.exampleLink } },
    },
  },
  problems: ['input-invalid'],
}
