// The routes that are open to anyone, as the OpenAPI document tells of them.
import * as z from 'zod'
import { problems } from '../../contract/problem.js'
import type { Operation } from './operation.js'

const aboutParameters: Operation['parameters'] = [
  {
    name: 'lang',
    in: 'query',
    required: false,
    description: 'The language; else that of `Accept-Language`, else the first of the catalogue.',
    schema: z.string(),
  },
  {
    name: 'format',
    in: 'query',
    required: false,
    description: 'The form; else what `Accept` prefers.',
    schema: z.enum(['html', 'json', 'jsonld']),
  },
]

export const showAbout: Operation = {
  summary: 'Show how things are chosen: the organisation and its systems',
  description:
    'Public, and the same for everyone. A cache may keep it for a minute; `ETag` tells whether it changed. As JSON-LD it is in the Data Privacy Vocabulary (https://w3id.org/dpv).',
  parameters: aboutParameters,
  answers: {
    200: {
      description: 'The account.',
      content: {
        'text/html': {},
        'application/json': { schema: 'About' },
        'application/ld+json': {},
      },
    },
  },
  problems: ['unavailable'],
}

export const showAboutSystem: Operation = {
  summary: 'Show one system: what it is for, what counts most, what it never uses',
  description:
    'What counts most stands there twice: in the order that the organisation declares, and as measured in the decisions of the last 30 days. Nothing measured is published below 100 decisions of at least 20 persons; signals used in fewer than 20 decisions are not named; numbers are rounded.',
  parameters: [
    {
      name: 'id',
      in: 'path',
      required: true,
      description: 'The id of a system in the catalogue in force.',
      schema: z.string(),
      example: 'home-recs',
    },
    ...aboutParameters,
  ],
  answers: {
    200: {
      description: 'The account.',
      content: {
        'text/html': {},
        'application/json': { schema: 'AboutSystem' },
        'application/ld+json': {},
      },
    },
  },
  problems: ['not-found', 'unavailable'],
}

export const showAboutData: Operation = {
  summary: 'Show all declared data: what, from where, what for, how long, who gets it, how to switch it off',
  description: 'It also says which data no decision of the last 30 days used.',
  parameters: aboutParameters,
  answers: {
    200: {
      description: 'The account.',
      content: {
        'text/html': {},
        'application/json': { schema: 'AboutData' },
        'application/ld+json': {},
      },
    },
  },
  problems: ['unavailable'],
}

export const showStart: Operation = {
  summary: 'Show what this service is',
  answers: { 200: { description: 'A page.', content: { 'text/html': {} } } },
  problems: [],
}

export const readHealth: Operation = {
  summary: 'Say that the process lives',
  answers: {
    200: {
      description: 'It does.',
      content: { 'application/json': { schema: 'Status', example: { status: 'ok' } } },
    },
  },
  problems: [],
}

export const readReadiness: Operation = {
  summary: 'Say whether the service can do its work',
  description:
    'Every shard must answer: else 503, whose `detail` says how many of how many did. Holds for 3 seconds.',
  answers: {
    200: {
      description: 'It can.',
      content: { 'application/json': { schema: 'Status', example: { status: 'ready' } } },
    },
  },
  problems: ['unavailable'],
}

export const readOpenapi: Operation = {
  summary: 'Read this document',
  answers: { 200: { description: 'OpenAPI 3.1.', content: { 'application/json': {} } } },
  problems: [],
}

export const showDocs: Operation = {
  summary: 'Show this document as a page',
  answers: { 200: { description: 'A page.', content: { 'text/html': {} } } },
  problems: [],
}

export const showProblem: Operation = {
  summary: 'Show what a problem code means',
  parameters: [
    {
      name: 'code',
      in: 'path',
      required: true,
      description: 'The last part of a problem `type`.',
      schema: z.enum(Object.keys(problems)),
      example: 'link-expired',
    },
  ],
  answers: {
    200: {
      description: 'What it means.',
      content: { 'text/html': {}, 'application/json': { schema: 'ProblemMeaning' } },
    },
  },
  problems: ['not-found'],
}
