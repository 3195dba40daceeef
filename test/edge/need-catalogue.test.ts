// A shard keeps its own copy of each catalogue version that it binds to. It gets the bytes when it lacks them, and once.
import { beforeEach, describe, expect, it } from 'vitest'
import type { BatchResult } from '../../src/contract/ingestion.js'
import { aCatalogue } from '../builders/catalogue.js'
import { aDecision } from '../builders/decision.js'
import type { Workerd } from '../fixtures/start-workerd.js'
import { jsonBody, read, sendDecisions, tokenFor } from '../http/send.js'
import { sharedWorkerd } from '../service.js'
import { type EdgeTestService, startServiceInWorkerd } from '../service-in-workerd.js'

let workerd: Workerd
let service: EdgeTestService
let sent = 0
beforeEach(async () => {
  workerd = await sharedWorkerd()
  service = await startServiceInWorkerd(workerd, { catalogue: aCatalogue() })
})

/** Sends decisions of one person, and says how often the person's shard was called with and without the bytes. */
async function callsFor(): Promise<{ readonly shard: number; readonly bytes: boolean[] }> {
  await workerd.control('takeCalls', { service: service.name })
  const decisions = [aDecision({ id: `n-${++sent}` }), aDecision({ id: `n-${++sent}` })]
  const result = await read<BatchResult>(await sendDecisions(service, { decisions }))
  expect(result.accepted).toBe(2)
  const { recordCalls } = await workerd.control('takeCalls', { service: service.name })
  expect(new Set(recordCalls.map(call => call.shard)).size).toBe(1)
  return { shard: recordCalls[0]?.shard ?? -1, bytes: recordCalls.map(call => call.catalogue) }
}

const publish = (days: number) =>
  service.request('/v1/catalogue', jsonBody(service, 'admin', aCatalogue({ retention_days: days }), 'PUT'))

describe('the bytes of a catalogue', () => {
  it('go to a shard that is new, once', async () => {
    expect((await callsFor()).bytes).toEqual([false, true])
    expect((await callsFor()).bytes).toEqual([false])
  })

  it('go to a shard that is behind, once a version', async () => {
    await callsFor()
    expect((await publish(7)).status).toBe(201)
    expect((await callsFor()).bytes).toEqual([false, true])
    expect((await callsFor()).bytes).toEqual([false])
  })

  it('stay with a shard that restarts', async () => {
    const { shard } = await callsFor()
    await workerd.control('changeShard', { service: service.name, shard, sql: 'SELECT 1' })
    expect((await callsFor()).bytes).toEqual([false])
  })

  it('go again to a shard that was restored to a time before it had them', async () => {
    const { shard } = await callsFor()
    const sql = 'DELETE FROM catalogue'
    await workerd.control('changeShard', { service: service.name, shard, sql })
    expect((await callsFor()).bytes).toEqual([false, true])
    expect((await callsFor()).bytes).toEqual([false])
  })

  it('are never needed to explain: what was bound then is explained with it still', async () => {
    const bound = await tokenFor(service, aDecision({ id: 'bound', kind: 'recommendation' }))
    await publish(7)
    await workerd.control('takeCalls', { service: service.name })
    const answer = await service.request(`/w/${bound}`, { headers: { accept: 'application/json' } })
    expect(await read(answer)).toMatchObject({ record: { catalogue_version: 1 } })
    expect(await workerd.control('takeCalls', { service: service.name })).toMatchObject({ recordCalls: [] })
  })
})
