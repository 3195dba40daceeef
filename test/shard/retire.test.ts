import { describe, expect, it } from 'vitest'
import { record } from '../../src/shard/record.js'
import { type RetirePlace, retire } from '../../src/shard/retire.js'
import type { Shard } from '../../src/shard/shard.js'
import { aCatalogue } from '../builders/catalogue.js'
import { aDecision } from '../builders/decision.js'
import { NOW, openTestShard, recordAll, sent } from './open-test-shard.js'

const DAY = 86_400_000

function sweep(shard: Shard, now: number, retentionDays = 400, most = 3) {
  const done = { decisions: 0, persons: 0 }
  let after: RetirePlace | null = null
  do {
    const answer = retire(shard, { now, retentionDays, after, most })
    done.decisions += answer.decisions
    done.persons += answer.persons
    after = answer.next
  } while (after)
  return done
}

const left = (shard: Shard) => shard.driver.all('SELECT count(*) AS n FROM decision')[0]?.n

describe('retire', () => {
  it('deletes what is past its retention, to the millisecond, with persons of whom nothing is left', () => {
    const { shard } = openTestShard()
    recordAll(shard, [aDecision({ id: 'a' }), aDecision({ id: 'b', subject: 'customer-2' })])
    recordAll(shard, [aDecision({ id: 'c' })], NOW + DAY)
    expect(sweep(shard, NOW + 400 * DAY)).toEqual({ decisions: 0, persons: 0 })
    expect(sweep(shard, NOW + 400 * DAY + 1)).toEqual({ decisions: 2, persons: 1 })
    expect(left(shard)).toBe(1)
    expect(sweep(shard, NOW + 401 * DAY + 1)).toEqual({ decisions: 1, persons: 1 })
    expect(shard.driver.all('SELECT count(*) AS n FROM block')).toEqual([{ n: 0 }])
  })

  it('works through many blocks in pieces and misses none', () => {
    const { shard } = openTestShard()
    for (let at = 0; at < 20; at++)
      recordAll(shard, [aDecision({ id: `d-${at}`, subject: `customer-${at % 7}` })], NOW + at)
    expect(sweep(shard, NOW + 400 * DAY + 10)).toEqual({ decisions: 10, persons: 0 })
    expect(left(shard)).toBe(10)
  })

  it('holds to the shorter of what was declared then and what is declared now', () => {
    const { shard } = openTestShard()
    const short = { version: 2, catalogue: aCatalogue({ retention_days: 30 }) }
    recordAll(shard, [aDecision({ id: 'a' })])
    record(shard, {
      now: NOW,
      catalogueVersion: 2,
      catalogue: short,
      decisions: [sent(shard.keys, aDecision({ id: 'b' }))],
    })
    expect(sweep(shard, NOW + 31 * DAY)).toMatchObject({ decisions: 1 })
    expect(sweep(shard, NOW + 31 * DAY, 30)).toMatchObject({ decisions: 1 })
  })

  it('records anew for a person who was removed', () => {
    const { shard } = openTestShard()
    recordAll(shard, [aDecision({ id: 'a' })])
    sweep(shard, NOW + 500 * DAY)
    expect(recordAll(shard, [aDecision({ id: 'a' })], NOW + 500 * DAY)).toEqual([
      { status: 'accepted', receivedAt: NOW + 500 * DAY },
    ])
  })

  it('keeps what an erasure keeps', () => {
    const { shard } = openTestShard()
    recordAll(shard, [aDecision({ id: 'a' })])
    shard.driver.run('UPDATE person SET erased_at = ?', NOW)
    expect(sweep(shard, NOW + 500 * DAY)).toEqual({ decisions: 1, persons: 0 })
  })
})
