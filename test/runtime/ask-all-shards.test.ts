import { describe, expect, it } from 'vitest'
import { askAllShards } from '../../src/runtime/ask-all-shards.js'
import type { ShardCalls } from '../../src/runtime/shard-calls.js'
import { ShardsAway } from '../../src/shard/port.js'
import { callsOver } from '../shard/calls-over.js'
import { openTestShard } from '../shard/open-test-shard.js'

const shard: ShardCalls = callsOver(openTestShard().shard)

function routingOf(count: number) {
  const failures: unknown[] = []
  const others = Array.from({ length: count - 1 }, () => ({ ...shard }))
  return {
    shards: [shard, ...others] as const,
    failures,
    onFailure: (error: unknown) => failures.push(error),
  }
}

describe('askAllShards', () => {
  it('asks all at once, and gives the answers in the order of the shards', async () => {
    const routing = routingOf(3)
    let asked = 0
    let release = () => {}
    const allAsked = new Promise<void>(resolve => {
      release = resolve
    })
    const { shards } = routing
    const outcome = await askAllShards(routing, async one => {
      if (++asked === 3) release()
      await allAsked
      return shards.indexOf(one)
    })
    expect(outcome).toEqual({ asked: 3, answers: [0, 1, 2] })
  })

  it('says how many answered where some fail, and tells of each failure', async () => {
    const routing = routingOf(4)
    const outcome = await askAllShards(routing, one => {
      const at = routing.shards.indexOf(one)
      // One rejects, one throws before there is a promise.
      if (at === 1) throw new Error('at once')
      return at === 2 ? Promise.reject(new Error('later')) : Promise.resolve(at)
    })
    expect(outcome).toEqual({ asked: 4, answers: [0, 3] })
    expect(routing.failures).toEqual([new Error('at once'), new Error('later')])
  })

  it('is an error only where none answers', async () => {
    const routing = routingOf(2)
    const asking = askAllShards(routing, () => Promise.reject(new Error('away')))
    await expect(asking).rejects.toBeInstanceOf(ShardsAway)
    expect(routing.failures).toHaveLength(2)
  })
})
