import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { aDecision } from '../../builders/decision.js'
import { startService, type TestService } from '../../service.js'
import { expectProblem, jsonBody } from '../send.js'

let service: TestService
beforeAll(async () => {
  service = await startService()
})
afterAll(() => service.close())

describe('GET /metrics', () => {
  it('counts requests by route pattern and status, and decisions by what became of them', async () => {
    const { app } = service.appOver({ queueDepth: 7, step: 30 })
    await app.request(
      '/v1/decisions',
      jsonBody(service, 'producer', { decisions: [aDecision({ id: 'm-1' }), {}] }),
    )
    await app.request('/w/secret-token')
    await app.request('/nothing/here')
    const answer = await app.request('/metrics', { headers: service.as('auditor') })
    expect(answer.headers.get('content-type')).toContain('text/plain; version=0.0.4')
    const text = await answer.text()
    for (const line of [
      'wherefore_http_requests_total{method="POST",route="/v1/decisions",status="200"} 1',
      'wherefore_http_requests_total{method="GET",route="/w/:token",status="404"} 1',
      'wherefore_http_requests_total{method="GET",route="unmatched",status="404"} 1',
      'wherefore_http_request_duration_seconds_bucket{method="POST",route="/v1/decisions",le="0.025"} 0',
      'wherefore_http_request_duration_seconds_bucket{method="POST",route="/v1/decisions",le="0.05"} 1',
      'wherefore_http_request_duration_seconds_bucket{method="POST",route="/v1/decisions",le="+Inf"} 1',
      'wherefore_http_request_duration_seconds_count{method="POST",route="/v1/decisions"} 1',
      'wherefore_decisions_total{status="accepted"} 1',
      'wherefore_decisions_total{status="invalid"} 1',
      'wherefore_decisions_total{status="conflict"} 0',
      'wherefore_queue_decisions 7',
    ]) {
      expect(text.split('\n')).toContain(line)
    }
    expect(text).not.toContain('secret-token')
  })

  it('is for auditors', async () => {
    await expectProblem(await service.request('/metrics'), 401, 'unauthorized')
    await expectProblem(await service.request('/metrics', { headers: service.as('admin') }), 403, 'forbidden')
  })
})
