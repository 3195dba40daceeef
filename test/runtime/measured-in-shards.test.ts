import { describe, expect, it } from 'vitest'
import type { DayRange, SystemImportance } from '../../src/contract/importance.js'
import { measuredInShards } from '../../src/runtime/measured-in-shards.js'
import { declared } from '../shard/open-test-shard.js'

const NOON = Date.parse('2026-05-31T12:00:00Z')
const TODAY = NOON / 86_400_000 - 0.5

const system = (id: string | null, decisions: number): SystemImportance => ({
  id,
  decisions,
  weighed: decisions,
  persons: 12,
  newest: { version: String(decisions), at: decisions },
  signals: [{ key: 'a', decisions, reasons: decisions, share: decisions * 250_000 }],
})

function over(shards: readonly ((range: DayRange) => Promise<readonly SystemImportance[]>)[]) {
  let now = NOON
  const asked: DayRange[] = []
  const importance = measuredInShards({
    shards: shards.map(answer => ({
      importance(range: DayRange) {
        asked.push(range)
        return answer(range)
      },
    })),
    registry: {
      currentCatalogue: async () => declared,
    } as unknown as Parameters<typeof measuredInShards>[0]['registry'],
    now: () => now,
    onFailure: () => {},
  })
  return { importance, asked, tick: (ms: number) => (now += ms) }
}

describe('measuredInShards', () => {
  it('adds up what all shards counted', async () => {
    const { importance } = over([
      async () => [system('s', 80), system(null, 1)],
      async () => [system('s', 55)],
    ])
    expect(await importance()).toEqual({
      from: '2026-05-02',
      to: '2026-05-31',
      shards: { asked: 2, answered: 2 },
      systems: [
        {
          id: 's',
          code: 'measured',
          decisions: 130,
          version: '80',
          signals: [{ key: 'a', share: 0.25, used: 1 }],
          rare: 0,
        },
      ],
      used: new Map([['a', ['s']]]),
    })
  })

  it('asks once, for whoever reads within the minute', async () => {
    const { importance, asked, tick } = over([async () => [system('s', 2)]])
    await importance()
    tick(59_999)
    await importance()
    expect(asked).toHaveLength(1)
    tick(1)
    await Promise.all([importance(), importance(), importance()])
    expect(asked).toHaveLength(2)
    expect(asked[0]).toEqual({ from: TODAY - 29, to: TODAY })
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
    expect(await importance()).toMatchObject({ shards: { answered: 2 } })
  })

  it('answers, with nothing measured, where no shard does', async () => {
    const { importance } = over([async () => Promise.reject(new Error('away'))])
    expect(await importance()).toMatchObject({ shards: { asked: 1, answered: 0 }, systems: [] })
  })
})
