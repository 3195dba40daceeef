import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type SeenInShards, seenInShards } from '../../../src/contract/seen.js'
import { aDecision, aSignal } from '../../builders/decision.js'
import { startService, type TestService } from '../../service.js'
import { expectProblem, read, sendDecisions } from '../send.js'

let service: TestService
beforeAll(async () => {
  service = await startService()
})
afterAll(() => service.close())

const look = () => service.request('/v1/catalogue/seen', { headers: service.as('admin') })

describe('GET /v1/catalogue/seen', () => {
  it('answers empty lists before anything is sent', async () => {
    const answer = await look()
    expect(answer.status).toBe(200)
    const seen = await read<SeenInShards>(answer)
    expect(seen).toMatchObject({ partial: false, decisions: 0, signals: [], systems: [], cut: [] })
    expect(seen.shards.answered).toBe(seen.shards.asked)
  })

  it('names keys and shapes over all shards, and never a value or a person', async () => {
    const decisions = Array.from({ length: 300 }, (_, i) =>
      aDecision({
        id: `secret-id-${i}`,
        subject: `secret-person-${i % 120}`,
        item: { id: `secret-item-${i}` },
        signals: [aSignal({ key: 'browsing.viewed', value: `secret-value-${i}` })],
        cohorts: { age_band: 'secret-band' },
      }),
    )
    await sendDecisions(service, { decisions })
    const text = await (await look()).text()
    expect(text).not.toContain('secret')
    const seen = seenInShards.parse(JSON.parse(text))
    expect(seen.decisions).toBe(300)
    expect(seen.signals).toMatchObject([{ key: 'browsing.viewed', count: 300, values: ['string'] }])
    expect(seen.cohorts).toEqual([{ key: 'age_band', count: 300 }])
  })

  it('lets only an admin look', async () => {
    const answer = await service.request('/v1/catalogue/seen', { headers: service.as('producer') })
    await expectProblem(answer, 403, 'forbidden')
  })
})
