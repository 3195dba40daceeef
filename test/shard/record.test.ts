import { describe, expect, it } from 'vitest'
import { record } from '../../src/shard/record.js'
import { aDecision, aSignal } from '../builders/decision.js'
import { declared, NOW, openTestShard, recordAll, sent } from './open-test-shard.js'

const statuses = (outcomes: readonly { status: string }[]) => outcomes.map(outcome => outcome.status)

describe('record', () => {
  it('accepts new decisions, and answers the same again as duplicates with the first received_at', () => {
    const { shard } = openTestShard()
    const decisions = [
      aDecision({ id: 'a' }),
      aDecision({ id: 'b' }),
      aDecision({ id: 'a', subject: 'customer-2' }),
    ]
    expect(statuses(recordAll(shard, decisions))).toEqual(['accepted', 'accepted', 'accepted'])
    expect(recordAll(shard, decisions, NOW + 5000)).toEqual(
      decisions.map(() => ({ status: 'duplicate', receivedAt: NOW })),
    )
    expect(shard.driver.all('SELECT count(*) AS n FROM decision')).toEqual([{ n: 3 }])
  })

  it('answers conflict for another content under the same id and person, and keeps the first record', () => {
    const { shard } = openTestShard()
    recordAll(shard, [aDecision({ id: 'a' })])
    expect(statuses(recordAll(shard, [aDecision({ id: 'a', position: 2 })]))).toEqual(['conflict'])
    expect(statuses(recordAll(shard, [aDecision({ id: 'a' })]))).toEqual(['duplicate'])
  })

  it('takes other cohorts for other content', () => {
    const { shard } = openTestShard()
    recordAll(shard, [aDecision({ id: 'a', cohorts: { age_band: '30-39' } }), aDecision({ id: 'b' })])
    expect(statuses(recordAll(shard, [aDecision({ id: 'a', cohorts: { age_band: '40-49' } })]))).toEqual([
      'conflict',
    ])
    expect(statuses(recordAll(shard, [aDecision({ id: 'a', cohorts: { age_band: '30-39' } })]))).toEqual([
      'duplicate',
    ])
    expect(statuses(recordAll(shard, [aDecision({ id: 'b', cohorts: { age_band: '30-39' } })]))).toEqual([
      'conflict',
    ])
  })

  it('takes the same moment in another spelling, and a written default, for the same content', () => {
    const { shard } = openTestShard()
    recordAll(shard, [aDecision({ id: 'a', occurred_at: '2026-05-03T10:00:00Z', outcome: undefined })])
    const again = aDecision({
      id: 'a',
      occurred_at: '2026-05-03T12:00:00.000+02:00',
      outcome: { method: 'unknown' },
    })
    expect(statuses(recordAll(shard, [again]))).toEqual(['duplicate'])
  })

  it('recognises twins within one request', () => {
    const { shard } = openTestShard()
    const twins = [aDecision({ id: 'a' }), aDecision({ id: 'a' }), aDecision({ id: 'a', position: 9 })]
    expect(statuses(recordAll(shard, twins))).toEqual(['accepted', 'duplicate', 'conflict'])
  })

  it('seals the decisions of one person and kind together: 64 to a block, persons and kinds apart', () => {
    const { shard } = openTestShard()
    const slate = Array.from({ length: 70 }, (_, at) => aDecision({ id: `s-${at}` }))
    const other = aDecision({ id: 'x', subject: 'customer-2' })
    const ad = aDecision({ id: 'ad', kind: 'ad', ad: { on_behalf_of: 'A', paid_by: 'A' } })
    recordAll(shard, [...slate, other, ad])
    const blocks = shard.driver.all(
      'SELECT b.no, count(*) AS n FROM block b JOIN decision d ON d.no / 64 = b.no GROUP BY b.no ORDER BY b.no',
    )
    expect(blocks.map(row => row.n)).toEqual([64, 6, 1, 1])
    expect(statuses(recordAll(shard, [...slate, other, ad]))).toEqual(
      Array.from({ length: 72 }, () => 'duplicate'),
    )
  })

  it('asks for a catalogue version that it has no copy of, and stores nothing meanwhile', () => {
    const { shard } = openTestShard()
    const request = { now: NOW, catalogueVersion: 1, decisions: [sent(shard.keys, aDecision())] }
    expect(record(shard, request)).toEqual({ answer: 'need-catalogue' })
    expect(shard.driver.all('SELECT count(*) AS n FROM decision')).toEqual([{ n: 0 }])
    expect(record(shard, { ...request, catalogue: declared })).toMatchObject({ answer: 'recorded' })
    expect(record(shard, request)).toMatchObject({ answer: 'recorded' })
  })

  it('stores nothing of what happened at or before the erasure of its person, and takes what came after', () => {
    const { shard } = openTestShard()
    recordAll(shard, [aDecision({ id: 'a' })])
    const erasedAt = Date.parse('2026-05-03T11:00:00Z')
    shard.driver.run('DELETE FROM decision')
    shard.driver.run('DELETE FROM block')
    shard.driver.run(
      'UPDATE person SET epoch = NULL, wrapped_key = NULL, subject = NULL, erased_at = ?',
      erasedAt,
    )
    shard.persons.forget()
    const before = aDecision({ id: 'a' })
    const at = aDecision({ id: 'b', occurred_at: '2026-05-03T11:00:00Z' })
    const after = aDecision({ id: 'c', occurred_at: '2026-05-03T11:00:00.001Z' })
    expect(statuses(recordAll(shard, [before, at, after]))).toEqual(['gone', 'gone', 'accepted'])
    expect(statuses(recordAll(shard, [after]))).toEqual(['duplicate'])
  })

  it('rolls back whole where the database refuses, and forgets what was not stored', () => {
    const { shard } = openTestShard()
    shard.driver.run(
      "CREATE TRIGGER full BEFORE INSERT ON decision WHEN new.no % 64 = 3 BEGIN SELECT RAISE(ABORT, 'full'); END",
    )
    const slate = Array.from({ length: 5 }, (_, at) => aDecision({ id: `s-${at}` }))
    expect(() => recordAll(shard, slate)).toThrow('full')
    for (const table of ['decision', 'block', 'person', 'label', 'catalogue']) {
      expect(shard.driver.all(`SELECT count(*) AS n FROM ${table}`)).toEqual([{ n: 0 }])
    }
  })

  it('keeps the findings of each decision as bits in its row', () => {
    const { shard } = openTestShard()
    recordAll(shard, [aDecision({ id: 'a' }), aDecision({ id: 'b', signals: [{ key: 'not.declared' }] })])
    const [clean, found] = shard.driver.all('SELECT findings FROM decision ORDER BY no')
    expect(clean).toEqual({ findings: 0 })
    expect(Number(found?.findings) & 1).toBe(1)
  })

  it('says what an accepted decision names without a declaration, each name once a request', () => {
    const { shard } = openTestShard()
    const unknown = { signals: [aSignal({ key: 'a' }), aSignal({ key: 'a' })], cohorts: { 'x/y': 'v' } }
    const decisions = [
      aDecision({ id: 'known' }),
      aDecision({ id: 'first', ...unknown, not_used: [{ key: 'b', reason: 'policy' }] }),
      aDecision({ id: 'second', ...unknown, surface: 'checkout', system: { id: 'c', version: '1' } }),
      aDecision({ id: 'third', surface: 'checkout', consent: { purposes: ['d'] } }),
    ]
    const undeclared = (outcomes: ReturnType<typeof recordAll>) =>
      outcomes.map(outcome => ('undeclared' in outcome ? outcome.undeclared : null))
    expect(undeclared(recordAll(shard, decisions))).toEqual([
      null,
      [
        { what: 'signal', key: 'a' },
        { what: 'signal', key: 'b' },
        { what: 'cohort', key: 'x/y' },
      ],
      [{ what: 'system', key: 'c' }],
      [
        { what: 'unlisted-surface', key: 'checkout' },
        { what: 'purpose', key: 'd' },
      ],
    ])
    expect(undeclared(recordAll(shard, decisions))).toEqual([null, null, null, null])
  })

  it('says once of a request that nothing at all is declared before the first catalogue', () => {
    const { shard } = openTestShard()
    const decisions = ['a', 'b'].map(id => sent(shard.keys, aDecision({ id })))
    const answer = record(shard, { now: NOW, catalogueVersion: 0, decisions })
    expect(answer).toMatchObject({
      outcomes: [{ undeclared: [{ what: 'catalogue' }] }, { status: 'accepted' }],
    })
    expect(JSON.stringify(answer).match(/undeclared/g)).toHaveLength(1)
  })
})
