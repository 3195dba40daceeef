import { describe, expect, it } from 'vitest'
import type { DayRange, SystemImportance } from '../../src/contract/importance.js'
import { importanceInShards } from '../../src/runtime/importance-in-shards.js'
import { declared } from '../shard/open-test-shard.js'

const NOON = Date.parse('2026-05-31T12:00:00Z')
const TODAY = NOON / 86_400_000 - 0.5

const system = (id: string | null, decisions: number): SystemImportance => ({
  id,
  decisions,
  weighed: decisions,
  persons: 3,
  signals: [{ key: 'a', decisions, reasons: decisions, share: decisions * 10 }],
})

function over(shards: readonly ((range: DayRange) => Promise<readonly SystemImportance[]>)[]) {
  let now = NOON
  const asked: DayRange[] = []
  const importance = importanceInShards({
    shards: shards.map(answer => ({
      importance(range: DayRange) {
        asked.push(range)
        return answer(range)
      },
    })),
    registry: {
      currentCatalogue: async () => declared,
    } as unknown as Parameters<typeof importanceInShards>[0]['registry'],
    now: () => now,
    onFailure: () => {},
  })
  return { importance, asked, tick: (ms: number) => (now += ms) }
}

describe('importanceInShards', () => {
  it('adds up what all shards counted', async () => {
    const { importance } = over([async () => [system('s', 2), system(null, 1)], async () => [system('s', 5)]])
    expect(await importance()).toEqual({
      range: { from: TODAY - 29, to: TODAY },
      shards: { asked: 2, answered: 2 },
      systems: [{ ...system('s', 7), persons: 6 }, system(null, 1)],
    })
  })

  it('asks once, for whoever reads within the minute', async () => {
    const { importance, asked, tick } = over([async () => [system('s', 2)]])
    await Promise.all([importance(), importance(), importance()])
    tick(59_999)
    await importance()
    expect(asked).toHaveLength(1)
    tick(1)
    await importance()
    expect(asked).toHaveLength(2)
  })

  it('says how many answered, and asks a partial answer again soon', async () => {
    let away = true
    const { importance, tick } = over([
      async () => [system('s', 2)],
      async () => (away ? Promise.reject(new Error('away')) : [system('s', 1)]),
    ])
    expect((await importance()).shards).toEqual({ asked: 2, answered: 1 })
    away = false
    tick(5_000)
    expect(await importance()).toMatchObject({ shards: { answered: 2 }, systems: [{ decisions: 3 }] })
  })

  it('answers, with nothing measured, where no shard does', async () => {
    const { importance } = over([async () => Promise.reject(new Error('away'))])
    expect(await importance()).toMatchObject({ shards: { asked: 1, answered: 0 }, systems: [] })
  })
})
