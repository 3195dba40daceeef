import { describe, expect, it } from 'vitest'
import { inTurns, oneByOne } from '../../src/runtime/in-turns.js'

const turn = () => new Promise<void>(resolve => setImmediate(resolve))

function* steps(count: number, note: () => void): Generator<void, number> {
  for (let step = 0; step < count; step++) {
    note()
    yield
  }
  return count
}

describe('inTurns', () => {
  it('does every step, each in a turn of its own, and gives the answer', async () => {
    let turns = 0
    const seen: number[] = []
    const counted = () => {
      turns += 1
      return turn()
    }
    expect(
      await inTurns(
        steps(3, () => seen.push(turns)),
        counted,
      ),
    ).toBe(3)
    expect(seen).toEqual([0, 1, 2])
  })

  it('rejects with what a step throws', async () => {
    const failing = steps(2, () => {
      throw new Error('this step')
    })
    await expect(inTurns(failing, turn)).rejects.toThrow('this step')
  })
})

describe('oneByOne', () => {
  it('lets one of several works take a step a turn', async () => {
    let turns = 0
    const shared = oneByOne(async () => {
      await turn()
      turns += 1
    })
    const seen: number[] = []
    const works = [4, 4, 4].map(count =>
      inTurns(
        steps(count, () => seen.push(turns)),
        shared,
      ),
    )
    await Promise.all(works)
    // The first step of each is taken at once, every other in a turn of its own.
    expect(seen).toEqual([0, 0, 0, ...Array.from({ length: 9 }, (_, at) => at + 1)])
  })
})
