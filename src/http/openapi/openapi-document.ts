// The OpenAPI 3.1 document, made from the route table, the operations and the contract's own schemas.
import * as z from 'zod'
import { type ProblemCode, problems } from '../../contract/problem.js'
import { problemDetails } from '../problem-details.js'
import { problemOf } from '../problem-of.js'
import { type Route, type RouteName, routes } from '../routes.js'
import * as admin from './admin-operations.js'
import { componentJsonSchemas } from './component-schemas.js'
import * as staffConsole from './console-operations.js'
import type { Content, Operation, Parameter } from './operation.js'
import * as producer from './producer-operations.js'
import * as open from './public-operations.js'
import * as screens from './screen-operations.js'
import * as staff from './staff-operations.js'
import * as viewer from './viewer-operations.js'
import * as widget from './widget-operations.js'

/** What is said of each route; a route without an entry does not compile. */
export const operations: Readonly<Record<RouteName, Operation>> = {
  ...producer,
  ...viewer,
  ...widget,
  ...staff,
  ...staffConsole,
  ...admin,
  ...screens,
  ...open,
}

/** Builds the document for a service at `publicUrl`. */
export function openapiDocument(publicUrl: string, version: string): Record<string, unknown> {
  return {
    openapi: '3.1.0',
    info: {
      title: 'Wherefore',
      version,
      summary: 'Decision logs in, honest explanations out.',
      license: { name: 'Apache-2.0', identifier: 'Apache-2.0' },
    },
    servers: [{ url: publicUrl }],
    tags: [...new Set(Object.values(routes).map(route => route.audience))].map(name => ({ name })),
    paths: paths(publicUrl),
    components: {
      schemas: componentJsonSchemas(),
      securitySchemes: {
        bearer: {
          type: 'http',
          scheme: 'bearer',
          description: 'An API key. Roles are exact: see `x-roles`.',
        },
        session: {
          type: 'apiKey',
          in: 'cookie',
          name: '__Host-wherefore-staff',
          description:
            'Someone who is signed in to the staff console. A POST also carries the `csrf` of its form.',
        },
      },
    },
  }
}

function paths(publicUrl: string): Record<string, Record<string, unknown>> {
  const all: Record<string, Record<string, unknown>> = {}
  for (const [name, operation] of Object.entries(operations)) {
    const route: Route = routes[name as RouteName] // the operations are keyed by the names of the routes
    const path = route.path.replace(/:(\w+)/g, '{$1}')
    all[path] = { ...all[path], [route.method.toLowerCase()]: described(name, route, operation, publicUrl) }
  }
  return all
}

function described(name: string, route: Route, operation: Operation, publicUrl: string) {
  return {
    operationId: name,
    summary: operation.summary,
    ...(operation.description && { description: operation.description }),
    tags: [route.audience],
    'x-roles': route.roles,
    ...(operation.limits && { 'x-limits': operation.limits }),
    security: securityOf(route),
    ...(operation.parameters && { parameters: operation.parameters.map(parameter) }),
    ...(operation.request && {
      requestBody: { required: true, content: contents(operation.request.content) },
    }),
    responses: { ...answers(operation), ...refusals(route, operation, publicUrl) },
  }
}

/** A session in the console, a key elsewhere, nothing where anyone may. */
function securityOf(route: Route) {
  if (route.signIn === 'session') return [{ session: [] }]
  return route.roles.length > 0 ? [{ bearer: [] }] : []
}

function parameter({ schema, ...rest }: Parameter) {
  const { $schema: _schema, ...json } = z.toJSONSchema(schema, { unrepresentable: 'any', io: 'input' })
  return { ...rest, schema: json }
}

function contents(content: Readonly<Record<string, Content>>): Record<string, unknown> {
  return Object.fromEntries(
    Object.entries(content).map(([type, { schema, example }]) => [
      type,
      {
        schema: schema
          ? { $ref: `#/components/schemas/${schema}` }
          : type === 'application/json'
            ? {}
            : { type: 'string' },
        ...(example !== undefined && { example }),
      },
    ]),
  )
}

function answers({ answers }: Operation): Record<string, unknown> {
  return Object.fromEntries(
    Object.entries(answers).map(([status, { description, content }]) => [
      status,
      { description, ...(content && { content: contents(content) }) },
    ]),
  )
}

/** One answer a status, naming every code that has it. */
function refusals(route: Route, operation: Operation, publicUrl: string): Record<string, unknown> {
  const byStatus = new Map<number, ProblemCode[]>()
  for (const code of new Set(problemCodes(route, operation))) {
    const { status } = problems[code]
    byStatus.set(status, [...(byStatus.get(status) ?? []), code])
  }
  return Object.fromEntries(
    [...byStatus].map(([status, codes]) => [
      status,
      {
        description: codes.map(code => `\`${code}\`: ${problemDetails[code]}`).join(' '),
        content: {
          'application/problem+json': {
            schema: { $ref: '#/components/schemas/Problem' },
            examples: Object.fromEntries(
              codes.map(code => [code, { value: exampleProblem(code, publicUrl) }]),
            ),
          },
        },
      },
    ]),
  )
}

/** Every problem that a route can answer with. */
export function problemCodes(route: Route, operation: Operation): ProblemCode[] {
  const codes: ProblemCode[] = [...operation.problems, 'internal']
  if (route.roles.length > 0) codes.push('unauthorized', 'forbidden')
  if (route.signIn === 'session' && route.method !== 'GET') codes.push('forged')
  if (route.path.startsWith('/v1/')) codes.push('subject-in-address')
  if (operation.request) codes.push('media-type-unsupported', 'body-too-large', 'body-unreadable')
  return codes
}

function exampleProblem(code: ProblemCode, publicUrl: string) {
  return problemOf(code, { publicUrl, requestId: 'req_5GhXk0' })
}
