import { describe, expect, it } from 'vitest'
import { lookupRef, subjectRef } from '../../src/domain/seal/pseudonym.js'
import { type AuditPlace, type ListAuditRequest, listAudit } from '../../src/shard/list-audit.js'
import { look } from '../../src/shard/look.js'
import { forget, type Shard } from '../../src/shard/shard.js'
import { aDecision } from '../builders/decision.js'
import { NOW, openTestShard, recordAll } from './open-test-shard.js'

function lookAt(shard: Shard, at: number, name: string, id = 'd-1'): void {
  look(shard, {
    now: NOW + at,
    actor: { role: 'support', name },
    action: 'view',
    reason: `ticket ${at}`,
    wanted: [
      {
        subjectRef: subjectRef(shard.keys, 'customer-1'),
        decisionRef: lookupRef(shard.keys, 'decision', id),
      },
    ],
  })
}

const request = (over: Partial<ListAuditRequest> = {}): ListAuditRequest => ({
  before: null,
  from: null,
  to: null,
  actor: null,
  most: 100,
  ...over,
})

/** All pages, and how many calls they took. */
function all(shard: Shard, over: Partial<ListAuditRequest>) {
  const found: number[] = []
  let before: AuditPlace | null = null
  let calls = 0
  do {
    const answer = listAudit(shard, request({ ...over, before }))
    found.push(...answer.entries.map(({ no }) => no))
    before = answer.lookedTo
    calls += 1
  } while (before)
  return { found, calls }
}

describe('listAudit', () => {
  it('gives entries newest first, opened', () => {
    const { shard } = openTestShard()
    recordAll(shard, [aDecision()])
    lookAt(shard, 1, 'Ada')
    lookAt(shard, 2, 'Ben')
    const { entries, lookedTo } = listAudit(shard, request())
    expect(lookedTo).toBeNull()
    expect(entries).toMatchObject([
      { no: 2, at: NOW + 2, name: 'Ben' },
      {
        no: 1,
        role: 'support',
        name: 'Ada',
        action: 'view',
        about: { reason: 'ticket 1', decisions: ['d-1'] },
      },
    ])
    expect(Buffer.from(entries[0]?.subjectRef ?? [])).toEqual(subjectRef(shard.keys, 'customer-1'))
  })

  it('gives each entry once over pages, also where many share one moment, and within a span', () => {
    const { shard } = openTestShard()
    recordAll(shard, [aDecision()])
    for (let at = 0; at < 25; at++) lookAt(shard, Math.floor(at / 10), 'Ada')
    const numbers = Array.from({ length: 25 }, (_, at) => 25 - at)
    for (const most of [1, 4, 25, 26]) expect(all(shard, { most }).found).toEqual(numbers)
    expect(all(shard, { most: 3, from: NOW + 1, to: NOW + 2 }).found).toEqual(numbers.slice(5, 15))
    expect(all(shard, { from: NOW + 3 }).found).toEqual([])
  })

  it('finds the entries of one actor, a bounded piece a call', () => {
    const { shard } = openTestShard()
    recordAll(shard, [aDecision()])
    for (let at = 0; at < 2_100; at++) lookAt(shard, at, at % 700 === 0 ? 'Ben' : 'Ada')
    expect(all(shard, { actor: 'Ben' })).toEqual({ found: [1401, 701, 1], calls: 3 })
    expect(all(shard, { actor: 'be' }).found).toEqual([])
  })

  it('gives no reason once the person is gone, nor under a key they were given since', () => {
    const { shard } = openTestShard()
    recordAll(shard, [aDecision()])
    lookAt(shard, 1, 'Ada')
    shard.driver.run('UPDATE person SET epoch = NULL, wrapped_key = NULL, subject = NULL, erased_at = 1')
    forget(shard)
    expect(listAudit(shard, request()).entries).toMatchObject([{ name: 'Ada', about: null }])
    recordAll(shard, [aDecision({ id: 'd-2' })])
    expect(listAudit(shard, request()).entries).toMatchObject([{ name: 'Ada', about: null }])
    lookAt(shard, 2, 'Ada', 'd-2')
    expect(listAudit(shard, request()).entries).toMatchObject([
      { about: { reason: 'ticket 2' } },
      { about: null },
    ])
  })

  it('gives what was tampered with as far as it opens: whether it is whole is another question', () => {
    const { shard } = openTestShard()
    recordAll(shard, [aDecision()])
    lookAt(shard, 1, 'Ada')
    shard.driver.run('UPDATE audit SET actor = zeroblob(40), sealed = zeroblob(40)')
    expect(listAudit(shard, request()).entries).toMatchObject([{ name: null, about: null }])
  })
})
