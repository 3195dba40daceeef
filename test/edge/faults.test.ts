// A shard that throws, hangs or restarts, before, in the middle of or after its work: nothing is lost, nothing is
// doubled, and no other shard's items suffer.
import { beforeAll, describe, expect, it } from 'vitest'
import type { FoundInShards } from '../../src/contract/found.js'
import type { BatchResult } from '../../src/contract/ingestion.js'
import type { SeenInShards } from '../../src/contract/seen.js'
import { subjectRef } from '../../src/domain/seal/pseudonym.js'
import { readConfig } from '../../src/runtime/config.js'
import { edgeKeys } from '../../src/runtime/workers/environment.js'
import { aCatalogue } from '../builders/catalogue.js'
import { aDecision, aSignal } from '../builders/decision.js'
import { TEST_SETTINGS, type Workerd } from '../fixtures/start-workerd.js'
import type { Fault } from '../fixtures/worker-faults.js'
import { type Choices, chance, oneOf, seededChoices, times } from '../generate/choices.js'
import { expectProblem, read, sendDecisions } from '../http/send.js'
import { sharedWorkerd } from '../service.js'
import { type EdgeTestService, startServiceInWorkerd } from '../service-in-workerd.js'

const RUNS = 200
const SHARDS = 5

let workerd: Workerd
let service: EdgeTestService
const { derived } = edgeKeys(readConfig(TEST_SETTINGS))

beforeAll(async () => {
  workerd = await sharedWorkerd()
  service = await startServiceInWorkerd(workerd, { catalogue: aCatalogue() })
})

/** The shard of a person: the first four bytes of the keyed hash. */
function shardOf(subject: string): number {
  return Buffer.from(subjectRef(derived, subject)).readUInt32BE() % SHARDS
}

/** Someone in that shard. */
function personIn(shard: number): string {
  const found = times(100, index => `person-${index}`).find(subject => shardOf(subject) === shard)
  if (found === undefined) throw new Error(`none of the test's persons lies in shard ${shard}`)
  return found
}

describe('a shard that goes wrong', () => {
  it(`loses nothing, doubles nothing and takes no other with it, in ${RUNS} seeded runs`, async () => {
    const met = { unavailable: 0, storedUnanswered: 0, kinds: new Set<string>() }
    let stored = 0
    for (let run = 0; run < RUNS; run++) {
      const choices = seededChoices(7_000 + run)
      // Persons and surfaces that came before, and ones whose first rows a fault may roll back.
      const decisions = times(4 + choices.below(36), index =>
        aDecision({
          id: `run-${run}-${index}`,
          subject: chance(choices, 50) ? `person-${choices.below(40)}` : `person-${run}-${choices.below(5)}`,
          surface: chance(choices, 50) ? 'home.hero' : `surface.${run}`,
        }),
      )
      const faults = drawFaults(choices)
      for (const [, { manner, moment }] of faults) met.kinds.add(`${manner} ${moment}`)

      await workerd.control('setFaults', { service: service.name, faults })
      const first = await send(decisions)
      await workerd.control('setFaults', { service: service.name, faults: [] })
      const again = await send(decisions)

      const faulty = new Set(faults.map(([shard]) => shard))
      first.items.forEach((item, at) => {
        const hit = faulty.has(shardOf(decisions[at]?.subject ?? ''))
        expect(hit ? ['accepted', 'unavailable'] : ['accepted']).toContain(item.status)
        const { status, why_url } = again.items[at] ?? {}
        if (item.status === 'accepted') {
          expect({ run, status, why_url }).toEqual({ run, status: 'duplicate', why_url: item.why_url })
        } else {
          met.unavailable += 1
          // Stored without an answer: the second time says so.
          if (status === 'duplicate') met.storedUnanswered += 1
          expect(['accepted', 'duplicate']).toContain(status)
        }
      })
      expect(again.complete).toBe(true)
      stored += decisions.length
      expect({ run, stored: await countAll() }).toEqual({ run, stored })
    }
    expect(met.kinds.size).toBe(8)
    expect(met.unavailable).toBeGreaterThan(500)
    expect(met.storedUnanswered).toBeGreaterThan(100)
  }, 300_000)

  it('makes one decision 503 and a batch answer in order, and says so in the log without a word of what was sent', async () => {
    const [there, elsewhere] = [personIn(0), personIn(1)]
    const fault: Fault = { manner: 'throw', moment: 'before' }
    await workerd.control('setFaults', { service: service.name, faults: [[0, fault]] })
    const before = service.lines.length
    const alone = await sendDecisions(service, aDecision({ id: 'alone', subject: there }))
    expect(alone.status).toBe(503)
    expect(alone.headers.get('retry-after')).toMatch(/^\d+$/)
    const mixed = [elsewhere, there, elsewhere].map((subject, at) =>
      aDecision({ id: `mixed-${at}`, subject }),
    )
    const { items, complete } = await send(mixed)
    expect(items.map(item => item.status)).toEqual(['accepted', 'unavailable', 'accepted'])
    expect(complete).toBe(false)
    const failures = service.lines.slice(before).filter(line => 'event' in line)
    expect(failures).toMatchObject([{ event: 'shard-failed' }, { event: 'shard-failed' }])
    expect(JSON.stringify(service.lines)).not.toContain('person-')
    await workerd.control('setFaults', { service: service.name, faults: [] })
  })

  it.each([
    { manner: 'throw', moment: 'before' },
    { manner: 'hang', moment: 'before' },
    { manner: 'restart', moment: 'after' },
  ] as const)('answers its own links 503 and no others while it does $manner', async fault => {
    const decisions = [personIn(2), personIn(3)].map(subject =>
      aDecision({ id: `read-${fault.manner}`, subject }),
    )
    const paths = (await send(decisions)).items.map(item => new URL(item.why_url ?? '').pathname)
    const statuses = () => Promise.all(paths.map(async path => (await service.request(path)).status))
    await workerd.control('setFaults', { service: service.name, faults: [[2, fault]] })
    expect(await statuses()).toEqual([503, 200])
    const tokens = paths.map(path => path.slice('/w/'.length))
    const entries = await read<{ problem?: { status: number } }[]>(
      await service.request('/v1/explanations', { method: 'POST', body: JSON.stringify({ tokens }) }),
    )
    expect(entries.map(entry => entry.problem?.status ?? 200)).toEqual([503, 200])
    await workerd.control('setFaults', { service: service.name, faults: [] })
    expect(await statuses()).toEqual([200, 200])
  })
})

describe('a look at all shards', () => {
  it.each(['hang', 'throw'] as const)(
    'is partial where one shard does %s, and holds the keys of the others',
    async manner => {
      const decisions = times(SHARDS, shard =>
        aDecision({
          id: `seen-${manner}`,
          subject: personIn(shard),
          signals: [aSignal({ key: `in.${shard}` })],
        }),
      )
      await send(decisions)
      await workerd.control('setFaults', {
        service: service.name,
        faults: [[1, { manner, moment: 'before' }]],
      })
      const before = service.lines.length
      const answer = await service.request('/v1/catalogue/seen', { headers: service.as('admin') })
      expect(answer.status).toBe(200)
      const seen = await read<SeenInShards>(answer)
      expect(seen).toMatchObject({ shards: { asked: SHARDS, answered: SHARDS - 1 }, partial: true })
      const keys = new Set(seen.signals.map(signal => signal.key))
      expect(times(SHARDS, shard => keys.has(`in.${shard}`))).toEqual(times(SHARDS, shard => shard !== 1))
      expect(service.lines.slice(before)).toMatchObject([{ event: 'shard-failed' }, { status: 200 }])
      await workerd.control('setFaults', { service: service.name, faults: [] })
    },
  )

  it.each(['hang', 'throw'] as const)(
    'adds up the findings of the others where one shard does %s, and says so',
    async manner => {
      await send(times(SHARDS, shard => aDecision({ id: `found-${manner}`, subject: personIn(shard) })))
      const look = async () =>
        read<FoundInShards>(await service.request('/v1/findings', { headers: service.as('auditor') }))
      const whole = await look()
      expect(whole).toMatchObject({ shards: { asked: SHARDS, answered: SHARDS }, partial: false })
      await workerd.control('setFaults', {
        service: service.name,
        faults: [[1, { manner, moment: 'before' }]],
      })
      const partial = await look()
      expect(partial).toMatchObject({ shards: { asked: SHARDS, answered: SHARDS - 1 }, partial: true })
      const sum = ({ systems }: FoundInShards) => systems.reduce((all, { decisions }) => all + decisions, 0)
      expect(sum(partial)).toBeLessThan(sum(whole))
      expect(sum(partial)).toBeGreaterThan(0)
      await workerd.control('setFaults', { service: service.name, faults: [] })
    },
  )

  it('is refused with 503 where none answers, and whole again when they do', async () => {
    const look = () => service.request('/v1/catalogue/seen', { headers: service.as('admin') })
    const fault: Fault = { manner: 'throw', moment: 'after' }
    await workerd.control('setFaults', {
      service: service.name,
      faults: times(SHARDS, shard => [shard, fault]),
    })
    const refused = await look()
    expect(refused.headers.get('retry-after')).toBe('1')
    await expectProblem(refused, 503, 'unavailable')
    await workerd.control('setFaults', { service: service.name, faults: [] })
    expect(await read(await look())).toMatchObject({ partial: false })
  })
})

describe('readiness', () => {
  it('is 503 where one shard hangs or throws, says how many answered and no more, and is asked anew after a while', async () => {
    let now = Date.parse('2026-05-03T10:00:00Z')
    const asked = await startServiceInWorkerd(workerd, { now: () => now })
    const ready = () => asked.request('/readyz')
    expect((await ready()).status).toBe(200)
    const faults: [number, Fault][] = [
      [1, { manner: 'hang', moment: 'before' }],
      [4, { manner: 'throw', moment: 'before' }],
    ]
    await workerd.control('setFaults', { service: asked.name, faults })
    expect((await ready()).status).toBe(200) // What was found a moment ago.
    now += 3_000
    const problem = await expectProblem(await ready(), 503, 'unavailable')
    expect(problem.detail).toBe('3 of 5 shards answered.')
    const events = asked.lines.filter(line => 'event' in line)
    expect(events).toHaveLength(2)
    await expectProblem(await ready(), 503, 'unavailable')
    expect(asked.lines.filter(line => 'event' in line)).toEqual(events)
    await workerd.control('setFaults', { service: asked.name, faults: [] })
    now += 3_000
    expect(await read(await ready())).toEqual({ status: 'ready' })
  })
})

async function send(decisions: readonly object[]): Promise<BatchResult> {
  const answer = await sendDecisions(service, { decisions })
  expect(answer.status).toBe(200)
  return read<BatchResult>(answer)
}

/** One or two shards, each wrong in its own way. */
function drawFaults(choices: Choices): [number, Fault][] {
  const shards = new Set(times(1 + choices.below(2), () => choices.below(SHARDS)))
  return [...shards].map(shard => [shard, drawFault(choices)])
}

function drawFault(choices: Choices): Fault {
  const manner = oneOf(choices, ['throw', 'restart', 'hang'] as const)
  const moment = oneOf(choices, ['before', 'after', 'during'] as const)
  if (moment !== 'during') return { manner, moment }
  // A synchronous transaction cannot hang.
  return { manner: manner === 'hang' ? 'restart' : manner, moment, write: choices.below(12) }
}

async function countAll(): Promise<number> {
  const sql = 'SELECT count(*) AS n FROM decision'
  const counts = await Promise.all(
    times(SHARDS, shard => workerd.control('rowsOf', { service: service.name, shard, sql })),
  )
  return counts.reduce((sum, [row]) => sum + Number(row?.n), 0)
}
