import { describe, expect, it } from 'vitest'
import { createMemory } from '../../src/demo/memory.js'

describe('createMemory', () => {
  it('lets go of what was not touched for longest when it is full', () => {
    const memory = createMemory<number>(2)
    memory.put('a', 1)
    memory.put('b', 2)
    memory.put('a', 3)
    memory.put('c', 4)
    expect([memory.get('a'), memory.get('b'), memory.get('c')]).toEqual([3, undefined, 4])
  })

  it('forgets on request', () => {
    const memory = createMemory<number>(2)
    memory.put('a', 1)
    memory.forget('a')
    expect(memory.get('a')).toBeUndefined()
  })

  it('forgets every entry that is due', () => {
    const memory = createMemory<number>(3)
    for (const [id, value] of Object.entries({ a: 1, b: 2, c: 3 })) memory.put(id, value)
    memory.forgetWhere((value, id) => value === 1 || id === 'c')
    expect([memory.get('a'), memory.get('b'), memory.get('c')]).toEqual([undefined, 2, undefined])
  })
})
