import { describe, expect, it } from 'vitest'
import { decisionsInNoRun, examineRun, runNumbers } from '../../src/shard/examine-run.js'
import { retire } from '../../src/shard/retire.js'
import type { Shard } from '../../src/shard/shard.js'
import { writeRun } from '../../src/shard/write-run.js'
import { aDecision } from '../builders/decision.js'
import { NOW, openTestShard, recordAll } from './open-test-shard.js'

const DAY = 86_400_000
const RUN = 300
const ALL = 3 * RUN

/** Decisions of many persons in runs of 300, of several chunks each, and some after the last run. */
function shardWithRuns(): Shard {
  const { shard } = openTestShard()
  for (let at = 0; at < ALL + 20; at += 20) {
    recordAll(
      shard,
      Array.from({ length: 20 }, (_, i) =>
        aDecision({
          id: `d-${at + i}`,
          subject: `customer-${(at + i) % 71}`,
          item: { id: `sku-${(at + i) % 37}`, title: 'Boots' },
          surface: i % 2 === 0 ? 'home.hero' : 'search.results',
          occurred_at: new Date(NOW - (at + i) * 60_000).toISOString(),
        }),
      ),
      at < RUN ? NOW - 390 * DAY : NOW,
    )
  }
  while (writeRun(shard, { least: RUN, most: RUN }));
  return shard
}

function missed(shard: Shard): number[] {
  return runNumbers(shard).map(no => examineRun(shard, no)?.missed ?? -1)
}

describe('examineRun', () => {
  it('finds whole what was just written, and nothing where there is no run', () => {
    const shard = shardWithRuns()
    expect(runNumbers(shard)).toEqual([3, 2, 1])
    expect(missed(shard)).toEqual([0, 0, 0])
    expect(runNumbers(shard).map(no => examineRun(shard, no)?.decisions)).toEqual([RUN, RUN, RUN])
    expect(decisionsInNoRun(shard)).toBe(0)
    expect(examineRun(shard, 4)).toBeNull()
  })

  it('misses nothing where retention has taken a part of a run, or all of one', () => {
    const shard = shardWithRuns()
    retire(shard, { now: NOW + 20 * DAY, retentionDays: 400, after: null, most: 200 })
    expect(missed(shard)).toEqual([0, 0, 0])
    expect(examineRun(shard, 1)?.decisions).toBe(100)
    retire(shard, { now: NOW + 20 * DAY, retentionDays: 400, after: null, most: 200 })
    expect(runNumbers(shard)).toEqual([3, 2])
    expect(missed(shard)).toEqual([0, 0])
    expect(decisionsInNoRun(shard)).toBe(0)
  })

  it('counts the decisions of a chunk that is gone, each once', () => {
    const shard = shardWithRuns()
    shard.driver.run('DELETE FROM posting WHERE no = 2 * 512')
    const [, ofTwo = 0] = missed(shard)
    expect(ofTwo).toBeGreaterThan(0)
    expect(ofTwo).toBeLessThan(RUN)
    expect(missed(shard)).toEqual([0, ofTwo, 0])
  })

  it.each([
    ['UPDATE posting SET entries = zeroblob(length(entries)) WHERE no / 512 = 1 AND no % 512 < 256'],
    ['UPDATE posting SET entries = zeroblob(length(entries)) WHERE no / 512 = 1 AND no % 512 >= 256'],
    ['UPDATE run SET kinds = 0 WHERE no = 1'],
    ['UPDATE run SET systems = 0 WHERE no = 1'],
    ['UPDATE run SET newest = oldest - 1 WHERE no = 1'],
    ['UPDATE run SET oldest = newest + 1 WHERE no = 1'],
  ])('after %s misses the decisions of that run', sql => {
    const shard = shardWithRuns()
    shard.driver.run(sql)
    const [three, two, one] = missed(shard)
    expect([three, two]).toEqual([0, 0])
    expect(one).toBeGreaterThan(RUN * 0.9)
  })

  it('misses those alone that a bit rules out', () => {
    const shard = shardWithRuns()
    const [label] = shard.driver.all('SELECT surface AS no FROM decision ORDER BY no LIMIT 1')
    shard.driver.run('UPDATE run SET surfaces = 1 << ? WHERE no = 1', Number(label?.no))
    expect(missed(shard)).toEqual([0, 0, RUN / 2])
    shard.driver.run('UPDATE decision SET findings = 8 WHERE no = (SELECT first FROM run WHERE no = 2)')
    expect(missed(shard)).toEqual([0, 1, RUN / 2])
  })
})

describe('decisionsInNoRun', () => {
  it('counts what lies before the end of the last run and in none', () => {
    const shard = shardWithRuns()
    shard.driver.run('DELETE FROM run WHERE no = 2')
    expect(decisionsInNoRun(shard)).toBe(RUN)
    shard.driver.run('DELETE FROM run')
    expect(decisionsInNoRun(shard)).toBe(0)
  })
})
