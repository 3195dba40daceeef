import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Role } from '../../../src/contract/credential.js'
import { aCatalogue } from '../../builders/catalogue.js'
import { aDecision } from '../../builders/decision.js'
import { startService, type TestService } from '../../service.js'
import { expectProblem, read, sendDecisions } from '../send.js'

const LIMIT = 5
const START = Date.parse('2026-05-03T10:20:00.000Z')
let now = START
let service: TestService
beforeAll(async () => {
  const environment = { WHEREFORE_LOOKUPS_PER_HOUR: String(LIMIT) }
  service = await startService({ catalogue: aCatalogue(), environment, now: () => now })
  const decisions = Array.from({ length: 20 }, (_, at) => aDecision({ id: `d-${at}`, subject: `ann-${at}` }))
  await sendDecisions(service, { decisions })
})
afterAll(() => service.close())

function look(at: number, role: Role = 'support', id = `d-${at}`) {
  const headers = { ...service.as(role), 'wherefore-subject': `ann-${at}`, 'wherefore-reason': 'ticket-1' }
  return service.request(`/v1/decisions/${id}`, { headers })
}
const trail = async () =>
  (
    await read<{ items: { action: string; subject_ref: string | null; reason: string | null }[] }>(
      await service.request('/v1/audit', { headers: service.as('auditor') }),
    )
  ).items

describe('the limit of look-ups an hour', () => {
  it('counts persons shown, not questions; past it nobody is shown, and the trail says so once', async () => {
    for (let miss = 0; miss < 2 * LIMIT; miss++) expect((await look(1, 'support', 'none')).status).toBe(404)
    for (let at = 0; at < LIMIT; at++) expect((await look(at)).status).toBe(200)
    for (let at = 0; at < 3; at++) {
      const refused = await look(at)
      expect(Number(refused.headers.get('retry-after'))).toBe(40 * 60)
      await expectProblem(refused, 429, 'lookups-passed')
    }
    // Whether there is anything to be seen makes no difference.
    await expectProblem(await look(1, 'support', 'none'), 429, 'lookups-passed')
    const entries = await trail()
    expect(entries.filter(({ action }) => action === 'view')).toHaveLength(LIMIT)
    const passed = entries.filter(({ action }) => action === 'limit-passed')
    expect(passed).toMatchObject([{ subject_ref: null, reason: null, actor: { role: 'support' } }])
    const verified = await service.request('/v1/audit/verify', { headers: service.as('auditor') })
    expect(await verified.json()).toMatchObject({ intact: true })
  })

  it('is one actor’s own, and a new hour’s', async () => {
    expect((await look(0, 'privacy')).status).toBe(200)
    now = START + 40 * 60_000
    expect((await look(0)).status).toBe(200)
  })
})
