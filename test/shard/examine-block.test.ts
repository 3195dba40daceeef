import { describe, expect, it } from 'vitest'
import { examineBlock } from '../../src/shard/examine-block.js'
import { settle } from '../../src/shard/settle.js'
import { survey } from '../../src/shard/survey.js'
import { aDecision } from '../builders/decision.js'
import { NOW, openTestShard, recordAll } from './open-test-shard.js'

const DAY = 86_400_000

function shardOfTwo() {
  const { shard } = openTestShard()
  recordAll(shard, [
    aDecision({ id: 'a' }),
    aDecision({ id: 'b' }),
    aDecision({ id: 'c', subject: 'customer-2' }),
  ])
  return shard
}

describe('examineBlock', () => {
  it('finds whole what was just stored, and nothing where nothing is', () => {
    const shard = shardOfTwo()
    expect(examineBlock(shard, 1)).toEqual({ records: 2, fault: null })
    expect(examineBlock(shard, 2)).toEqual({ records: 1, fault: null })
    expect(examineBlock(shard, 3)).toBeNull()
  })

  it.each([
    ['UPDATE block SET body = (SELECT body FROM block WHERE no = 2) WHERE no = 1', 'does-not-open'],
    ['UPDATE person SET wrapped_key = zeroblob(60) WHERE no = 1', 'does-not-open'],
    ['DELETE FROM person WHERE no = 1', 'person-missing'],
    ['UPDATE person SET epoch = NULL, wrapped_key = NULL, subject = NULL WHERE no = 1', 'person-missing'],
    ['UPDATE block SET commitment = zeroblob(32) WHERE no = 1', 'seal-differs'],
    ['DELETE FROM decision WHERE no = 65', 'rows-differ'],
    ['UPDATE decision SET no = 66 WHERE no = 65', 'rows-differ'],
    ['UPDATE decision SET person = 2 WHERE no = 64', 'rows-differ'],
    ['UPDATE decision SET id_hash = 1 WHERE no = 64', 'rows-differ'],
    ['UPDATE decision SET item_hash = 1 WHERE no = 64', 'rows-differ'],
    ['UPDATE decision SET slate_hash = 1 WHERE no = 64', 'rows-differ'],
    ['UPDATE decision SET surface = system WHERE no = 64', 'rows-differ'],
    ['UPDATE decision SET surface = 99 WHERE no = 64', 'rows-differ'],
    ['UPDATE label SET sealed = zeroblob(40)', 'rows-differ'],
  ])('after %s says %s', (sql, fault) => {
    const shard = shardOfTwo()
    shard.driver.run(sql)
    expect(examineBlock(shard, 1)?.fault).toBe(fault)
  })
})

describe('survey', () => {
  const asked = { now: NOW, retentionDays: 400 }

  it('counts what is there, and finds nothing loose in what was just stored', () => {
    expect(survey(shardOfTwo(), asked)).toEqual({
      decisions: 3,
      blocks: 2,
      persons: 2,
      rowsWithoutBlock: 0,
      rowsNotFound: 0,
      blocksWithoutRow: 0,
      blocksWithoutPerson: 0,
      cataloguesMissing: [],
      epochs: new Map([[0, 2]]),
      overdue: null,
    })
  })

  it('finds rows without a block, blocks without rows, persons and catalogues that are not there', () => {
    const shard = shardOfTwo()
    shard.driver.run('DELETE FROM block WHERE no = 1')
    shard.driver.run('DELETE FROM decision WHERE no = 128')
    shard.driver.run('DELETE FROM person WHERE no = 2')
    shard.driver.run('DELETE FROM catalogue')
    expect(survey(shard, asked)).toMatchObject({
      rowsWithoutBlock: 2,
      blocksWithoutRow: 1,
      blocksWithoutPerson: 1,
      cataloguesMissing: [1],
    })
  })

  it('finds settled rows that nothing leads to any more', () => {
    const shard = shardOfTwo()
    settle(shard)
    expect(survey(shard, asked).rowsNotFound).toBe(0)
    shard.driver.run('DELETE FROM lookup WHERE no = 64')
    expect(survey(shard, asked).rowsNotFound).toBe(1)
  })

  it('tells how long the oldest block is past its time, by the shorter of two promises', () => {
    const shard = shardOfTwo()
    expect(survey(shard, { now: NOW + 31 * DAY, retentionDays: 30 }).overdue).toBe(DAY)
    expect(survey(shard, { now: NOW + 30 * DAY, retentionDays: 30 }).overdue).toBeNull()
    expect(survey(shard, { now: NOW + 401 * DAY, retentionDays: 500 }).overdue).toBe(DAY)
  })
})
