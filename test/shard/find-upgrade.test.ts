import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { deriveKeys } from '../../src/domain/seal/derive-keys.js'
import { writeRuns } from '../../src/runtime/node/housekeeping.js'
import { openSqlite } from '../../src/runtime/node/sqlite-driver.js'
import { find } from '../../src/shard/find.js'
import { openShard, type Shard } from '../../src/shard/shard.js'
import { writeRun } from '../../src/shard/write-run.js'
import { shardMigrations } from '../../src/storage/generated/migrations.js'
import { migrate } from '../../src/storage/migrate.js'
import { epochs, NOW, secret } from './open-test-shard.js'

const COUNT = 70_000
const BEFORE_RUNS = 4
const random = (size: number) => crypto.getRandomValues(new Uint8Array(size))

/** A database as an earlier version left it: slates of ten, all settled, the oldest third already retired. */
function oldDatabase(file: string): void {
  const driver = openSqlite(file)
  migrate(
    driver,
    shardMigrations.filter(({ version }) => version <= BEFORE_RUNS),
  )
  driver.transaction(() => {
    for (let at = COUNT / 3; at < COUNT; at++) {
      const no = Math.floor(at / 10 + 1) * 64 + (Math.floor(at) % 10)
      driver.run(
        'INSERT OR IGNORE INTO decision (no, person, id_hash, item_hash, slate_hash, surface, system, occurred_at, findings) VALUES (?, ?, ?, ?, NULL, 1, 2, ?, 0)',
        no,
        (no % 1_000) + 1,
        (no * 4_000_000_007) % 2 ** 48,
        (no % 997) * 50_000_000_021,
        NOW + no,
      )
    }
    driver.run('INSERT INTO lookup (person, id_hash, no) SELECT person, id_hash, no FROM decision')
    driver.run('UPDATE settled SET no = (SELECT max(no) FROM decision) WHERE only = 1')
  })
  driver.close()
}

function numbersOf(shard: Shard, wanted: { decision: number } | { item: number }): number[] {
  const work = find(shard, { wanted, after: null, most: 100 })
  for (;;) {
    const step = work.next()
    if (step.done) return step.value.hits.map(({ no }) => no)
  }
}

describe('a database of an earlier version', () => {
  it('is searched row by row at first, then by runs, and finds the same', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'wherefore-find-'))
    const file = join(folder, 'shard.db')
    oldDatabase(file)
    const driver = openSqlite(file)
    const shard = openShard(driver, deriveKeys(secret), epochs, random)
    const some = driver.all('SELECT no, id_hash FROM decision WHERE no % 3001 = 0')
    expect(some.length).toBeGreaterThan(5)
    const found = () => ({
      decisions: some.map(row => numbersOf(shard, { decision: Number(row.id_hash) })),
      item: numbersOf(shard, { item: 5 * 50_000_000_021 }),
    })
    expect(driver.all('SELECT count(*) AS n FROM run')[0]?.n).toBe(0)
    const before = found()
    expect(before.decisions).toEqual(some.map(row => [Number(row.no)]))
    expect(before.item.length).toBeGreaterThan(20)

    expect(await writeRuns({ writeRun: async () => writeRun(shard) })).toBe(2)
    expect(found()).toEqual(before)
    // What is left for a later settling is less than a run.
    expect(
      driver.all('SELECT count(*) AS n FROM decision WHERE no > (SELECT max(last) FROM run)')[0]?.n,
    ).toBeLessThan(4_096 + 1)
    driver.close()
    rmSync(folder, { recursive: true })
  })
})
