import { describe, expect, it } from 'vitest'
import { openActor, openReason } from '../../src/domain/audit/audit-seal.js'
import { lookupRef, subjectRef } from '../../src/domain/seal/pseudonym.js'
import { AuditBroken } from '../../src/shard/audit-trail.js'
import { type LookRequest, look } from '../../src/shard/look.js'
import { findPerson } from '../../src/shard/person.js'
import type { Shard } from '../../src/shard/shard.js'
import { blob } from '../../src/storage/blob.js'
import { aDecision } from '../builders/decision.js'
import { NOW, openTestShard, recordAll } from './open-test-shard.js'

const named = (shard: Shard, subject: string, id: string) => ({
  subjectRef: subjectRef(shard.keys, subject),
  decisionRef: lookupRef(shard.keys, 'decision', id),
})

const asked = (wanted: LookRequest['wanted'], over: Partial<LookRequest> = {}): LookRequest => ({
  now: NOW,
  actor: { role: 'support', name: 'Ada from support' },
  action: 'view',
  reason: 'ticket 4711',
  wanted,
  ...over,
})

/** The trail, opened. */
function entriesOf(shard: Shard) {
  return shard.driver.all('SELECT * FROM audit ORDER BY no').map(row => {
    const no = Number(row.no)
    const ref = blob(row.subject_ref)
    const person = findPerson(shard, ref)
    return {
      no,
      at: row.at,
      role: row.role,
      action: row.action,
      actor: openActor(shard.keys.names, no, blob(row.actor)),
      subject: Buffer.from(ref).toString('hex'),
      ...(person?.key && openReason(person.key, ref, no, blob(row.sealed))),
    }
  })
}

describe('look', () => {
  it('gives the record with its facts, and writes who looked, at whom, when and why', () => {
    const { shard } = openTestShard()
    recordAll(shard, [aDecision({ id: 'a' }), aDecision({ id: 'b' })])
    const wanted = named(shard, 'customer-1', 'b')
    expect(look(shard, asked([wanted]))).toMatchObject([
      {
        outcome: 'found',
        decision: { id: 'b', subject: 'customer-1' },
        record: { receivedAt: NOW, catalogueVersion: 1, facts: { decision: { id: 'b' } } },
      },
    ])
    expect(entriesOf(shard)).toEqual([
      {
        no: 1,
        at: NOW,
        role: 'support',
        action: 'view',
        actor: 'Ada from support',
        subject: Buffer.from(wanted.subjectRef).toString('hex'),
        reason: 'ticket 4711',
        decisions: ['b'],
      },
    ])
  })

  it('finds by number as well as by name, in the order wanted', () => {
    const { shard } = openTestShard()
    recordAll(shard, [aDecision({ id: 'a' }), aDecision({ id: 'b', subject: 'customer-2' })])
    const numbers = shard.driver.all('SELECT no FROM decision ORDER BY no').map(row => Number(row.no))
    const wanted = [{ no: numbers[1] ?? 0 }, named(shard, 'customer-1', 'a'), { no: numbers[0] ?? 0 }]
    const found = look(shard, asked(wanted, { action: 'list' }))
    expect(found.map(one => one.outcome === 'found' && one.decision.id)).toEqual(['b', 'a', 'a'])
    expect(found.map(one => one.outcome === 'found' && one.no)).toEqual([numbers[1], numbers[0], numbers[0]])
  })

  it('writes one entry a person, and nobody is audited for what is not there', () => {
    const { shard } = openTestShard()
    const ids = ['a', 'b', 'c'].map(id => aDecision({ id, slate_id: 's' }))
    recordAll(shard, [...ids, aDecision({ id: 'd', subject: 'customer-2' })])
    const wanted = [
      ...['a', 'b', 'c', 'none'].map(id => named(shard, 'customer-1', id)),
      named(shard, 'customer-2', 'd'),
      named(shard, 'customer-2', 'a'),
      named(shard, 'nobody', 'a'),
      { no: 12_345 },
    ]
    const outcomes = look(shard, asked(wanted, { action: 'list' })).map(one => one.outcome)
    expect(outcomes).toEqual(['found', 'found', 'found', 'absent', 'found', 'absent', 'absent', 'absent'])
    // A list names a decision only where it showed that one alone.
    expect(entriesOf(shard).map(({ no, decisions }) => [no, decisions])).toEqual([
      [1, []],
      [2, ['d']],
    ])
    look(shard, asked([named(shard, 'customer-1', 'none')]))
    look(shard, asked([]))
    expect(entriesOf(shard)).toHaveLength(2)
  })

  it('names both of a comparison', () => {
    const { shard } = openTestShard()
    recordAll(shard, [aDecision({ id: 'a' }), aDecision({ id: 'b' })])
    const wanted = ['a', 'b'].map(id => named(shard, 'customer-1', id))
    look(shard, asked(wanted, { action: 'compare' }))
    expect(entriesOf(shard)).toMatchObject([{ action: 'compare', decisions: ['a', 'b'] }])
  })

  it('shows nothing where the entry cannot be written, and leaves nothing behind', () => {
    const { shard } = openTestShard()
    recordAll(shard, [aDecision({ id: 'a' }), aDecision({ id: 'b', subject: 'customer-2' })])
    const wanted = [named(shard, 'customer-1', 'a'), named(shard, 'customer-2', 'b')]
    shard.driver.run(
      "CREATE TRIGGER refuse BEFORE INSERT ON audit WHEN new.no = 2 BEGIN SELECT raise(ABORT, 'disk full'); END",
    )
    expect(() => look(shard, asked(wanted))).toThrow('disk full')
    expect(shard.driver.all('SELECT no FROM audit')).toEqual([])
    shard.driver.run('DROP TRIGGER refuse')
    look(shard, asked(wanted))
    expect(entriesOf(shard).map(({ no }) => no)).toEqual([1, 2])
  })

  it.each([
    ['count', 'UPDATE audit_head SET count = 7'],
    ['link', 'UPDATE audit_head SET link = zeroblob(32)'],
    ['mac', 'UPDATE audit_head SET mac = zeroblob(32)'],
    ['row', 'DELETE FROM audit_head'],
  ])('shows nothing over a head whose %s was changed', (_, change) => {
    const { shard } = openTestShard()
    recordAll(shard, [aDecision({ id: 'a' })])
    const wanted = [named(shard, 'customer-1', 'a')]
    look(shard, asked(wanted))
    shard.driver.run(change)
    expect(() => look(shard, asked(wanted))).toThrow(AuditBroken)
    expect(shard.driver.all('SELECT no FROM audit')).toHaveLength(1)
  })

  it('gives the others of a list where one does not open', () => {
    const { shard } = openTestShard()
    recordAll(shard, [aDecision({ id: 'a' })])
    recordAll(shard, [aDecision({ id: 'b', subject: 'customer-2' })])
    shard.driver.run('UPDATE block SET body = zeroblob(100) WHERE no = (SELECT min(no) FROM block)')
    const wanted = [named(shard, 'customer-1', 'a'), named(shard, 'customer-2', 'b')]
    const outcomes = look(shard, asked(wanted, { action: 'list' })).map(one => one.outcome)
    expect(outcomes).toEqual(['unreadable', 'found'])
    expect(entriesOf(shard)).toHaveLength(1)
  })
})
