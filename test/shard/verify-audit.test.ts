import { randomInt } from 'node:crypto'
import { describe, expect, it } from 'vitest'
import type { AuditAction } from '../../src/contract/audit.js'
import type { AuditHead } from '../../src/domain/audit/audit-chain.js'
import { lookupRef, subjectRef } from '../../src/domain/seal/pseudonym.js'
import { look } from '../../src/shard/look.js'
import type { RetirePlace } from '../../src/shard/retire.js'
import { retire } from '../../src/shard/retire.js'
import { forget, type Shard } from '../../src/shard/shard.js'
import { verifyAudit } from '../../src/shard/verify-audit.js'
import type { SqlValue } from '../../src/storage/driver.js'
import { aDecision } from '../builders/decision.js'
import { NOW, openTestShard, recordAll } from './open-test-shard.js'

const PERSONS = 5
const ACTIONS = ['view', 'list', 'unmask', 'explain', 'compare'] as const satisfies AuditAction[]

/** A shard with a trail of that many entries. */
function withTrail(entries: number): Shard {
  const { shard } = openTestShard()
  recordAll(
    shard,
    Array.from({ length: PERSONS }, (_, at) => aDecision({ id: `d-${at}`, subject: `customer-${at}` })),
  )
  for (let at = 0; at < entries; at++) lookAt(shard, at)
  return shard
}

function lookAt(shard: Shard, at: number): void {
  look(shard, {
    now: NOW + 1000 * at,
    actor: { role: at % 2 === 0 ? 'support' : 'privacy', name: `Actor ${at % 3}` },
    action: ACTIONS[at % ACTIONS.length] ?? 'view',
    reason: `ticket ${at}`,
    wanted: [
      {
        subjectRef: subjectRef(shard.keys, `customer-${at % PERSONS}`),
        decisionRef: lookupRef(shard.keys, 'decision', `d-${at % PERSONS}`),
      },
    ],
  })
}

/** The whole trail, in pieces. */
function verified(shard: Shard, most = 7) {
  let after: AuditHead | null = null
  for (;;) {
    const { verified, broken, done } = verifyAudit(shard, { after, most })
    if (done) return { count: verified.count, broken }
    after = verified
  }
}

/** Runs work on the database as somebody who holds the file would, then takes it back. */
function tampered<T>(shard: Shard, change: () => void, look: () => T): T {
  shard.driver.run('SAVEPOINT tampering')
  try {
    change()
    return look()
  } finally {
    shard.driver.run('ROLLBACK TO tampering')
    shard.driver.run('RELEASE tampering')
  }
}

describe('verifyAudit', () => {
  it('finds a trail whole, also an empty one, in pieces of any size', () => {
    expect(verified(withTrail(0))).toEqual({ count: 0, broken: null })
    const shard = withTrail(21)
    for (const most of [1, 7, 20, 21, 22, 1000]) {
      expect(verified(shard, most)).toEqual({ count: 21, broken: null })
    }
    lookAt(shard, 21)
    expect(verified(shard)).toEqual({ count: 22, broken: null })
  })

  it('finds 1,000 of 1,000 single bytes that were changed, in any column of any entry or of the head', () => {
    const shard = withTrail(40)
    shard.driver.run('PRAGMA ignore_check_constraints = ON')
    const tables = [
      ['audit', ['no', 'at', 'role', 'actor', 'action', 'subject_ref', 'sealed', 'link'], 40],
      ['audit_head', ['only', 'count', 'link', 'mac'], 1],
    ] as const
    let found = 0
    const missed: string[] = []
    for (let edit = 0; edit < 1_000; edit++) {
      // Every fourth edit is of the head: it is one row among many.
      const [table, columns, rows] = edit % 4 === 0 ? tables[1] : tables[0]
      const column = columns[randomInt(columns.length)] ?? 'link'
      const row = randomInt(rows) + 1
      const told = editByte(shard, table, column, row)
      if (told === null) {
        edit -= 1
        continue
      }
      if (told.broken) found += 1
      else missed.push(`${table}.${column} of row ${row}`)
    }
    expect(missed).toEqual([])
    expect(found).toBe(1_000)
    expect(verified(shard)).toEqual({ count: 40, broken: null })
  })

  it('names the first entry that breaks', () => {
    const shard = withTrail(20)
    for (const no of [1, 8, 20]) {
      const told = tampered(
        shard,
        () => shard.driver.run('UPDATE audit SET at = at + 1 WHERE no = ?', no),
        () => verified(shard),
      )
      expect(told).toEqual({ count: no - 1, broken: { no, fault: 'changed' } })
    }
  })

  it.each([
    ['an entry taken away', 'DELETE FROM audit WHERE no = 5', { no: 5, fault: 'missing' }],
    ['the first one taken away', 'DELETE FROM audit WHERE no = 1', { no: 1, fault: 'missing' }],
    ['the tail cut off', 'DELETE FROM audit WHERE no > 17', { no: 18, fault: 'missing' }],
    ['all of it taken away', 'DELETE FROM audit', { no: 1, fault: 'missing' }],
    ['the head taken away', 'DELETE FROM audit_head', { no: 20, fault: 'head' }],
    [
      'an entry copied behind the last',
      'INSERT INTO audit SELECT 21, at, role, actor, action, subject_ref, sealed, link FROM audit WHERE no = 20',
      { no: 21, fault: 'changed' },
    ],
    [
      'an entry put before the first',
      'INSERT INTO audit SELECT -3, at, role, actor, action, subject_ref, sealed, link FROM audit WHERE no = 20',
      { no: -3, fault: 'foreign' },
    ],
    [
      'two entries in each other’s place',
      'UPDATE audit SET no = CASE no WHEN 100 THEN 6 ELSE 7 END WHERE no IN (100, 6)',
      { no: 6, fault: 'changed' },
    ],
    ['a gap closed', 'UPDATE audit SET no = -no - 1 WHERE no > 5', { no: -21, fault: 'foreign' }],
  ])('finds %s', (_, change, broken) => {
    const shard = withTrail(20)
    const told = tampered(
      shard,
      () => {
        if (change.includes('CASE')) shard.driver.run('UPDATE audit SET no = 100 WHERE no = 7')
        shard.driver.run(change)
      },
      () => verified(shard),
    )
    expect(told.broken).toEqual(broken)
  })

  it('finds a tail that was cut off together with the head of then, as soon as somebody looks again', () => {
    const shard = withTrail(20)
    const [head] = shard.driver.all('SELECT count, link, mac FROM audit_head')
    lookAt(shard, 20)
    // The head alone put back: the entry behind it stands there without one.
    const values = [head?.count ?? 0, head?.link ?? null, head?.mac ?? null] as SqlValue[]
    shard.driver.run('UPDATE audit_head SET count = ?, link = ?, mac = ?', ...values)
    expect(verified(shard)).toEqual({ count: 21, broken: { no: 21, fault: 'foreign' } })
    expect(() => lookAt(shard, 22)).toThrow()
  })

  it('still verifies when the person’s key, and then the person, is gone', () => {
    const shard = withTrail(12)
    shard.driver.run('UPDATE person SET epoch = NULL, wrapped_key = NULL, subject = NULL WHERE no = 1')
    forget(shard)
    expect(verified(shard)).toEqual({ count: 12, broken: null })
    let after: RetirePlace | null = null
    do {
      after = retire(shard, { now: NOW + 1e12, retentionDays: 400, after, most: 100 }).next
    } while (after)
    expect(shard.driver.all('SELECT no FROM person')).toEqual([])
    expect(verified(shard)).toEqual({ count: 12, broken: null })
  })

  it('does not verify under another secret', () => {
    const shard = withTrail(3)
    const { shard: other } = openTestShard()
    const stranger = { ...shard, keys: { ...shard.keys, audit: other.keys.names } }
    expect(verified(stranger)).toEqual({ count: 0, broken: { no: 1, fault: 'changed' } })
  })
})

/** Changes one byte of a column's value and verifies; null where the database itself does not take the change. */
function editByte(shard: Shard, table: string, column: string, row: number) {
  const key = table === 'audit' ? 'no' : 'only'
  const [found] = shard.driver.all(`SELECT ${column} AS value FROM ${table} WHERE ${key} = ?`, row)
  const value = found?.value
  const bytes = bytesOf(value)
  const at = randomInt(bytes.length)
  bytes[at] = (bytes[at] ?? 0) ^ (1 + randomInt(255))
  try {
    return tampered(
      shard,
      () => {
        if (typeof value === 'string')
          shard.driver.run(`UPDATE ${table} SET ${column} = CAST(? AS TEXT) WHERE ${key} = ?`, bytes, row)
        else if (typeof value === 'number')
          shard.driver.run(
            `UPDATE ${table} SET ${column} = CAST(? AS INTEGER) WHERE ${key} = ?`,
            String(bytes.readBigInt64BE()),
            row,
          )
        else shard.driver.run(`UPDATE ${table} SET ${column} = ? WHERE ${key} = ?`, bytes, row)
      },
      () => verified(shard, 1000),
    )
  } catch (error) {
    // Two entries of one number: the table's own key refuses.
    if (error instanceof Error && error.message.includes('UNIQUE')) return null
    throw error
  }
}

function bytesOf(value: unknown): Buffer {
  if (typeof value === 'string') return Buffer.from(value)
  if (value instanceof Uint8Array) return Buffer.from(value)
  const bytes = Buffer.alloc(8)
  bytes.writeBigInt64BE(BigInt(Number(value)))
  return bytes
}
