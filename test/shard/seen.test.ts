import { describe, expect, it } from 'vitest'
import { seenTally } from '../../src/domain/seen/seen-tally.js'
import { seen } from '../../src/shard/seen.js'
import type { Shard } from '../../src/shard/shard.js'
import { aDecision, aSignal } from '../builders/decision.js'
import { openTestShard, recordAll } from './open-test-shard.js'

/** All pieces up to `most` decisions, and how many calls it took. */
function all(shard: Shard, most = 2000) {
  const tally = seenTally()
  let calls = 0
  let left = most
  let before: number | null = null
  do {
    const answer = seen(shard, { before, most: left })
    tally.add(answer.seen)
    left -= answer.seen.decisions
    before = answer.next
    calls += 1
  } while (before !== null && left > 0)
  return { ...tally.result(), calls }
}

const keys = (entries: readonly { readonly key: string }[]) => entries.map(entry => entry.key)

describe('seen', () => {
  it('finds nothing in an empty shard', () => {
    const { shard } = openTestShard()
    expect(seen(shard, { before: null, most: 10 })).toMatchObject({ seen: { decisions: 0 }, next: null })
  })

  it('names the keys of records and, sealed apart from them, of cohorts', () => {
    const { shard } = openTestShard()
    recordAll(shard, [
      aDecision({ id: 'a' }),
      aDecision({ id: 'b', cohorts: { age_band: '30-39' }, signals: [aSignal({ key: 'x' })] }),
    ])
    const { signals, cohorts } = all(shard)
    expect(keys(signals)).toEqual(['browsing.viewed_products', 'x'])
    expect(cohorts).toEqual([{ key: 'age_band', count: 1 }])
  })

  it('looks at the newest first, and at no more than it is asked for', () => {
    const { shard } = openTestShard()
    for (const key of ['oldest', 'older', 'newest']) {
      recordAll(
        shard,
        [1, 2].map(n => aDecision({ id: `${key}-${n}`, signals: [aSignal({ key })] })),
      )
    }
    expect(all(shard, 3)).toMatchObject({ decisions: 3 })
    expect(keys(all(shard, 3).signals)).toEqual(['newest', 'older'])
  })

  it('is done in pieces: each decision once, each call bounded by decisions and by bytes', () => {
    const { shard } = openTestShard()
    recordAll(
      shard,
      Array.from({ length: 150 }, (_, i) => aDecision({ id: `d-${i}`, subject: `customer-${i % 70}` })),
    )
    const whole = all(shard)
    expect(whole.decisions).toBe(150)
    expect(whole.calls).toBeGreaterThan(2)
    for (let i = 0; i < 6; i++) {
      const signals = Array.from({ length: 100 }, (_, at) =>
        aSignal({ key: `s.${at}`, value: 'x'.repeat(400) }),
      )
      recordAll(shard, [aDecision({ id: `large-${i}`, subject: `large-${i}`, signals })])
    }
    const first = seen(shard, { before: null, most: 2000 })
    expect(first.seen.decisions).toBeLessThan(6)
  })

  it('passes over a person whose key is gone, and counts what does not open', () => {
    const { shard, driver } = openTestShard()
    for (const subject of ['gone', 'broken', 'whole']) {
      recordAll(shard, [aDecision({ subject, signals: [aSignal({ key: subject })] })])
    }
    driver.run('UPDATE person SET wrapped_key = NULL, epoch = NULL, subject = NULL WHERE no = 1')
    driver.run('UPDATE block SET body = zeroblob(60) WHERE no = 2')
    expect(all(shard)).toMatchObject({ decisions: 1, unreadable: 1, signals: [{ key: 'whole' }] })
  })

  it('remembers no person: those who come back stay in memory', () => {
    const { shard } = openTestShard()
    recordAll(shard, [aDecision()])
    shard.persons.forget()
    const ref = String(
      Buffer.from(shard.driver.all('SELECT ref FROM person')[0]?.ref as Uint8Array).toString('base64'),
    )
    all(shard)
    expect(shard.persons.get(ref)).toBeUndefined()
  })
})
