// The routes that are open to anyone, as the OpenAPI document tells of them.
import * as z from 'zod'
import { problems } from '../../contract/problem.js'
import type { Operation } from './operation.js'

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
