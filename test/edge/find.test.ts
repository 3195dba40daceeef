// A search in workerd over what has settled: the runs that a Durable Object wrote say the same there as the records do.
import { beforeAll, describe, expect, it } from 'vitest'
import type { BatchResult } from '../../src/contract/ingestion.js'
import type { SearchAnswer } from '../../src/contract/search.js'
import { subjectRef } from '../../src/domain/seal/pseudonym.js'
import { shardOf } from '../../src/runtime/call-shards.js'
import { readConfig } from '../../src/runtime/config.js'
import { edgeKeys } from '../../src/runtime/workers/environment.js'
import { aCatalogue } from '../builders/catalogue.js'
import { aDecision } from '../builders/decision.js'
import { TEST_SETTINGS, type Workerd } from '../fixtures/start-workerd.js'
import { expectProblem, read, sendDecisions } from '../http/send.js'
import { sharedWorkerd } from '../service.js'
import { type EdgeTestService, startServiceInWorkerd } from '../service-in-workerd.js'

const SHARDS = 5
const DAY = 86_400_000
const BEGIN = Date.parse('2026-01-01T00:00:00.000Z')
/** More than a Durable Object leaves unsettled. */
const COUNT = 4_600
const { derived } = edgeKeys(readConfig(TEST_SETTINGS))

/** A day apart in an order that is not that of arrival, some at the same moment; one item in every tenth. */
const decisions = Array.from({ length: COUNT }, (_, at) =>
  aDecision({
    id: `d-${at}`,
    subject: 'customer-1',
    occurred_at: new Date(BEGIN + ((at * 37) % 100) * DAY).toISOString(),
    item: { id: at % 10 === 3 ? 'sku-hot' : `sku-${at}` },
    kind: at % 500 === 0 ? 'ranking' : 'recommendation',
  }),
)
const home = shardOf(subjectRef(derived, 'customer-1'), SHARDS)

let workerd: Workerd
let service: EdgeTestService
const stranger = [2, 3, 4, 5, 6, 7, 8, 9]
  .map(at => `customer-${at}`)
  .find(subject => shardOf(subjectRef(derived, subject), SHARDS) !== home)

beforeAll(async () => {
  workerd = await sharedWorkerd()
  service = await startServiceInWorkerd(workerd, { catalogue: aCatalogue() })
  for (let at = 0; at < COUNT; at += 920) {
    const batch = { decisions: decisions.slice(at, at + 920) }
    const answer = await read<BatchResult>(await sendDecisions(service, batch, '?links=false'))
    expect(answer.accepted).toBe(batch.decisions.length)
  }
  await sendDecisions(service, aDecision({ id: 'd-7', subject: stranger ?? '', item: { id: 'sku-hot' } }))
})

const search = (query: string) =>
  service.request(`/v1/decisions?${query}`, {
    headers: { ...service.as('support'), 'wherefore-reason': 'ticket-1' },
  })

describe('a search over Durable Objects', () => {
  it('finds what stands in runs, in blocks of many, and what came after', async () => {
    const [row] = await workerd.control('rowsOf', {
      service: service.name,
      shard: home,
      sql: 'SELECT count(*) AS runs, max(last) - (SELECT max(no) FROM decision) AS behind FROM run',
    })
    expect(row).toMatchObject({ runs: 1, behind: 0 })
    for (const at of [0, 7, 920, 4_095, 4_599]) {
      const { items, next_cursor } = await read<SearchAnswer>(await search(`decision_id=d-${at}`))
      expect({ at, ids: items.map(({ id }) => id), next_cursor }).toEqual({
        at,
        ids: at === 7 ? ['d-7', 'd-7'] : [`d-${at}`],
        next_cursor: null,
      })
    }
    const hot = decisions.filter(({ item }) => item.id === 'sku-hot').length + 1
    const found: SearchAnswer['items'][number][] = []
    let cursor: string | null = ''
    while (cursor !== null) {
      const page: SearchAnswer = await read(
        await search(`item=sku-hot&limit=100${cursor && `&cursor=${cursor}`}`),
      )
      found.push(...page.items)
      cursor = page.next_cursor
    }
    expect(new Set(found.map(({ subject, id }) => `${subject} ${id}`)).size).toBe(hot)
    const times = found.map(({ occurred_at }) => occurred_at)
    expect(times).toEqual([...times].sort().reverse())
    const rankings = await read<SearchAnswer>(await search('kind=ranking&from=2026-01-01T00:00:00Z'))
    expect(rankings.items).toHaveLength(Math.ceil(COUNT / 500))
  })

  it('says how many shards are away, and gives what the others hold; without any it says so', async () => {
    const fault = { manner: 'throw', moment: 'before', write: 0 } as const
    await workerd.control('setFaults', { service: service.name, faults: [[home, fault]] })
    const partial = await read<SearchAnswer>(await search('decision_id=d-7'))
    expect(partial).toMatchObject({ items: [{ subject: stranger }], missing_shards: 1 })
    const all = [0, 1, 2, 3, 4].map(shard => [shard, fault] as [number, typeof fault])
    await workerd.control('setFaults', { service: service.name, faults: all })
    await expectProblem(await search('decision_id=d-7'), 503, 'unavailable')
    await workerd.control('setFaults', { service: service.name, faults: [] })
  })
})
