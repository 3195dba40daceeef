import { describe, expect, it } from 'vitest'
import { readiness } from '../../src/runtime/readiness.js'

/** So many shards, of which those in `away` do not answer; what was asked of each is counted. */
function open(count: number) {
  const away = new Set<number>()
  const asked = Array.from({ length: count }, () => 0)
  const failures: unknown[] = []
  let now = 0
  const shards = asked.map((_, at) => ({
    async ready() {
      asked[at] = (asked[at] ?? 0) + 1
      if (away.has(at)) throw new Error(`shard ${at} is away`)
    },
  }))
  const ready = readiness({ shards, onFailure: error => failures.push(error), now: () => now })
  return { ready, away, asked, failures, tick: (ms: number) => (now += ms) }
}

describe('readiness', () => {
  it('holds where every shard answers, and asks them all once in a few seconds', async () => {
    const { ready, asked, tick } = open(64)
    for (let second = 0; second < 3; second++) {
      await ready()
      tick(1_000)
    }
    expect(new Set(asked)).toEqual(new Set([1]))
    await ready()
    expect(new Set(asked)).toEqual(new Set([2]))
  })

  it('says how many of how many answered, tells of each failure once, and recovers', async () => {
    const { ready, away, failures, tick } = open(64)
    for (const shard of [0, 63]) away.add(shard)
    const missing = { code: 'shards-missing', asked: 64, answered: 62 }
    await expect(ready()).rejects.toMatchObject(missing)
    await expect(ready()).rejects.toMatchObject(missing)
    expect(failures).toHaveLength(2)
    away.clear()
    tick(3_000)
    await ready()
  })

  it('counts none where none answers', async () => {
    const { ready, away } = open(2)
    for (const shard of [0, 1]) away.add(shard)
    await expect(ready()).rejects.toMatchObject({ asked: 2, answered: 0 })
  })

  it('asks one shard itself, each time, and gives its own reason', async () => {
    const { ready, away, asked } = open(1)
    await ready()
    await ready()
    expect(asked).toEqual([2])
    away.add(0)
    await expect(ready()).rejects.toThrow('shard 0 is away')
  })
})
