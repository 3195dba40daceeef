import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { aCatalogue } from '../../builders/catalogue.js'
import { aDecision } from '../../builders/decision.js'
import { startService, type TestService } from '../../service.js'
import { expectProblem, jsonBody, read, sendDecisions } from '../send.js'

let service: TestService
beforeAll(async () => {
  service = await startService({ catalogue: aCatalogue() })
})
afterAll(() => service.close())

describe('POST /v1/decisions/check', () => {
  const check = (body: unknown, query = '') =>
    service.request(`/v1/decisions/check${query}`, jsonBody(service, 'producer', body))

  it('says what would be found and shown, and stores nothing', async () => {
    const undeclared = aDecision({ id: 'c-1', signals: [{ key: 'no.such', contribution: 1 }] })
    const answer = await check({ decisions: [undeclared, { id: 'c-2' }] })
    expect(answer.status).toBe(200)
    const { items } = await read<{ items: Record<string, unknown>[] }>(answer)
    expect(items).toMatchObject([
      {
        index: 0,
        id: 'c-1',
        valid: true,
        findings: [{ code: 'undeclared-signal' }],
        explanation: { decision: { id: 'c-1' } },
      },
      { index: 1, id: 'c-2', valid: false },
    ])
    expect(items[1]?.errors).toContainEqual({ pointer: '/subject', detail: 'is required' })
    const stored = await sendDecisions(service, undeclared)
    expect(stored.status).toBe(201)
  })

  it('takes one decision alone, and answers in the language asked for', async () => {
    const { items } = await read<{ items: { explanation: { locale: string } }[] }>(
      await check(aDecision(), '?lang=de'),
    )
    expect(items.map(item => item.explanation.locale)).toEqual(['de'])
  })

  it('keeps the order over more than one turn', async () => {
    const decisions = Array.from({ length: 120 }, (_, i) =>
      i % 7 === 3 ? { id: `n-${i}` } : aDecision({ id: `n-${i}` }),
    )
    const { items } = await read<{ items: { index: number; id: string; valid: boolean }[] }>(
      await check({ decisions }),
    )
    expect(items.map(item => [item.index, item.id, item.valid])).toEqual(
      decisions.map((_, i) => [i, `n-${i}`, i % 7 !== 3]),
    )
  })

  it('refuses what POST /v1/decisions refuses, and any other role', async () => {
    const answer = await service.request('/v1/decisions/check', jsonBody(service, 'support', aDecision()))
    await expectProblem(answer, 403, 'forbidden')
    await expectProblem(await check({ decisions: new Array(1001).fill(0) }), 413, 'body-too-large')
  })
})
