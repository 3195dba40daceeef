import { describe, expect, it } from 'vitest'
import { gatherLines } from '../../../src/runtime/node/gather-lines.js'

const turn = () => new Promise(resolve => setImmediate(resolve))

describe('gatherLines', () => {
  it('writes the lines of one turn together, in order, each once', async () => {
    const written: string[] = []
    const log = gatherLines(text => written.push(text))
    log({ at: 1 })
    log({ at: 2 })
    await turn()
    log({ at: 3 })
    await turn()
    await turn()
    expect(written).toEqual(['{"at":1}\n{"at":2}\n', '{"at":3}\n'])
  })
})
