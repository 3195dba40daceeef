// The registry is one object for the whole deployment. What is remembered of it must carry the service over its absence,
// for five seconds at most, and a request that the memory can answer never asks it.
import { beforeEach, describe, expect, it } from 'vitest'
import type { CredentialSummary } from '../../src/contract/credential.js'
import { aCatalogue } from '../builders/catalogue.js'
import { aDecision } from '../builders/decision.js'
import type { Workerd } from '../fixtures/start-workerd.js'
import type { Fault } from '../fixtures/worker-faults.js'
import { expectProblem, jsonBody, read, sendDecisions, tokenFor } from '../http/send.js'
import { sharedWorkerd } from '../service.js'
import { type EdgeTestService, startServiceInWorkerd } from '../service-in-workerd.js'

let workerd: Workerd
let service: EdgeTestService
let now = Date.parse('2026-11-21T10:00:00Z')
let token: string
let sent = 0
beforeEach(async () => {
  workerd = await sharedWorkerd()
  service = await startServiceInWorkerd(workerd, { catalogue: aCatalogue(), now: () => now })
  token = await tokenFor(service, aDecision({ id: 'kept' }))
  await workerd.control('takeCalls', { service: service.name })
})

const registryFails = (fault: Fault | null) =>
  workerd.control('setFaults', { service: service.name, faults: fault ? [['registry', fault]] : [] })
const ingest = () => sendDecisions(service, aDecision({ id: `r-${++sent}` }))
const open = () => service.request(`/w/${token}`, { headers: { accept: 'application/json' } })
const page = () => service.request(`/w/${token}`)

describe('the registry', () => {
  it('is not asked while what is remembered is fresh', async () => {
    for (let second = 0; second < 2; second++) {
      expect((await ingest()).status).toBe(201)
      expect((await page()).status).toBe(200)
      now += 900
    }
    expect(await workerd.control('takeCalls', { service: service.name })).toMatchObject({ registryCalls: 0 })
  })

  it.each(['throw', 'hang', 'restart'] as const)(
    'may %s: ingestion and reads go on for as long as what is remembered is valid',
    async manner => {
      await registryFails({ manner, moment: 'before' })
      now += 4_900
      expect((await ingest()).status).toBe(201)
      expect((await page()).status).toBe(200)
      now += 100
      await expectProblem(await ingest(), 503, 'unavailable')
      // What lies in a shard alone is told all the same.
      expect((await open()).status).toBe(200)
      await registryFails(null)
      expect((await ingest()).status).toBe(201)
      expect((await page()).status).toBe(200)
    },
  )

  it('is believed by another isolate within five seconds: a new catalogue, a revoked key', async () => {
    const other = await startServiceInWorkerd(workerd, { over: service, now: () => now })
    const version = async () => {
      const answer = await other.request('/v1/catalogue', { headers: service.as('support') })
      return answer.status === 200 ? (await read<{ version: number }>(answer)).version : answer.status
    }
    expect(await version()).toBe(1)
    const put = jsonBody(service, 'admin', aCatalogue({ retention_days: 9 }), 'PUT')
    expect((await service.request('/v1/catalogue', put)).status).toBe(201)
    const { keys } = await read<{ keys: CredentialSummary[] }>(
      await service.request('/v1/keys', { headers: service.as('admin') }),
    )
    now += 5_000
    expect(await version()).toBe(2)
    const support = keys.find(key => key.role === 'support')
    const revoke = { method: 'DELETE', headers: service.as('admin') }
    expect((await service.request(`/v1/keys/${support?.id}`, revoke)).status).toBe(204)
    now += 5_000
    expect(await version()).toBe(401)
  })

  it('holds at once in the isolate that changed it', async () => {
    const put = jsonBody(service, 'admin', aCatalogue({ retention_days: 9 }), 'PUT')
    expect((await service.request('/v1/catalogue', put)).status).toBe(201)
    const fresh = await tokenFor(service, aDecision({ id: 'after' }))
    const answer = await service.request(`/w/${fresh}`, { headers: { accept: 'application/json' } })
    expect(await read(answer)).toMatchObject({ record: { catalogue_version: 2 } })
  })
})
