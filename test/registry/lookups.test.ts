import { describe, expect, it } from 'vitest'
import { reserveLookups, returnLookups } from '../../src/registry/lookups.js'
import { openRegistry } from '../../src/registry/registry-store.js'
import { openSqlite } from '../../src/runtime/node/sqlite-driver.js'

const ada = new Uint8Array(16).fill(1)
const ben = new Uint8Array(16).fill(2)
const open = () => openRegistry(openSqlite(':memory:'))

describe('reserveLookups', () => {
  it('grants until an hour’s limit is used up, and says once that it is', () => {
    const store = open()
    const ask = (persons: number, actor = ada, hour = 7) =>
      reserveLookups(store, { actor, hour, persons, limit: 10 })
    expect([ask(4), ask(5), ask(3)]).toEqual(Array(3).fill({ answer: 'granted' }))
    expect(ask(1)).toEqual({ answer: 'passed', first: true })
    expect(ask(1)).toEqual({ answer: 'passed', first: false })
    expect(ask(1, ben)).toEqual({ answer: 'granted' })
    expect(ask(1, ada, 8)).toEqual({ answer: 'granted' })
    expect(store.driver.all('SELECT DISTINCT hour FROM lookups')).toEqual([{ hour: 8 }])
  })

  it('takes back what was not shown', () => {
    const store = open()
    const counter = { actor: ada, hour: 7 }
    reserveLookups(store, { ...counter, persons: 10, limit: 10 })
    returnLookups(store, { ...counter, persons: 9 })
    expect(store.driver.all('SELECT persons FROM lookups')).toEqual([{ persons: 1 }])
    returnLookups(store, { ...counter, persons: 9 })
    expect(store.driver.all('SELECT persons FROM lookups')).toEqual([{ persons: 0 }])
  })
})
