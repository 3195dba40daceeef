// The routes of operators, as the OpenAPI document tells of them.
import * as z from 'zod'
import { FOUND_DAYS } from '../../contract/found.js'
import { BATCH_BYTES } from '../../contract/ingestion.js'
import { SEEN_DECISIONS, SEEN_KEYS } from '../../contract/seen-limits.js'
import { KEY_REQUEST_BYTES } from '../admin/keys.js'
import { STAFF_REQUEST_BYTES } from '../admin/staff.js'
import * as examples from './examples.js'
import type { Operation } from './operation.js'

export const publishCatalogue: Operation = {
  summary: 'Publish the catalogue',
  description: 'Checks it, and makes it the next version. Versions never change.',
  request: {
    content: {
      'application/json': { schema: 'Catalogue', example: examples.exampleCatalogue },
      'application/yaml': {},
    },
  },
  limits: { bytes_as_sent: BATCH_BYTES },
  answers: {
    201: {
      description: 'The version, and what is allowed but doubtful.',
      content: {
        'application/json': { schema: 'PublishedCatalogue', example: { version: 1, warnings: [] } },
      },
    },
  },
  problems: ['input-invalid'],
}

export const readCatalogue: Operation = {
  summary: 'Read the catalogue',
  parameters: [
    {
      name: 'version',
      in: 'query',
      required: false,
      description: 'A version by its number; without it the one in force. Version 0 is before the first.',
      schema: z.int().min(0),
    },
  ],
  answers: {
    200: {
      description: 'One version.',
      content: {
        'application/json': {
          schema: 'CatalogueVersion',
          example: { version: 1, catalogue: examples.exampleCatalogue },
        },
      },
    },
  },
  problems: ['query-invalid', 'not-found'],
}

export const readSeen: Operation = {
  summary: 'Read which keys the newest decisions used',
  description:
    'What a catalogue is to be written from: keys, types of values, fields that came with them, systems, surfaces, ' +
    'purposes. Never a value and no person. Of the newest decisions only, and fewer keys where there are very many ' +
    '(`cut`). Where a shard does not answer in time, the answer is `partial`. Keys may be telling in themselves, where ' +
    'a producer puts data into a key: treat the answer as you treat the logs of your systems.',
  limits: { decisions: SEEN_DECISIONS, keys_a_list: SEEN_KEYS },
  answers: {
    200: {
      description: 'The keys, most used first.',
      content: { 'application/json': { schema: 'SeenKeys', example: examples.exampleSeen } },
    },
  },
  problems: ['unavailable'],
}

const day = z.iso.date()

export const readFindings: Operation = {
  summary: 'Read what was found over time',
  description:
    'Findings of decisions as sums by day of arrival, system, code and declared signal. They are added up as decisions ' +
    'arrive; no record is opened and no person stands in them. What retention or an erasure takes stays counted. ' +
    'Where a shard does not answer in time, the answer is `partial`.',
  parameters: [
    {
      name: 'from',
      in: 'query',
      required: false,
      description: 'The first day, in UTC; without it 30 days up to the last.',
      schema: day,
    },
    {
      name: 'to',
      in: 'query',
      required: false,
      description: 'The last day, in UTC; without it today.',
      schema: day,
    },
    {
      name: 'system',
      in: 'query',
      required: false,
      description: 'The id of one system; without it all of them.',
      schema: z.string(),
      example: 'home-recs',
    },
  ],
  limits: { days: FOUND_DAYS },
  answers: {
    200: {
      description: 'The sums, by system.',
      content: { 'application/json': { schema: 'Found', example: examples.exampleFound } },
    },
  },
  problems: ['query-invalid', 'unavailable'],
}

export const createKey: Operation = {
  summary: 'Make an API key',
  request: { content: { 'application/json': { schema: 'KeyRequest', example: examples.exampleKeyRequest } } },
  limits: { bytes_as_sent: KEY_REQUEST_BYTES },
  answers: {
    201: {
      description: 'The key. It is shown here and nowhere else.',
      content: { 'application/json': { schema: 'NewKey', example: examples.exampleKey } },
    },
  },
  problems: ['input-invalid'],
}

export const listKeys: Operation = {
  summary: 'List API keys',
  answers: {
    200: {
      description: 'Every key that was made, without the key itself.',
      content: { 'application/json': { schema: 'Keys', example: { keys: [examples.exampleKeySummary] } } },
    },
  },
  problems: [],
}

export const revokeKey: Operation = {
  summary: 'Revoke an API key',
  parameters: [
    { name: 'id', in: 'path', required: true, description: 'The id of the key.', schema: z.string() },
  ],
  answers: { 204: { description: 'Revoked: at once in this process, within 5 seconds elsewhere.' } },
  problems: ['not-found'],
}

export const addStaff: Operation = {
  summary: 'Let someone in to the console',
  description:
    'Makes a sign-in link that works once, for 24 hours. For someone who is known: changes the role, makes a new link, ' +
    'and lets them in again should they be revoked. Open sessions go on in the new role.',
  request: {
    content: { 'application/json': { schema: 'StaffRequest', example: examples.exampleStaffRequest } },
  },
  limits: { bytes_as_sent: STAFF_REQUEST_BYTES },
  answers: {
    201: {
      description: 'The link. It is shown here and nowhere else.',
      content: { 'application/json': { schema: 'NewStaff', example: examples.exampleNewStaff } },
    },
  },
  problems: ['input-invalid'],
}

export const listStaff: Operation = {
  summary: 'List who may sign in',
  answers: {
    200: {
      description: 'Everyone who was ever let in, revoked ones too.',
      content: {
        'application/json': { schema: 'Staff', example: { staff: [examples.exampleStaffMember] } },
      },
    },
  },
  problems: [],
}

export const revokeStaff: Operation = {
  summary: 'Keep someone out of the console',
  parameters: [
    { name: 'id', in: 'path', required: true, description: 'The id of the person.', schema: z.string() },
  ],
  answers: {
    204: { description: 'Sessions and links are over: at once in this process, within 5 seconds elsewhere.' },
  },
  problems: ['not-found'],
}

export const readMetrics: Operation = {
  summary: 'Read the metrics of this process',
  answers: { 200: { description: 'Prometheus text format 0.0.4.', content: { 'text/plain': {} } } },
  problems: [],
}
