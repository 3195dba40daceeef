import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { foundInShards } from '../../../src/contract/found.js'
import { aCatalogue } from '../../builders/catalogue.js'
import { aDecision, aSignal } from '../../builders/decision.js'
import { startService, type TestService } from '../../service.js'
import { expectProblem, sendDecisions } from '../send.js'

const NOW = Date.parse('2026-05-31T12:00:00Z')
const KEY = 'browsing.viewed_products'

let service: TestService
beforeAll(async () => {
  service = await startService({ catalogue: aCatalogue(), now: () => NOW })
})
afterAll(() => service.close())

const ask = (query = '') => service.request(`/v1/findings${query}`, { headers: service.as('auditor') })
const look = async (query = '') => foundInShards.parse(await (await ask(query)).json())

describe('GET /v1/findings', () => {
  it('answers with no systems before anything is sent, for the last 30 days', async () => {
    expect(await look()).toMatchObject({
      from: '2026-05-02',
      to: '2026-05-31',
      whole_from: '2025-04-27',
      partial: false,
      systems: [],
    })
  })

  it('adds up over all shards, and holds no value, id or person', async () => {
    const decisions = Array.from({ length: 90 }, (_, at) =>
      aDecision({
        id: `secret-id-${at}`,
        subject: `secret-person-${at % 40}`,
        item: { id: `secret-item-${at}` },
        signals: [aSignal({ value: `secret-value-${at}` })],
        consent: { purposes: at % 3 === 0 ? [] : ['personalised_content'] },
      }),
    )
    await sendDecisions(service, { decisions })
    await sendDecisions(service, aDecision({ id: 'other', system: { id: 'secret-system', version: '1' } }))
    const text = await (await ask()).text()
    expect(text).not.toContain('secret')
    const { systems } = foundInShards.parse(JSON.parse(text))
    const day = '2026-05-31'
    expect(systems).toMatchObject([
      {
        id: 'home-recs',
        decisions: 90,
        found: 30,
        days: [{ day, decisions: 90, found: 30 }],
        findings: [
          {
            code: 'no-consent',
            decisions: 30,
            days: [{ day, decisions: 30 }],
            signals: [{ key: KEY, decisions: 30 }],
          },
        ],
      },
      { id: null, decisions: 1, found: 1 },
    ])
  })

  it('answers for other days, and for one system', async () => {
    expect(await look('?from=2026-05-01&to=2026-05-30')).toMatchObject({ systems: [] })
    expect((await look('?system=home-recs')).systems.map(({ id }) => id)).toEqual(['home-recs'])
    expect((await look('?system=nobody')).systems).toEqual([])
  })

  it.each(['?from=yesterday', '?to=2026-02-30', '?from=2026-05-02&to=2026-05-01', '?from=2020-01-01'])(
    'refuses %s in words',
    async query => {
      const { detail } = await expectProblem(await ask(query), 400, 'query-invalid')
      expect(detail).toMatch(/day/)
    },
  )

  it('lets only privacy and auditor look', async () => {
    const answer = await service.request('/v1/findings', { headers: service.as('support') })
    await expectProblem(answer, 403, 'forbidden')
  })
})
