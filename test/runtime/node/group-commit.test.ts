import { describe, expect, it } from 'vitest'
import { groupCommit } from '../../../src/runtime/node/group-commit.js'
import { recordThere } from '../../../src/runtime/shard-methods.js'
import { aDecision } from '../../builders/decision.js'
import { declared, NOW, openTestShard, packed } from '../../shard/open-test-shard.js'

function open() {
  const { shard, driver } = openTestShard()
  const failures: unknown[] = []
  const commits = groupCommit(shard, error => failures.push(error))
  const send = (ids: readonly string[]) => {
    const decisions = ids.map(id => aDecision({ id, subject: `customer-${id}` }))
    const request = { now: NOW, decisions: packed(shard.keys, decisions) }
    return recordThere(commits.record, request, declared)
  }
  return { shard, driver, commits, failures, send }
}

const many = (count: number, prefix = 'd') => Array.from({ length: count }, (_, at) => `${prefix}-${at}`)

describe('groupCommit', () => {
  it('answers in the order sent, over several transactions', async () => {
    const { send } = open()
    const outcomes = await send([...many(600), 'd-0'])
    expect(outcomes.map(outcome => outcome.status)).toEqual([...many(600).map(() => 'accepted'), 'duplicate'])
  })

  it.each([
    ['500 decisions of one request', [many(1000)], 2],
    ['100 of several', many(12).map(prefix => many(30, prefix)), 4],
  ])('lets the event loop turn between transactions of at most %s', async (_, requests, transactions) => {
    const { send, commits } = open()
    await send([])
    let turns = 0
    let done = false
    const count = () => {
      turns += 1
      if (!done) setImmediate(count)
    }
    setImmediate(count)
    await Promise.all(requests.map(send))
    done = true
    expect(turns).toBeGreaterThanOrEqual(transactions - 1)
    expect(turns).toBeLessThanOrEqual(transactions + 2)
    await commits.idle()
  })

  it('stores requests that wait at the same moment in one transaction, and one that fails alone fails alone', async () => {
    const { shard, send, failures } = open()
    shard.driver.run(
      "CREATE TRIGGER full BEFORE INSERT ON person WHEN (SELECT count(*) FROM person) = 2 BEGIN SELECT RAISE(ABORT, 'full'); END",
    )
    const answers = await Promise.all([send(['a', 'b']), send(['c', 'e']), send(['a'])])
    expect(answers.map(outcomes => outcomes.map(outcome => outcome.status))).toEqual([
      ['accepted', 'accepted'],
      ['unavailable', 'unavailable'],
      ['duplicate'],
    ])
    expect(failures.length).toBe(1)
    shard.driver.run('DROP TRIGGER full')
    expect((await send(['c', 'e'])).map(outcome => outcome.status)).toEqual(['accepted', 'accepted'])
  })

  it('is not ready from when something could not be stored until a write succeeds', async () => {
    const { driver, commits, send } = open()
    await commits.ready()
    driver.run('PRAGMA query_only = ON')
    // Nothing was to be stored meanwhile: nobody has noticed.
    await commits.ready()
    driver.run('PRAGMA query_only = OFF')
    await send(['a'])
    driver.run('PRAGMA query_only = ON')
    expect((await send(['b'])).map(outcome => outcome.status)).toEqual(['unavailable'])
    await expect(commits.ready()).rejects.toMatchObject({ code: 'SQLITE_READONLY' })
    await expect(commits.ready()).rejects.toMatchObject({ code: 'SQLITE_READONLY' })
    driver.run('PRAGMA query_only = OFF')
    await commits.ready()
    expect(driver.all("SELECT name FROM setting WHERE name = 'write-check'")).toEqual([])
  })

  it('answers unavailable where the commit itself fails, and stores the same again later', async () => {
    const { driver, send, failures } = open()
    driver.run('CREATE TABLE later (no INTEGER REFERENCES person (no) DEFERRABLE INITIALLY DEFERRED)')
    driver.run(
      'CREATE TRIGGER dangling AFTER INSERT ON decision BEGIN INSERT INTO later (no) VALUES (-1); END',
    )
    expect((await send(['a'])).map(outcome => outcome.status)).toEqual(['unavailable'])
    expect(failures.length).toBe(1)
    driver.run('DROP TRIGGER dangling')
    expect((await send(['a'])).map(outcome => outcome.status)).toEqual(['accepted'])
  })

  it('asks for a catalogue version that it has no copy of, once, before anything is stored', async () => {
    const { shard, commits } = open()
    const decisions = packed(shard.keys, [aDecision()])
    const request = { now: NOW, catalogueVersion: 1, decisions }
    expect(await commits.record(request)).toEqual({ answer: 'need-catalogue' })
    expect(shard.driver.all('SELECT count(*) AS n FROM decision')).toEqual([{ n: 0 }])
    expect(await commits.record({ ...request, catalogue: declared })).toMatchObject({ answer: 'recorded' })
    expect(await commits.record(request)).toMatchObject({ outcomes: [{ status: 'duplicate' }] })
  })

  it('is idle when everything that waited is stored', async () => {
    const { shard, send, commits } = open()
    await send(['first'])
    const answer = send(many(299))
    await commits.idle()
    expect(shard.driver.all('SELECT count(*) AS n FROM decision')).toEqual([{ n: 300 }])
    await answer
  })
})
