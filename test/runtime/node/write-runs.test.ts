import { describe, expect, it } from 'vitest'
import { writeRuns } from '../../../src/runtime/node/housekeeping.js'
import { aCatalogue } from '../../builders/catalogue.js'
import { aDecision } from '../../builders/decision.js'
import { startServiceOnNode } from '../../service-on-node.js'

const COUNT = 4_200

describe('writeRuns', () => {
  it('has the writing thread put what waits into runs, and searches over the reading connection find it there', async () => {
    const { service, close } = await startServiceOnNode({ catalogue: aCatalogue() })
    const decisions = Array.from({ length: COUNT }, (_, at) =>
      aDecision({
        id: `d-${at}`,
        subject: `customer-${at % 7}`,
        occurred_at: new Date(Date.UTC(2026, 0, 1) + at * 1000).toISOString(),
      }),
    )
    const search = { decisionId: 'd-17', after: null, most: 20 }
    for (let at = 0; at < COUNT; at += 1_000)
      await service.shards.record(decisions.slice(at, at + 1_000), { links: false, bytes: 1 })
    const before = await service.shards.find(search)
    expect(before).toMatchObject({
      hits: [{ occurredAt: Date.UTC(2026, 0, 1) + 17_000 }],
      next: null,
      missing: 0,
    })

    expect(await writeRuns(service)).toBe(1)
    expect(await writeRuns(service)).toBe(0)
    expect(await service.shards.find(search)).toEqual(before)
    const newest = await service.shards.find({ after: null, most: 3 })
    expect(newest.hits.map(({ occurredAt }) => occurredAt)).toEqual(
      [1, 2, 3].map(back => Date.UTC(2026, 0, 1) + (COUNT - back) * 1000),
    )
    await close()
  })
})
