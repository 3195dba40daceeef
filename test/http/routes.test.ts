import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type Route, routes } from '../../src/http/routes.js'
import { startService, type TestService } from '../service.js'
import { expectProblem } from './send.js'

let service: TestService
beforeAll(async () => {
  service = await startService()
})
afterAll(() => service.close())

const all: readonly Route[] = Object.values(routes)
const takesKey = (route: Route) => route.roles.length > 0 && route.signIn === undefined
const filled = (route: Route) => route.path.replace(/:\w+/g, 'any')
const send = (route: Route, headers: Record<string, string> = {}) =>
  service.request(filled(route), { method: route.method, headers })

describe('routes', () => {
  it('are all the routes that the application has, apart from the preflight', async () => {
    const mounted = await service.appOver({}).app.routes()
    const known = new Set(all.map(route => `${route.method} ${route.path}`))
    const extra = mounted
      .map(route => `${route.method} ${route.path}`)
      .filter(route => !route.startsWith('ALL ') && !known.has(route))
    expect(extra).toEqual(['OPTIONS /v1/explanations'])
    const handled = mounted.map(route => `${route.method} ${route.path}`)
    // Authentication, the handler, and what a handler has done before it.
    for (const route of known) expect(handled.filter(each => each === route).length).toBeGreaterThanOrEqual(2)
  })

  it.each(all.filter(takesKey))('$method $path answers 401 without a key', async route => {
    await expectProblem(await send(route), 401, 'unauthorized')
    const schemes = [
      'Bearer',
      'Bearer ',
      'Bearer wrong',
      `Basic ${service.keys.admin}`,
      'Bearer a b',
      service.keys.admin,
    ]
    for (const authorization of schemes) {
      const answer = await send(route, { authorization })
      expect(answer.headers.get('www-authenticate')).toBe('Bearer')
      await expectProblem(answer, 401, 'unauthorized')
    }
  })

  it.each(all.filter(route => route.signIn === undefined))(
    '$method $path lets exactly its roles in',
    async route => {
      for (const role of ['producer', 'support', 'privacy', 'auditor', 'admin'] as const) {
        const { status } = await send(route, service.as(role))
        const lets = route.roles.length === 0 || route.roles.includes(role)
        expect({ role, refused: status === 403 || status === 401 }).toEqual({ role, refused: !lets })
      }
    },
  )

  it.each(all)('$method $path answers 405 to another method, naming its own', async route => {
    const answer = await service.request(filled(route), {
      method: 'PATCH',
      headers: { accept: 'application/json' },
    })
    expect(answer.headers.get('allow')?.split(', ')).toContain(route.method)
    await expectProblem(answer, 405, 'method-not-allowed')
  })

  it.each(all.filter(route => route.path.startsWith('/v1/')))(
    '$method $path never takes a person from its address',
    async route => {
      const [role] = route.roles
      const headers = role ? service.as(role) : {}
      const answer = await service.request(`${filled(route)}?subject=ann`, { method: route.method, headers })
      await expectProblem(answer, 400, 'subject-in-address')
    },
  )

  it('gives every answer a request id of its own', async () => {
    const ids = await Promise.all(all.map(async route => (await send(route)).headers.get('x-request-id')))
    expect(ids.every(id => id)).toBe(true)
    expect(new Set(ids).size).toBe(all.length)
  })

  it('answers 404 to everything else, as a page where a browser asks', async () => {
    await expectProblem(await service.request('/v2/anything'), 404, 'not-found')
    await expectProblem(await service.request('/v1/decisions/'), 404, 'not-found')
    const page = await service.request('/v2/anything', { headers: { accept: 'text/html' } })
    expect([page.status, page.headers.get('content-type')]).toEqual([404, 'text/html; charset=utf-8'])
  })
})
