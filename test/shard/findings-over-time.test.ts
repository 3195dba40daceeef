// The sums of findings against a recount from the records, and against the bits of each row.
import { randomBytes } from 'node:crypto'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { findingCodesOf } from '../../src/domain/findings/finding-bits.js'
import { deriveKeys } from '../../src/domain/seal/derive-keys.js'
import { openSqlite } from '../../src/runtime/node/sqlite-driver.js'
import { findingsOverTime } from '../../src/shard/findings-over-time.js'
import { keptImportance, recountImportance } from '../../src/shard/recount-importance.js'
import { openShard, type Shard } from '../../src/shard/shard.js'
import { shardMigrations } from '../../src/storage/generated/migrations.js'
import { migrate } from '../../src/storage/migrate.js'
import { anyDecision } from '../builders/any.js'
import { aDecision, aSignal } from '../builders/decision.js'
import { epochs, NOW, openTestShard, recordAll, secret } from './open-test-shard.js'

const DAY = 86_400_000
const ALWAYS = { from: 0, to: 100_000 }
const KEY = 'browsing.viewed_products'

const withoutConsent = (id: string) => aDecision({ id, subject: id, consent: { purposes: [] } })

function bitsByCode(shard: Shard): Map<string, number> {
  const counts = new Map<string, number>()
  for (const { findings } of shard.driver.all('SELECT findings FROM decision'))
    for (const code of findingCodesOf(Number(findings))) counts.set(code, (counts.get(code) ?? 0) + 1)
  return counts
}

describe('findingsOverTime', () => {
  it('adds up decisions by day, system, code and declared signal', () => {
    const { shard } = openTestShard()
    recordAll(shard, [aDecision({ id: 'clean' }), withoutConsent('a'), withoutConsent('b')])
    recordAll(shard, [withoutConsent('c')], NOW + DAY)
    recordAll(shard, [withoutConsent('d')], NOW + 9 * DAY)
    const today = Math.floor(NOW / DAY)
    const { systems, countedFrom } = findingsOverTime(shard, { from: today, to: today + 1 })
    expect(countedFrom).toBe(0)
    expect(systems).toEqual([
      {
        id: 'home-recs',
        decisions: 4,
        found: 3,
        days: [
          { day: '2026-05-03', decisions: 3, found: 2 },
          { day: '2026-05-04', decisions: 1, found: 1 },
        ],
        findings: [
          {
            code: 'no-consent',
            decisions: 3,
            days: [
              { day: '2026-05-03', decisions: 2 },
              { day: '2026-05-04', decisions: 1 },
            ],
            signals: [{ key: KEY, decisions: 3 }],
          },
        ],
      },
    ])
  })

  it('gives no name to what the catalogue does not declare, however many are invented', () => {
    const { shard } = openTestShard()
    recordAll(
      shard,
      Array.from({ length: 40 }, (_, at) =>
        aDecision({
          id: `d-${at}`,
          system: { id: `made-up-${at}`, version: '1' },
          signals: [aSignal({ key: `made.up-${at}`, purpose: `none-${at}` })],
        }),
      ),
    )
    const [row, ...others] = shard.driver.all('SELECT findings FROM system_day')
    expect(others).toEqual([])
    expect(String(row?.findings).length).toBeLessThan(200)
    const [system] = findingsOverTime(shard, ALWAYS).systems
    expect(system).toMatchObject({ id: null, decisions: 40, found: 40 })
    expect(system?.findings.map(({ code, decisions, signals }) => [code, decisions, signals])).toEqual([
      ['undeclared-signal', 40, []],
      ['undeclared-system', 40, []],
      ['undeclared-purpose', 40, [{ key: null, decisions: 40 }]],
    ])
  })

  it('equals a full recount and the bits of the rows, for any decisions', () => {
    fc.assert(
      fc.property(fc.array(fc.array(anyDecision, { maxLength: 12 }), { maxLength: 5 }), requests => {
        const { shard } = openTestShard()
        requests.forEach((decisions, at) => {
          recordAll(shard, [...decisions, ...decisions.slice(0, 3)], NOW + at * (DAY / 2))
        })
        expect(keptImportance(shard, ALWAYS)).toEqual(recountImportance(shard, ALWAYS))
        const sums = new Map<string, number>()
        for (const { findings } of findingsOverTime(shard, ALWAYS).systems)
          for (const { code, decisions } of findings) sums.set(code, (sums.get(code) ?? 0) + decisions)
        expect(sums).toEqual(bitsByCode(shard))
      }),
      { numRuns: 60 },
    )
  })

  it('leaves the findings of a day as they lie there, where nothing more is found', () => {
    const { shard } = openTestShard()
    recordAll(shard, [withoutConsent('a')])
    // Written so by nobody: only what is rewritten loses the spaces.
    shard.driver.run("UPDATE system_day SET findings = replace(findings, ',', ', ')")
    recordAll(shard, [aDecision({ id: 'clean' })])
    expect(String(shard.driver.all('SELECT findings FROM system_day')[0]?.findings)).toContain(', ')
    expect(findingsOverTime(shard, ALWAYS).systems).toMatchObject([{ decisions: 2, found: 1 }])
  })

  it('says of an older database from which day on findings are counted', () => {
    const driver = openSqlite(':memory:')
    const own = shardMigrations.findIndex(({ statements }) =>
      statements.some(statement => statement.includes('findings_from')),
    )
    migrate(driver, shardMigrations.slice(0, own))
    driver.run(
      'INSERT INTO block (no, person, kind, received_at, catalogue, commitment, body) VALUES (1, 1, 0, ?, 1, zeroblob(32), zeroblob(1))',
      NOW,
    )
    const shard = openShard(driver, deriveKeys(secret), epochs, size => randomBytes(size))
    expect(findingsOverTime(shard, ALWAYS)).toEqual({ systems: [], countedFrom: Math.floor(NOW / DAY) + 1 })
    recordAll(shard, [withoutConsent('a')], NOW + DAY)
    expect(recountImportance(shard, { from: Math.floor(NOW / DAY) + 1, to: 100_000 })).toEqual(
      keptImportance(shard, ALWAYS),
    )
  })
})
