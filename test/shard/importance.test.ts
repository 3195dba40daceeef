// The sums against a recount from the records, over everything that may happen to a shard.
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { dayOf } from '../../src/domain/importance/day-sums.js'
import { groupCommit } from '../../src/runtime/node/group-commit.js'
import { recordThere } from '../../src/runtime/shard-methods.js'
import { importance } from '../../src/shard/importance.js'
import { keptImportance, recountImportance } from '../../src/shard/recount-importance.js'
import { retire } from '../../src/shard/retire.js'
import type { Shard } from '../../src/shard/shard.js'
import { anyDecision } from '../builders/any.js'
import { aDecision, aSignal } from '../builders/decision.js'
import { declared, NOW, openTestShard, packed, recordAll } from './open-test-shard.js'

const DAY = 86_400_000
const ALWAYS = { from: 0, to: 100_000 }
const TODAY = { from: dayOf(NOW), to: dayOf(NOW) }

function expectEqual(shard: Shard, range = ALWAYS) {
  const recounted = recountImportance(shard, range)
  expect(keptImportance(shard, range)).toEqual(recounted)
  return recounted
}

const weighing = (id: string, person: string, weights: Record<string, number>) =>
  aDecision({
    id,
    subject: person,
    signals: Object.entries(weights).map(([key, contribution]) => aSignal({ key, contribution })),
  })

describe('importance', () => {
  it('adds up what counted by system and signal, over days', () => {
    const { shard } = openTestShard()
    const key = 'browsing.viewed_products'
    recordAll(shard, [weighing('a', 'p', { [key]: 3, 'context.weather': 1 })])
    recordAll(shard, [weighing('b', 'q', { [key]: -1, invented: 1 })], NOW + DAY)
    recordAll(shard, [weighing('c', 'q', { [key]: 1 })], NOW + 9 * DAY)
    const [system, ...others] = importance(shard, { from: dayOf(NOW), to: dayOf(NOW) + 1 })
    expect(others).toEqual([])
    const newest = { version: '3.2.0', at: NOW + 9 * DAY }
    expect(system).toMatchObject({ id: 'home-recs', decisions: 2, weighed: 2, newest })
    expect(system?.signals).toEqual([
      { key, decisions: 2, reasons: 2, share: 1_250_000 },
      { key: 'context.weather', decisions: 1, reasons: 1, share: 250_000 },
      { key: null, decisions: 1, reasons: 1, share: 500_000 },
    ])
    expectEqual(shard)
  })

  it('equals a full recount exactly, for any decisions, duplicates and conflicts among them', () => {
    fc.assert(
      fc.property(fc.array(fc.array(anyDecision, { maxLength: 12 }), { maxLength: 5 }), requests => {
        const { shard } = openTestShard()
        requests.forEach((decisions, at) => {
          recordAll(shard, [...decisions, ...decisions.slice(0, 3)], NOW + at * (DAY / 2))
        })
        expectEqual(shard)
      }),
      { numRuns: 60 },
    )
  })

  it('counts nothing of a request that was rolled back, and all of its neighbours in the transaction', async () => {
    const { shard } = openTestShard()
    shard.driver.run(
      "CREATE TRIGGER full BEFORE INSERT ON person WHEN (SELECT count(*) FROM person) = 2 BEGIN SELECT RAISE(ABORT, 'full'); END",
    )
    const commits = groupCommit(shard, () => {})
    const send = (ids: readonly string[]) => {
      const decisions = packed(
        shard.keys,
        ids.map(id => aDecision({ id, subject: id })),
      )
      return recordThere(commits.record, { now: NOW, decisions }, declared)
    }
    await Promise.all([send(['a', 'b']), send(['c', 'e']), send(['a'])])
    expect(importance(shard, TODAY)[0]?.decisions).toBe(2)
    expectEqual(shard)
  })

  it('writes one row a day and system, however many decisions a request has', () => {
    const { shard } = openTestShard()
    const many = Array.from({ length: 200 }, (_, at) => aDecision({ id: `d-${at}`, subject: `p-${at % 50}` }))
    recordAll(shard, many)
    expect(shard.driver.all('SELECT count(*) AS n FROM system_day')).toEqual([{ n: 1 }])
    expect(importance(shard, TODAY)[0]).toMatchObject({ decisions: 200 })
    expectEqual(shard)
  })

  it('loses the sums of a day with the last of its records, and keeps those of younger days', () => {
    const { shard } = openTestShard()
    recordAll(shard, [aDecision({ id: 'a' })])
    recordAll(shard, [aDecision({ id: 'b' })], NOW + 3 * DAY)
    const sweep = (now: number, retentionDays: number) =>
      retire(shard, { now, retentionDays, after: null, most: 100 })
    sweep(NOW + 7 * DAY + 1, 7)
    // The day is not over for every record that could have come on it.
    expect(importance(shard, ALWAYS)[0]?.decisions).toBe(2)
    sweep(NOW + 8 * DAY, 7)
    expect(importance(shard, ALWAYS)[0]?.decisions).toBe(1)
    expectEqual(shard, { from: dayOf(NOW) + 1, to: dayOf(NOW) + 8 })
    sweep(NOW + 415 * DAY, 1000)
    expect(importance(shard, ALWAYS)).toEqual([])
  })
})
