import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Link } from '../../../src/contract/ingestion.js'
import { aDecision } from '../../builders/decision.js'
import { startService, type TestService } from '../../service.js'
import { expectProblem, jsonBody, read, sendDecisions } from '../send.js'

const NOW = Date.parse('2026-11-21T10:00:00Z')
let service: TestService
beforeAll(async () => {
  service = await startService({ now: () => NOW })
})
afterAll(() => service.close())

const mint = (body: unknown) => service.request('/v1/links', jsonBody(service, 'producer', body))

describe('POST /v1/links', () => {
  it('makes a view link that opens the explanation', async () => {
    await sendDecisions(service, aDecision({ id: 'd-1', subject: 'ann' }))
    const answer = await mint({ subject: 'ann', decision_id: 'd-1', purpose: 'view', ttl_seconds: 60 })
    expect(answer.status).toBe(201)
    const link = await read<Link>(answer)
    expect(link).toMatchObject({ purpose: 'view', expires_at: '2026-11-21T10:01:00.000Z' })
    expect((await service.request(link.url)).status).toBe(200)
  })

  it('makes a view link without an end where no time is asked for', async () => {
    const link = await read<Link>(await mint({ subject: 'ann', decision_id: 'd-1', purpose: 'view' }))
    expect(link.expires_at).toBeNull()
  })

  it('makes a manage link of at most 30 minutes', async () => {
    const link = await read<Link>(await mint({ subject: 'ann', purpose: 'manage' }))
    expect(link).toMatchObject({
      url: expect.stringMatching(/\/m\/[A-Za-z0-9_-]+$/),
      purpose: 'manage',
      expires_at: '2026-11-21T10:30:00.000Z',
    })
    const long = await mint({ subject: 'ann', purpose: 'manage', ttl_seconds: 1801 })
    expect((await expectProblem(long, 422, 'input-invalid')).errors?.[0]?.pointer).toBe('/ttl_seconds')
  })

  it('makes several in the order asked', async () => {
    const links = [
      { subject: 'ann', decision_id: 'd-1', purpose: 'view' },
      { subject: 'ann', purpose: 'manage' },
    ]
    const answer = await mint({ links })
    expect(answer.status).toBe(201)
    expect((await read<{ links: Link[] }>(answer)).links.map(link => link.purpose)).toEqual([
      'view',
      'manage',
    ])
  })

  it('refuses a view link without a decision, and says which of several', async () => {
    const one = await expectProblem(await mint({ subject: 'ann', purpose: 'view' }), 422, 'input-invalid')
    expect(one.errors?.[0]?.pointer).toBe('/decision_id')
    const links = [
      { subject: 'ann', purpose: 'manage' },
      { subject: 'ann', purpose: 'view' },
    ]
    const some = await expectProblem(await mint({ links }), 422, 'input-invalid')
    expect(some.errors?.map(error => error.pointer)).toEqual(['/links/1/decision_id'])
  })

  it('refuses unknown fields, strings that are refused everywhere, and more than 1,000', async () => {
    const request = { subject: 'ann', purpose: 'manage' }
    await expectProblem(await mint({ ...request, colour: 1 }), 422, 'input-invalid')
    await expectProblem(await mint({ ...request, subject: 'a\u0000b' }), 422, 'input-invalid')
    await expectProblem(await mint({ links: new Array(1001).fill(request) }), 422, 'input-invalid')
  })

  it('is for producers', async () => {
    const body = { subject: 'ann', purpose: 'manage' }
    await expectProblem(
      await service.request('/v1/links', jsonBody(service, 'privacy', body)),
      403,
      'forbidden',
    )
  })
})
