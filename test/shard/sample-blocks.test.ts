import { describe, expect, it } from 'vitest'
import { sampleBlocks } from '../../src/shard/sample-blocks.js'
import { blockNumbered } from '../../src/shard/stored-block.js'
import { aDecision } from '../builders/decision.js'
import { openTestShard, recordAll } from './open-test-shard.js'

function shardOf(blocks: number) {
  const { shard } = openTestShard()
  for (let at = 1; at <= blocks; at++)
    recordAll(shard, [aDecision({ id: `d-${at}`, subject: `customer-${at % 3}` })])
  return shard
}

describe('sampleBlocks', () => {
  it('gives the newest, in order, each once', () => {
    expect(sampleBlocks(shardOf(9), { newest: 3, drawn: 0 })).toEqual([7, 8, 9])
    expect(sampleBlocks(shardOf(2), { newest: 5, drawn: 50 })).toEqual([1, 2])
  })

  it('draws from all that is there, past gaps', () => {
    const shard = shardOf(40)
    shard.driver.run('DELETE FROM block WHERE no % 4 <> 0')
    const seen = new Set<number>()
    for (let round = 0; round < 60; round++)
      for (const no of sampleBlocks(shard, { newest: 0, drawn: 10 })) seen.add(no)
    expect([...seen].sort((one, other) => one - other)).toEqual([4, 8, 12, 16, 20, 24, 28, 32, 36, 40])
  })

  it('gives nothing where nothing is stored', () => {
    expect(sampleBlocks(shardOf(0), { newest: 5, drawn: 5 })).toEqual([])
  })
})

describe('blockNumbered', () => {
  it('opens a block, whosever it is', () => {
    const shard = shardOf(3)
    const records = [1, 2, 3].map(no => String(Buffer.from(blockNumbered(shard, no)?.records[0] ?? [])))
    expect(records.map(record => JSON.parse(record).id)).toEqual(['d-1', 'd-2', 'd-3'])
    expect(blockNumbered(shard, 4)).toBeNull()
  })
})
