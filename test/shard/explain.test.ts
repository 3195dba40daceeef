import { createHash, createHmac } from 'node:crypto'
import { describe, expect, it } from 'vitest'
import { recordBytes } from '../../src/domain/record-bytes.js'
import { SealBroken } from '../../src/domain/seal/aead.js'
import { lookupRef, subjectRef } from '../../src/domain/seal/pseudonym.js'
import { explain } from '../../src/shard/explain.js'
import { findDecision } from '../../src/shard/find-decision.js'
import { findPerson } from '../../src/shard/person.js'
import type { Shard } from '../../src/shard/shard.js'
import { aDecision } from '../builders/decision.js'
import { NOW, openTestShard, recordAll } from './open-test-shard.js'

const asked = (shard: Shard, subject: string, id: string, mintedAt: number | null = NOW) => ({
  subjectRef: subjectRef(shard.keys, subject),
  decisionRef: lookupRef(shard.keys, 'decision', id),
  mintedAt,
})

describe('explain', () => {
  it('gives the facts of the record with what is known of it', () => {
    const { shard } = openTestShard()
    recordAll(shard, [aDecision({ id: 'a' }), aDecision({ id: 'b', item: { id: 'sku-2', title: 'A tent' } })])
    const [found] = explain(shard, [asked(shard, 'customer-1', 'b')])
    expect(found).toMatchObject({
      outcome: 'found',
      record: {
        receivedAt: NOW,
        catalogueVersion: 1,
        facts: { decision: { id: 'b', item: { title: 'A tent' } } },
      },
    })
  })

  it('names the commitment over the very bytes that are stored', () => {
    const { shard } = openTestShard()
    const decision = aDecision({ id: 'b' })
    recordAll(shard, [aDecision({ id: 'a' }), decision])
    const person = findPerson(shard, subjectRef(shard.keys, 'customer-1'))
    const stored = person && findDecision(shard, person, lookupRef(shard.keys, 'decision', 'b'))
    expect(Buffer.from(stored?.record ?? [])).toEqual(Buffer.from(recordBytes(decision)))
    const salt = createHmac('sha256', stored?.seed ?? '')
      .update('1')
      .digest()
    const expected = createHash('sha256')
      .update('wherefore/commit/v1\n')
      .update(salt)
      .update(recordBytes(decision))
      .digest('hex')
    expect(explain(shard, [asked(shard, 'customer-1', 'b')])).toMatchObject([
      { record: { commitment: expected } },
    ])
  })

  it('says absent for another person, another id and an empty shard, in the order asked', () => {
    const { shard } = openTestShard()
    expect(explain(shard, [asked(shard, 'customer-1', 'a')])).toEqual([{ outcome: 'absent' }])
    recordAll(shard, [aDecision({ id: 'a' })])
    const answers = explain(shard, [
      asked(shard, 'customer-2', 'a'),
      asked(shard, 'customer-1', 'a'),
      asked(shard, 'customer-1', 'b'),
    ])
    expect(answers.map(answer => answer.outcome)).toEqual(['absent', 'found', 'absent'])
  })

  it('keeps two persons apart who have a decision of the same id, also within one call', () => {
    const { shard } = openTestShard()
    recordAll(shard, [
      aDecision({ id: 'a', position: 1 }),
      aDecision({ id: 'a', subject: 'customer-2', item: { id: 'other' } }),
    ])
    const answers = explain(shard, [
      asked(shard, 'customer-1', 'a'),
      asked(shard, 'customer-2', 'a'),
      asked(shard, 'customer-1', 'a'),
    ])
    const items = answers.map(answer =>
      answer.outcome === 'found' ? answer.record.facts.decision.item.id : null,
    )
    expect(items).toEqual(['sku-1', 'other', 'sku-1'])
  })

  it('says void for links minted at or before the moment that the person set', () => {
    const { shard } = openTestShard()
    recordAll(shard, [aDecision({ id: 'a' })])
    shard.driver.run('UPDATE person SET links_void_before = ?', NOW)
    shard.persons.forget()
    const at = (mintedAt: number | null) =>
      explain(shard, [asked(shard, 'customer-1', 'a', mintedAt)])[0]?.outcome
    expect([at(NOW - 1), at(NOW), at(NOW + 1), at(null)]).toEqual(['void', 'void', 'found', 'found'])
  })

  it('finds the right record where two ids share the 48 bits of the index', () => {
    const { shard } = openTestShard()
    recordAll(shard, [
      aDecision({ id: 'a' }),
      aDecision({ id: 'b' }),
      aDecision({ id: 'c', subject: 'customer-2' }),
    ])
    shard.driver.run('UPDATE decision SET id_hash = (SELECT id_hash FROM decision ORDER BY no LIMIT 1)')
    const first = explain(shard, [asked(shard, 'customer-1', 'a')])
    expect(first).toMatchObject([{ outcome: 'found', record: { facts: { decision: { id: 'a' } } } }])
  })

  it('reads under the catalogue of then, also when another version is in force', () => {
    const { shard } = openTestShard()
    recordAll(shard, [aDecision({ id: 'a' })])
    shard.catalogues.forget()
    expect(explain(shard, [asked(shard, 'customer-1', 'a')])).toMatchObject([
      { record: { catalogueVersion: 1 } },
    ])
  })

  it('does not open a block that was moved to another person', () => {
    const { shard } = openTestShard()
    recordAll(shard, [aDecision({ id: 'a' }), aDecision({ id: 'a', subject: 'customer-2', position: 7 })])
    const [one, two] = shard.driver.all('SELECT no, body FROM block ORDER BY no')
    shard.driver.run('UPDATE block SET body = ? WHERE no = ?', one?.body ?? null, two?.no ?? null)
    expect(() => explain(shard, [asked(shard, 'customer-2', 'a')])).toThrow(SealBroken)
  })
})
