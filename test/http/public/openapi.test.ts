import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import * as z from 'zod'
import { type ComponentName, componentSchemas } from '../../../src/http/openapi/component-schemas.js'
import { exampleDecision } from '../../../src/http/openapi/examples.js'
import { operations } from '../../../src/http/openapi/openapi-document.js'
import { type Route, type RouteName, routes } from '../../../src/http/routes.js'
import { startService, type TestService } from '../../service.js'
import { read, sendDecisions } from '../send.js'

type Json = { [key: string]: Json } & { [key: number]: Json }
let service: TestService
let document: Json
beforeAll(async () => {
  service = await startService()
  document = await read<Json>(await service.request('/openapi.json'))
})
afterAll(() => service.close())

const names = Object.keys(routes) as RouteName[] // the table's own keys
const operationOf = (name: RouteName) => {
  const { path, method }: Route = routes[name]
  return document.paths?.[path.replace(/:(\w+)/g, '{$1}')]?.[method.toLowerCase()]
}

describe('GET /openapi.json', () => {
  it('says of every route its roles, and a key where there are any', () => {
    expect(document.openapi).toBe('3.1.0')
    for (const name of names) {
      const { roles, signIn }: Route = routes[name]
      const security = signIn === 'session' ? { session: [] } : { bearer: [] }
      expect(operationOf(name)).toMatchObject({
        operationId: name,
        'x-roles': roles,
        security: roles.length > 0 ? [security] : [],
      })
    }
  })

  it('names every path parameter', () => {
    for (const name of names) {
      const expected = [...routes[name].path.matchAll(/:(\w+)/g)].map(match => match[1])
      const parameters = z.array(z.looseObject({ name: z.string(), in: z.string(), required: z.boolean() }))
      const declared = parameters
        .parse(operationOf(name)?.parameters ?? [])
        .filter(each => each.in === 'path')
      expect(declared.map(each => each.name)).toEqual(expected)
      expect(declared.every(each => each.required)).toBe(true)
    }
  })

  it('holds no reference that leads nowhere', () => {
    const references = [...JSON.stringify(document).matchAll(/"\$ref":"([^"]*)"/g)].map(
      match => match[1] ?? '',
    )
    expect(references.length).toBeGreaterThan(20)
    for (const reference of references) {
      const found = reference
        .replace('#/', '')
        .split('/')
        .reduce<Json | undefined>((at, step) => at?.[step], document)
      expect({ reference, found: found !== undefined }).toEqual({ reference, found: true })
    }
  })

  it('shows the limits', () => {
    expect(operationOf('recordDecisions')?.['x-limits']).toMatchObject({
      bytes_as_sent: 1_048_576,
      bytes_unpacked: 8_388_608,
      decisions: 1000,
      record_bytes: 65_536,
    })
    expect(operationOf('explainLinks')?.['x-limits']).toMatchObject({ tokens: 50 })
    const { schemas } = document.components ?? {}
    expect(schemas?.DecisionBatch?.properties?.decisions).toMatchObject({ maxItems: 1000 })
    expect(schemas?.Decision).toMatchObject({
      additionalProperties: false,
      properties: { subject: { maxLength: 256 }, signals: { maxItems: 200 } },
    })
  })
})

describe('the examples of the document', () => {
  const answers = names.flatMap(name =>
    Object.entries(operations[name].answers).flatMap(([status, { content }]) =>
      Object.values(content ?? {}).flatMap(({ schema, example }) =>
        schema && example !== undefined ? [{ name, status, schema, example }] : [],
      ),
    ),
  )

  it.each(answers)('$name $status is an answer that its schema allows', ({ schema, example }) => {
    const component: z.ZodType = componentSchemas[schema]
    expect(component.parse(example)).toEqual(example)
  })

  // Pages of the console are for people who sign in: their own tests open them.
  const withKey = names.filter(name => routes[name].audience !== 'console')
  const requests = withKey.flatMap(name =>
    Object.entries(operations[name].request?.content ?? {}).flatMap(([type, { example }]) =>
      example === undefined ? [] : [{ name, type, example }],
    ),
  )

  it.each(requests)('$name takes its example as $type', async ({ name, type, example }) => {
    const { method, path, roles }: Route = routes[name]
    const body = typeof example === 'string' ? example : JSON.stringify(example)
    const headers = { 'content-type': type, ...(roles[0] && service.as(roles[0])) }
    await answersAsDocumented(name, await service.request(path, { method, headers, body }))
  })

  const reads = withKey.filter(
    name => routes[name].method === 'GET' && !routes[name].path.endsWith('/:token'),
  )

  it.each(reads)('%s answers as documented with its example parameters', async name => {
    await sendDecisions(service, exampleDecision)
    const { path, roles }: Route = routes[name]
    const headers = new Headers(roles[0] && service.as(roles[0]))
    headers.set('accept', 'application/json')
    let address = path
    for (const { name: parameter, in: place, example } of operations[name].parameters ?? []) {
      if (example === undefined) continue
      if (place === 'path') address = address.replace(`:${parameter}`, example)
      else if (place === 'header') headers.set(parameter, example)
      else address += `${address.includes('?') ? '&' : '?'}${parameter}=${encodeURIComponent(example)}`
    }
    await answersAsDocumented(name, await service.request(address, { headers }))
  })
})

async function answersAsDocumented(name: RouteName, answer: Response): Promise<void> {
  const documented = operations[name].answers[answer.status]
  expect({ name, status: answer.status, documented: documented !== undefined }).toMatchObject({
    documented: true,
  })
  const type = answer.headers.get('content-type')?.split(';')[0] ?? ''
  expect(Object.keys(documented?.content ?? {})).toContain(type)
  const schema: ComponentName | undefined = documented?.content?.[type]?.schema
  if (!schema) return
  const component: z.ZodType = componentSchemas[schema]
  const body = await answer.json()
  expect(component.parse(body)).toEqual(body)
}
