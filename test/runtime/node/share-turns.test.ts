import { describe, expect, it } from 'vitest'
import { shareTurns } from '../../../src/runtime/node/share-turns.js'

/** Pieces of work that take so long each, by a clock of their own; in which turn each was begun. */
async function turnsOf(pieces: readonly number[]): Promise<number[]> {
  let clock = 1000
  let turn = 0
  let ended = false
  const turns: number[] = []
  const { turn: next } = shareTurns(() => clock)
  const count = () => {
    turn += 1
    if (!ended) setImmediate(count)
  }
  setImmediate(count)
  await Promise.all(
    pieces.map(async milliseconds => {
      await next()
      turns.push(turn)
      clock += milliseconds
    }),
  )
  ended = true
  return turns
}

describe('shareTurns', () => {
  it('lets small pieces begin in one turn, as many as fit', async () => {
    expect(new Set(await turnsOf([1, 1, 1])).size).toBe(1)
  })

  it('gives what does not fit to later turns, each as much as it has time for', async () => {
    const turns = await turnsOf(Array.from({ length: 12 }, () => 2))
    const inEach = [...new Set(turns)].map(one => turns.filter(turn => turn === one).length)
    expect(turns).toEqual([...turns].sort((one, other) => one - other))
    expect(inEach).toEqual([3, 3, 3, 3])
  })

  it('begins one piece in a turn where each takes longer than a turn should', async () => {
    const turns = await turnsOf([40, 40, 40, 40])
    expect(new Set(turns).size).toBe(4)
  })

  it('keeps the order, also for who comes while others wait', async () => {
    let clock = 0
    const { turn: next } = shareTurns(() => clock)
    const begun: string[] = []
    const piece = async (name: string) => {
      await next()
      begun.push(name)
      clock += 10
    }
    const first = [piece('a'), piece('b'), piece('c')]
    await Promise.resolve()
    await Promise.all([...first, piece('d')])
    expect(begun).toEqual(['a', 'b', 'c', 'd'])
  })

  it('waits for no turn while there is time', async () => {
    const { turn: next } = shareTurns(() => 0)
    await next()
    let turned = false
    const turn = new Promise<void>(resolve => setImmediate(resolve)).then(() => {
      turned = true
    })
    for (let piece = 0; piece < 10; piece++) await next()
    expect(turned).toBe(false)
    await turn
  })

  it('holds back what waits while each turn brings a new client, and no longer than some milliseconds', async () => {
    const heldFor = async (clients: number) => {
      let clock = 0
      let turns = 0
      let begun = false
      const { turn, clientCame } = shareTurns(() => clock)
      await turn()
      clock += 5
      const piece = turn().then(() => {
        begun = true
      })
      while (!begun) {
        turns += 1
        clock += 1
        if (turns <= clients) clientCame()
        await new Promise(resolve => setImmediate(resolve))
      }
      await piece
      return turns
    }
    const [none, few, many] = [await heldFor(0), await heldFor(4), await heldFor(1000)]
    expect(few).toBeGreaterThan(none + 1)
    expect(many).toBeGreaterThan(few + 1)
    expect(many).toBeLessThan(none + 20)
  })
})
