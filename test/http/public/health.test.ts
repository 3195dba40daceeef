import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { startService, type TestService } from '../../service.js'
import { expectProblem, read } from '../send.js'

let service: TestService
beforeAll(async () => {
  service = await startService()
})
afterAll(() => service.close())

describe('health', () => {
  it('says that the process lives and can do its work', async () => {
    expect(await read(await service.request('/healthz'))).toEqual({ status: 'ok' })
    expect(await read(await service.request('/readyz'))).toEqual({ status: 'ready' })
  })

  it('is not ready while no shard answers, says no reason, and still lives', async () => {
    const ready = { throws: { message: 'disk /var/private is full', code: 'SQLITE_FULL' } }
    const { app, lines } = service.appOver({ shards: { ready } })
    const answer = await app.request('/readyz')
    expect(answer.headers.get('retry-after')).toBe('1')
    const problem = await expectProblem(answer, 503, 'unavailable')
    expect(JSON.stringify(problem)).not.toContain('private')
    expect(lines[0]?.failure?.code).toBe('SQLITE_FULL')
    expect((await app.request('/healthz')).status).toBe(200)
  })
})
