// A Durable Object keeps house by itself: an alarm a day, set with the first record.
import { describe, expect, it } from 'vitest'
import { aCatalogue } from '../builders/catalogue.js'
import { aDecision } from '../builders/decision.js'
import { expectProblem, tokenFor } from '../http/send.js'
import { sharedWorkerd } from '../service.js'
import { startServiceInWorkerd } from '../service-in-workerd.js'

const DAY = 86_400_000

describe('the alarm of a shard', () => {
  it('retires what is past its retention, keeps the rest, and is set again', async () => {
    let now = Date.now() - 31 * DAY
    const workerd = await sharedWorkerd()
    const catalogue = aCatalogue({ retention_days: 30 })
    const service = await startServiceInWorkerd(workerd, { catalogue, now: () => now })
    const old = await tokenFor(service, aDecision({ id: 'old' }))
    now = Date.now()
    const recent = await tokenFor(service, aDecision({ id: 'recent' }))
    const { recordCalls } = await workerd.control('takeCalls', { service: service.name })
    const shard = recordCalls[0]?.shard ?? -1

    const { alarmAt } = await workerd.control('sweepShard', { service: service.name, shard })
    expect(alarmAt).toBeGreaterThan(now + DAY - 1)
    const asJson = { headers: { accept: 'application/json' } }
    await expectProblem(await service.request(`/w/${old}`, asJson), 410, 'record-gone')
    expect((await service.request(`/w/${recent}`, asJson)).status).toBe(200)
  })
})
