// A shard that goes wrong while staff look: what could not be written in its trail is not shown, and a trail of which a
// shard did not answer is never called whole.
import { beforeAll, describe, expect, it } from 'vitest'
import { auditPage, auditVerification } from '../../src/contract/audit.js'
import { aCatalogue } from '../builders/catalogue.js'
import { aDecision } from '../builders/decision.js'
import type { Workerd } from '../fixtures/start-workerd.js'
import type { Fault } from '../fixtures/worker-faults.js'
import { expectProblem, read, sendDecisions } from '../http/send.js'
import { sharedWorkerd } from '../service.js'
import { type EdgeTestService, startServiceInWorkerd } from '../service-in-workerd.js'

const SHARDS = 5
const VALUE = 'hiking boots'
let workerd: Workerd
let service: EdgeTestService

beforeAll(async () => {
  workerd = await sharedWorkerd()
  service = await startServiceInWorkerd(workerd, { catalogue: aCatalogue() })
  const decisions = Array.from({ length: 30 }, (_, at) => aDecision({ id: `d-${at}`, subject: `ann-${at}` }))
  await sendDecisions(service, { decisions })
})

const setFaults = (faults: [number, Fault][]) =>
  workerd.control('setFaults', { service: service.name, faults })
const everywhere = (fault: Fault) => setFaults(Array.from({ length: SHARDS }, (_, at) => [at, fault]))
const look = (at: number) =>
  service.request(`/v1/decisions/d-${at}`, {
    headers: { ...service.as('support'), 'wherefore-subject': `ann-${at}`, 'wherefore-reason': 'ticket-1' },
  })
const audit = (path = '') => service.request(`/v1/audit${path}`, { headers: service.as('auditor') })
const entries = async () => auditPage.parse(await read(await audit())).items.length
const verified = async () => auditVerification.parse(await read(await audit('/verify')))

describe('a look at a shard that goes wrong', () => {
  it.each<[string, Fault]>([
    ['throws before it', { manner: 'throw', moment: 'before' }],
    ['hangs', { manner: 'hang', moment: 'before' }],
    ['fails to write the entry', { manner: 'throw', moment: 'during', write: 0 }],
    ['fails to write the head', { manner: 'throw', moment: 'during', write: 1 }],
    ['restarts between the two', { manner: 'restart', moment: 'during', write: 1 }],
  ])('shows nothing and leaves no entry where it %s', async (_, fault) => {
    const before = await entries()
    await everywhere(fault)
    const answer = await look(3)
    expect(await answer.clone().text()).not.toContain(VALUE)
    await expectProblem(answer, 503, 'unavailable')
    await setFaults([])
    expect(await entries()).toBe(before)
    expect((await verified()).intact).toBe(true)
    expect((await look(3)).status).toBe(200)
    expect(await entries()).toBe(before + 1)
  })

  it('shows nothing where the answer is lost, and the entry stays', async () => {
    const before = await entries()
    await everywhere({ manner: 'throw', moment: 'after' })
    await expectProblem(await look(4), 503, 'unavailable')
    await setFaults([])
    expect(await entries()).toBe(before + 1)
  })
})

describe('the trail where a shard does not answer', () => {
  it('says so, and is not called whole', async () => {
    for (let at = 0; at < 30; at++) await look(at)
    await setFaults([[2, { manner: 'throw', moment: 'before' }]])
    const page = auditPage.parse(await read(await audit()))
    expect(page.missing_shards).toBe(1)
    const found = await verified()
    expect([found.intact, found.shards, found.trails.map(({ shard }) => shard)]).toEqual([
      false,
      { asked: SHARDS, answered: SHARDS - 1 },
      [0, 1, 3, 4],
    ])
    await everywhere({ manner: 'throw', moment: 'before' })
    await expectProblem(await audit(), 503, 'unavailable')
    await expectProblem(await audit('/verify'), 503, 'unavailable')
    await setFaults([])
    expect((await verified()).intact).toBe(true)
  })
})
