import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { aCatalogue } from '../builders/catalogue.js'
import { aDecision, aSignal } from '../builders/decision.js'
import { onlyOnNode } from '../only-on-node.js'
import { startService, type TestService } from '../service.js'
import { expectProblem, jsonBody, read } from './send.js'

let service: TestService
beforeAll(async () => {
  service = await startService({ catalogue: aCatalogue() })
})
afterAll(() => service.close())

describe('logRequests', () => {
  it('writes one line a request: the pattern, never what filled it', async () => {
    const { app, lines } = service.appOver({ now: 0, step: 1.234 })
    const answer = await app.request('/w/some-token?lang=de')
    const { length } = await answer.arrayBuffer().then(body => new Uint8Array(body))
    expect(lines).toEqual([
      {
        time: '1970-01-01T00:00:00.000Z',
        request_id: 'request-1',
        method: 'GET',
        route: '/w/:token',
        audience: 'viewer',
        status: 404,
        ms: 1.23,
        bytes: length,
      },
    ])
  })

  it('names no address that no route has', async () => {
    const { app, lines } = service.appOver({})
    await app.request('/secret-address')
    expect(lines).toMatchObject([{ route: 'unmatched', audience: 'public', method: 'GET', status: 404 }])
    expect(JSON.stringify(lines)).not.toMatch(/secret/i)
  })

  onlyOnNode('unknown-method')('names no method that is not one', async () => {
    const { app, lines } = service.appOver({})
    await app.request('/secret-address', { method: 'SECRET' })
    expect(lines).toMatchObject([{ route: 'unmatched', audience: 'public', method: 'OTHER', status: 404 }])
    expect(JSON.stringify(lines)).not.toMatch(/secret/i)
  })

  it('holds no marked secret, whatever is sent and whatever fails', async () => {
    const { app, lines } = service.appOver({})
    const marked = aDecision({
      id: 'MARK-id',
      subject: 'MARK-subject',
      item: { id: 'MARK-item', title: 'MARK-title' },
      signals: [aSignal({ value: 'MARK-value', contribution: 1 })],
    })
    const sent = await app.request('/v1/decisions?x=MARK-query', jsonBody(service, 'producer', marked))
    const { why_url } = await read<{ why_url: string }>(sent)
    const token = why_url.slice(why_url.lastIndexOf('/') + 1)
    await app.request(`/w/${token}?lang=MARK-lang`, { headers: { 'accept-language': 'MARK-language' } })
    await app.request('/v1/decisions/MARK-id/explanation', {
      headers: { ...service.as('producer'), 'wherefore-subject': 'MARK-subject' },
    })
    await app.request('/v1/explanations', {
      method: 'POST',
      body: JSON.stringify({ tokens: [token, 'MARK-token'] }),
    })
    await app.request('/v1/decisions', { ...jsonBody(service, 'producer', 0), body: '{"MARK-body": ' })
    await app.request('/v1/keys', { headers: { authorization: 'Bearer MARK-key' } })
    const log = JSON.stringify(lines)
    expect(lines).toHaveLength(6)
    expect(log).not.toContain('MARK-')
    expect(log).not.toContain(token)
    expect(log).not.toContain(service.keys.producer)
  })

  it('hides the reason of a failure from the stranger and logs it without its message', async () => {
    const explain = { throws: { message: 'MARK-reason', code: 'SQLITE_CORRUPT' } }
    const { app, lines } = service.appOver({ shards: { explain } })
    const answer = await app.request('/w/token', { headers: { accept: 'application/json' } })
    const problem = await expectProblem(answer, 500, 'internal')
    expect(problem.instance).toBe('request-1')
    const page = await (await app.request('/w/token')).text()
    expect(page).toContain('request-2')
    expect(page + JSON.stringify(problem) + JSON.stringify(lines)).not.toContain('MARK-reason')
    expect(lines[0]).toMatchObject({ status: 500, failure: { name: 'Error', code: 'SQLITE_CORRUPT' } })
    expect(lines[0]?.failure?.at[0]).toMatch(/^[\w-]+\.[jt]s:\d+:\d+$/)
  })
})
