// The client against the real service, which is killed and started again under it: nothing lost, nothing doubled.
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setImmediate as turn } from 'node:timers/promises'
import { describe, expect, it } from 'vitest'
import { createClient } from '../../src/client/client.js'
import { openSqlite } from '../../src/runtime/node/sqlite-driver.js'
import { aDecision } from '../builders/decision.js'
import { bundleChild, freePort, startChild } from '../fixtures/start-child.js'

const DECISIONS = 6_000
const KILLS = 3

describe('the client and a service that is killed', () => {
  it('brings every decision to the disk once', { timeout: 120_000 }, async () => {
    const folder = mkdtempSync(join(tmpdir(), 'wherefore-client-'))
    const file = await bundleChild('client')
    const settings = { WHEREFORE_DATA: folder, PORT: String(await freePort()) }
    let child = await startChild(file, settings)
    const client = createClient({
      url: child.url,
      key: child.key,
      buffer: { batchDecisions: 100, lingerMs: 5, backoffCapMs: 500, timeoutMs: 5_000, flushAtEnd: false },
    })
    const waits = {
      for: async (stored: number) => {
        while (client.counters().accepted + client.counters().duplicate < stored) await turn()
      },
    }
    for (let number = 0; number < DECISIONS; number++) {
      expect(client.enqueue(aDecision({ id: `d-${number}`, subject: `customer-${number % 97}` }))).toBe(true)
    }
    for (let kill = 1; kill <= KILLS; kill++) {
      await waits.for((DECISIONS / (KILLS + 2)) * kill)
      await child.end('SIGKILL')
      child = await startChild(file, settings)
    }
    expect(await client.close({ timeoutMs: 60_000 })).toBe(true)
    const { enqueued, accepted, duplicate, pending } = client.counters()
    expect({ enqueued, stored: accepted + duplicate, pending }).toEqual({
      enqueued: DECISIONS,
      stored: DECISIONS,
      pending: 0,
    })
    expect(await child.end('SIGTERM')).toBe(0)

    const database = openSqlite(join(folder, 'shard.db'))
    expect(database.all('SELECT count(*) AS n, count(DISTINCT id_hash) AS ids FROM decision')).toEqual([
      { n: DECISIONS, ids: DECISIONS },
    ])
    database.close()
    rmSync(folder, { recursive: true })
  })
})
