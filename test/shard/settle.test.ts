import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { deriveKeys } from '../../src/domain/seal/derive-keys.js'
import { lookupRef, subjectRef } from '../../src/domain/seal/pseudonym.js'
import { openSqlite, readSqlite } from '../../src/runtime/node/sqlite-driver.js'
import { explain } from '../../src/shard/explain.js'
import { retire } from '../../src/shard/retire.js'
import { settle } from '../../src/shard/settle.js'
import { forget, openShard, type Shard, shardOver } from '../../src/shard/shard.js'
import { aDecision } from '../builders/decision.js'
import { epochs, NOW, openTestShard, recordAll, secret } from './open-test-shard.js'

const DAY = 86_400_000
const keys = deriveKeys(secret)
const random = (size: number) => crypto.getRandomValues(new Uint8Array(size))
const named = (at: number) => aDecision({ id: `d-${at % 5}`, subject: `customer-${Math.floor(at / 5)}` })

const isFound = (shard: Shard, at: number) => {
  const { id, subject } = named(at)
  const request = {
    subjectRef: subjectRef(keys, subject),
    decisionRef: lookupRef(keys, 'decision', id),
    mintedAt: null,
  }
  return explain(shard, [request])[0]?.outcome === 'found'
}

/** What may happen between two requests. */
const step = fc.oneof(
  { weight: 5, arbitrary: fc.record({ record: fc.integer({ min: 0, max: 39 }) }) },
  fc.constantFrom(
    { settle: true } as const,
    { forget: true } as const,
    { rollback: true } as const,
    { restart: true } as const,
    { retire: true } as const,
  ),
)

describe('settling', () => {
  it('changes nothing of what is found and what is recognised, whenever it happens', () => {
    const driver = openSqlite(':memory:')
    fc.assert(
      fc.property(fc.array(step, { maxLength: 60 }), steps => {
        let shard = openShard(driver, keys, epochs, random)
        let now = NOW
        let stored = new Set<number>()
        for (const one of steps) {
          if ('record' in one) {
            const [outcome] = recordAll(shard, [named(one.record)], now)
            expect(outcome?.status).toBe(stored.has(one.record) ? 'duplicate' : 'accepted')
            stored.add(one.record)
          } else if ('settle' in one) settle(shard)
          else if ('forget' in one) forget(shard)
          else if ('restart' in one) shard = openShard(driver, keys, epochs, random)
          else if ('rollback' in one) rolledBack(shard, now)
          else {
            now += 500 * DAY
            retire(shard, { now, retentionDays: 400, after: null, most: 1000 })
            stored = new Set()
          }
        }
        for (let at = 0; at < 40; at++) expect(isFound(shard, at)).toBe(stored.has(at))
        retire(shard, { now: now + 500 * DAY, retentionDays: 400, after: null, most: 1000 })
      }),
      { numRuns: 150 },
    )
  })

  it('lets another connection find what was written since, settled or not', () => {
    const folder = mkdtempSync(join(tmpdir(), 'wherefore-settle-'))
    const { shard: writer, driver } = openTestShard(join(folder, 'shard.db'))
    const file = readSqlite(join(folder, 'shard.db'))
    const reader = shardOver(file, keys, epochs, random)
    for (let at = 0; at < 30; at++) {
      expect(isFound(reader, at)).toBe(false)
      recordAll(writer, [named(at)])
      if (at % 7 === 3) settle(writer)
      for (let before = 0; before <= at; before++) expect(isFound(reader, before)).toBe(true)
    }
    file.close()
    driver.close()
    rmSync(folder, { recursive: true })
  })

  it('leaves one entry a decision, and none of what retention removed', () => {
    const { shard } = openTestShard()
    recordAll(shard, [named(0), named(1), named(7)])
    settle(shard)
    recordAll(shard, [named(2)])
    settle(shard)
    expect(shard.driver.all('SELECT no FROM lookup').length).toBe(4)
    retire(shard, { now: NOW + 500 * DAY, retentionDays: 400, after: null, most: 100 })
    expect(shard.driver.all('SELECT no FROM lookup')).toEqual([])
  })
})

/** A request that is taken back in the middle. */
function rolledBack(shard: Shard, now: number): void {
  try {
    shard.driver.transaction(() => {
      recordAll(shard, [aDecision({ id: 'never', subject: 'customer-0' })], now)
      throw new Error('taken back')
    })
  } catch {
    forget(shard)
  }
}
