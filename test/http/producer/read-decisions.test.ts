import { gzipSync } from 'node:zlib'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { BatchResult } from '../../../src/contract/ingestion.js'
import { aCatalogue } from '../../builders/catalogue.js'
import { aDecision } from '../../builders/decision.js'
import { onlyOnNode } from '../../only-on-node.js'
import { startService, type TestService } from '../../service.js'
import { expectProblem, jsonBody, read } from '../send.js'

let service: TestService
beforeAll(async () => {
  service = await startService({ catalogue: aCatalogue() })
})
afterAll(() => service.close())

const post = (body: RequestInit['body'], headers: Record<string, string> = {}) =>
  service.request('/v1/decisions', {
    method: 'POST',
    headers: { ...service.as('producer'), 'content-type': 'application/json', ...headers },
    ...(body !== undefined && { body }),
  })

describe('POST /v1/decisions as a whole', () => {
  it('takes gzip, and refuses what is not gzip though it says so', async () => {
    const body = gzipSync(JSON.stringify(aDecision({ id: 'packed' })))
    expect((await post(body, { 'content-encoding': 'gzip' })).status).toBe(201)
    await expectProblem(await post('{}', { 'content-encoding': 'gzip' }), 400, 'body-unreadable')
  })

  it('stops unpacking at 8 MiB', async () => {
    const bomb = gzipSync(Buffer.alloc(9 * 1024 * 1024, 0x20))
    const problem = await expectProblem(
      await post(bomb, { 'content-encoding': 'gzip' }),
      413,
      'body-too-large',
    )
    expect(problem.detail).toContain('8388608')
  })

  onlyOnNode('body-as-stream')(
    'refuses a body over 1 MiB by its Content-Length without reading it',
    async () => {
      let read = 0
      const body = new ReadableStream(
        {
          pull(controller) {
            read++
            controller.enqueue(new Uint8Array(10))
            if (read > 3) controller.close()
          },
        },
        { highWaterMark: 0 },
      )
      const init = {
        method: 'POST',
        body,
        duplex: 'half',
        headers: {
          ...service.as('producer'),
          'content-type': 'application/json',
          'content-length': '1048577',
        },
      }
      const { app } = service.appOver({})
      await expectProblem(await app.request('/v1/decisions', init), 413, 'body-too-large')
      expect(read).toBe(0)
    },
  )

  onlyOnNode('body-as-stream')(
    'stops reading a body without a length as soon as it is over 1 MiB',
    async () => {
      let sent = 0
      const body = new ReadableStream({
        pull(controller) {
          sent++
          controller.enqueue(new Uint8Array(65_536))
          if (sent > 1000) controller.close()
        },
      })
      const init = {
        method: 'POST',
        body,
        duplex: 'half',
        headers: { ...service.as('producer'), 'content-type': 'application/json' },
      }
      const { app } = service.appOver({})
      await expectProblem(await app.request('/v1/decisions', init), 413, 'body-too-large')
      expect(sent).toBeLessThan(160)
    },
  )

  it('refuses JSON and UTF-8 that cannot be read, and tolerates a byte order mark', async () => {
    await expectProblem(await post('{"secret": tru'), 400, 'body-unreadable')
    await expectProblem(await post(''), 400, 'body-unreadable')
    await expectProblem(await post(Buffer.from([0x22, 0xff, 0x22])), 400, 'body-unreadable')
    const marked = await post(`\uFEFF${JSON.stringify(aDecision({ id: 'marked' }))}`)
    expect(marked.status).toBe(201)
  })

  it('refuses other kinds of body', async () => {
    await expectProblem(await post('{}', { 'content-type': 'text/plain' }), 415, 'media-type-unsupported')
    await expectProblem(
      await post('{}', { 'content-type': 'application/json; charset=latin1' }),
      415,
      'media-type-unsupported',
    )
    await expectProblem(await post('{}', { 'content-encoding': 'br' }), 415, 'media-type-unsupported')
  })

  it('asks for the key first, then its role, then the kind of body', async () => {
    const bad = {
      method: 'POST',
      body: '{',
      headers: { 'content-type': 'text/plain', 'content-length': '2000000' },
    }
    const none = await service.request('/v1/decisions', bad)
    await expectProblem(none, 401, 'unauthorized')
    expect(none.headers.get('www-authenticate')).toBe('Bearer')
    const as = (role: 'admin' | 'producer') => ({ ...bad, headers: { ...bad.headers, ...service.as(role) } })
    await expectProblem(await service.request('/v1/decisions', as('admin')), 403, 'forbidden')
    await expectProblem(await service.request('/v1/decisions', as('producer')), 415, 'media-type-unsupported')
  })

  it('answers 429 with whole seconds when too much waits', async () => {
    const { app } = service.appOver({ shards: { record: { overloaded: 1.2 } } })
    const answer = await app.request(
      '/v1/decisions',
      jsonBody(service, 'producer', aDecision({ id: 'late' })),
    )
    await expectProblem(answer, 429, 'overloaded')
    expect(answer.headers.get('retry-after')).toBe('2')
  })

  it('answers 503 and logs the reason when the shards fail as a whole', async () => {
    const record = { throws: { message: 'customer-1 did not fit', code: 'SQLITE_FULL' } }
    const { app, lines } = service.appOver({ shards: { record } })
    const answer = await app.request('/v1/decisions', jsonBody(service, 'producer', aDecision()))
    await expectProblem(answer, 503, 'unavailable')
    expect(answer.headers.get('retry-after')).toMatch(/^\d+$/)
    expect(lines[0]?.failure).toMatchObject({ name: 'Error', code: 'SQLITE_FULL' })
    expect(JSON.stringify(lines)).not.toContain('customer-1')
  })

  it('answers one decision by its status where its person was erased or its shard is away', async () => {
    const answering = (status: 'gone' | 'unavailable') =>
      service.appOver({ shards: { record: { gives: [{ status }] } } }).app
    const one = jsonBody(service, 'producer', aDecision())
    await expectProblem(await answering('gone').request('/v1/decisions', one), 410, 'subject-erased')
    const away = await answering('unavailable').request('/v1/decisions', one)
    await expectProblem(away, 503, 'unavailable')
    expect(away.headers.get('retry-after')).toMatch(/^\d+$/)
    const batch = jsonBody(service, 'producer', { decisions: [aDecision()] })
    const result = await read<BatchResult>(await answering('unavailable').request('/v1/decisions', batch))
    expect(result).toMatchObject({ rejected: 1, complete: false, items: [{ status: 'unavailable' }] })
  })
})
