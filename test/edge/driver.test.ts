// The suite that better-sqlite3 is held to, run inside real Durable Objects. Here stands only what came of it.
import { describe, expect, inject, it } from 'vitest'
import { startWorkerd } from '../fixtures/start-workerd.js'
import type { ContractResult } from '../fixtures/worker-driver-contract.js'

const workerd = await startWorkerd({
  script: inject('workers').driverContract,
  objects: { OBJECT: 'ContractObject' },
})
const answer = await workerd.socket.send('/')
const results = (await answer.json()) as ContractResult[] // the Worker's own answer
await workerd.stop()

describe('durableDriver, inside a Durable Object', () => {
  it('ran the whole contract', () => {
    expect(results.length).toBeGreaterThan(4)
  })

  it.each(results)('$name', ({ error }) => {
    expect(error).toBeNull()
  })
})
