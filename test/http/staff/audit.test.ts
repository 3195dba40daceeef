import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type AuditPage, auditPage, auditVerification } from '../../../src/contract/audit.js'
import type { Role } from '../../../src/contract/credential.js'
import { aCatalogue } from '../../builders/catalogue.js'
import { aDecision } from '../../builders/decision.js'
import { startService, type TestService } from '../../service.js'
import { expectProblem, read, sendDecisions } from '../send.js'

const START = Date.parse('2026-05-03T10:00:01.000Z')
const PERSONS = 6
let now = START
let service: TestService
beforeAll(async () => {
  service = await startService({ catalogue: aCatalogue(), now: () => now })
  const decisions = Array.from({ length: PERSONS }, (_, at) =>
    aDecision({ id: `d-${at}`, subject: `ann-${at}` }),
  )
  await sendDecisions(service, { decisions })
  for (let at = 0; at < 12; at++) {
    now = START + 1000 * at
    await look(at % PERSONS, at % 3 === 0 ? 'privacy' : 'support', `ticket ${at}`)
  }
})
afterAll(() => service.close())

async function look(person: number, role: Role, reason: string, id = `d-${person}`) {
  const headers = {
    ...service.as(role),
    'wherefore-subject': `ann-${person}`,
    'wherefore-reason': encodeURIComponent(reason),
  }
  return service.request(`/v1/decisions/${id}`, { headers })
}

const ask = (query = '', role: Role = 'auditor') =>
  service.request(`/v1/audit${query}`, { headers: service.as(role) })
const page = async (query = ''): Promise<AuditPage> => auditPage.parse(await read(await ask(query)))

describe('GET /v1/audit', () => {
  it('gives one entry a person shown, over all shards, newest first', async () => {
    const { items, next_cursor } = await page()
    expect(next_cursor).toBeNull()
    expect(items.map(({ reason }) => reason)).toEqual(
      Array.from({ length: 12 }, (_, at) => `ticket ${11 - at}`),
    )
    expect(items[0]).toEqual({
      at: new Date(START + 11_000).toISOString(),
      actor: { role: 'support', name: 'test support' },
      action: 'view',
      subject_ref: expect.stringMatching(/^[0-9a-f]{32}$/),
      decision_id: 'd-5',
      reason: 'ticket 11',
    })
    expect(new Set(items.map(({ subject_ref }) => subject_ref)).size).toBe(PERSONS)
  })

  it('pages without losing or repeating one, and takes spans and actors', async () => {
    const whole = (await page()).items
    for (const limit of [1, 5, 12]) {
      const found: AuditPage['items'] = []
      let cursor: string | null = ''
      while (cursor !== null) {
        const next = await page(`?limit=${limit}${cursor && `&cursor=${cursor}`}`)
        expect(next.items.length).toBeLessThanOrEqual(limit)
        found.push(...next.items)
        cursor = next.next_cursor
      }
      expect(found).toEqual(whole)
    }
    const moment = (at: number) => encodeURIComponent(new Date(START + 1000 * at).toISOString())
    expect((await page(`?from=${moment(3)}&to=${moment(7)}`)).items).toEqual(whole.slice(5, 9))
    const privacy = (await page('?actor=test%20privacy')).items
    expect(privacy.map(({ reason }) => reason)).toEqual(['ticket 9', 'ticket 6', 'ticket 3', 'ticket 0'])
    expect((await page('?actor=nobody')).items).toEqual([])
  })

  it('makes what is hidden in a reason visible', async () => {
    now = START + 60_000
    await look(0, 'support', 'a\u202eb<i>')
    expect((await page(`?limit=1`)).items[0]?.reason).toBe('a[U+202E]b<i>')
    now = START
  })

  it('holds no entry for what was not there', async () => {
    const before = (await page()).items.length
    expect((await look(1, 'support', 'ticket x', 'none')).status).toBe(404)
    expect((await page()).items).toHaveLength(before)
  })

  it('answers 400 to what it cannot read', async () => {
    for (const query of [
      'limit=0',
      'limit=1001',
      'limit=x',
      'cursor=x',
      'cursor=1.2',
      'from=yesterday',
      'to=2026',
    ])
      await expectProblem(await ask(`?${query}`), 400, 'query-invalid')
  })

  it('is for auditors', async () => {
    for (const role of ['support', 'privacy', 'admin', 'producer'] as const) {
      await expectProblem(await ask('', role), 403, 'forbidden')
      await expectProblem(await ask('/verify', role), 403, 'forbidden')
    }
  })
})

describe('GET /v1/audit/verify', () => {
  it('finds every trail whole', async () => {
    const found = auditVerification.parse(await read(await ask('/verify')))
    expect(found.intact).toBe(true)
    expect(found.shards.asked).toBe(found.trails.length)
    const entries = found.trails.reduce((sum, trail) => sum + trail.entries, 0)
    expect(entries).toBe((await page()).items.length)
  })
})
