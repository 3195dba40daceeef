import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Decision, DecisionKind } from '../../src/contract/decision.js'
import type { FindingCode } from '../../src/contract/finding.js'
import { deriveKeys } from '../../src/domain/seal/derive-keys.js'
import { lookupNumber, lookupRef, subjectRef } from '../../src/domain/seal/pseudonym.js'
import { openSqlite } from '../../src/runtime/node/sqlite-driver.js'
import { type FindAnswer, find, type Wanted } from '../../src/shard/find.js'
import { type FoundDecision, isBefore } from '../../src/shard/find-rows.js'
import { retire } from '../../src/shard/retire.js'
import { settle } from '../../src/shard/settle.js'
import { openShard, type Shard } from '../../src/shard/shard.js'
import { writeRun } from '../../src/shard/write-run.js'
import { aDecision } from '../builders/decision.js'
import { epochs, NOW, openTestShard, recordAll, secret } from './open-test-shard.js'

const DAY = 86_400_000
const HOUR = 3_600_000
const keys = deriveKeys(secret)
const random = (size: number) => crypto.getRandomValues(new Uint8Array(size))

/** A decision as a search sees it, kept beside the shard. */
type Row = FoundDecision & { readonly decision: Decision; readonly receivedAt: number }

/** Few of each, so that they meet; times that are equal, late, and long before 1970. */
const drawn = fc.record({
  id: fc.integer({ min: 0, max: 4 }),
  subject: fc.integer({ min: 0, max: 3 }),
  item: fc.integer({ min: 0, max: 3 }),
  surface: fc.constantFrom('home.hero', 'search.results'),
  system: fc.constantFrom('home-recs', 'somebody-else'),
  kind: fc.constantFrom<DecisionKind>('recommendation', 'ranking', 'message'),
  hour: fc.oneof({ weight: 5, arbitrary: fc.nat(12) }, fc.constantFrom(-9_000, -600_000)),
  consent: fc.boolean(),
})
type Drawn = typeof drawn extends fc.Arbitrary<infer T> ? T : never

/** What may happen to a shard between two searches. */
const step = fc.oneof(
  {
    weight: 12,
    arbitrary: fc.record({ record: fc.array(drawn, { minLength: 1, maxLength: 6 }) }),
  },
  { weight: 3, arbitrary: fc.record({ run: fc.integer({ min: 1, max: 9 }) }) },
  { weight: 2, arbitrary: fc.constant({ settle: true } as const) },
  { weight: 1, arbitrary: fc.constant({ retire: true } as const) },
)

type Asked = {
  readonly subject?: number
  readonly id?: number
  readonly item?: number
  readonly surface?: string
  readonly system?: string
  readonly kind?: DecisionKind
  readonly finding?: FindingCode
  readonly from?: number
  readonly to?: number
}

/** One more of each than there are: some things are not there. */
const asked: fc.Arbitrary<Asked> = fc.record(
  {
    subject: fc.nat(4),
    id: fc.nat(5),
    item: fc.nat(4),
    surface: fc.constantFrom('home.hero', 'search.results', 'nowhere'),
    system: fc.constantFrom('home-recs', 'somebody-else', 'nobody'),
    kind: fc.constantFrom<DecisionKind>('recommendation', 'ranking', 'message', 'price'),
    finding: fc.constantFrom<FindingCode>('consent-not-recorded', 'undeclared-system', 'no-consent'),
    from: fc.integer({ min: -1, max: 12 }),
    to: fc.nat(13),
  },
  { requiredKeys: [] },
)

describe('find', () => {
  it('gives, page by page, what a plain filter over all decisions gives, whatever was settled, put in runs or retired', () => {
    const search = fc.record({ asked, most: fc.integer({ min: 1, max: 7 }), steps: fc.nat(6) })
    fc.assert(
      fc.property(
        fc.array(step, { minLength: 1, maxLength: 30 }),
        fc.array(search, { minLength: 4, maxLength: 12 }),
        (steps, searches) => {
          const driver = openSqlite(':memory:')
          const shard = openShard(driver, keys, epochs, random)
          const rows = happen(shard, steps)
          for (const one of searches)
            expect(pages(shard, wanted(one.asked), one.most, one.steps)).toEqual(expected(rows, one.asked))
          driver.close()
        },
      ),
      { numRuns: 300 },
    )
  })

  it('finds among thousands, in whole runs and behind them, also what is in every second block', () => {
    const { shard } = openTestShard()
    const rows = manyRows(shard, 40_000)
    settle(shard)
    expect(shard.driver.all('SELECT count(*) AS n FROM run')[0]?.n).toBe(1)
    const newestFirst = (list: readonly ManyRow[]) =>
      [...list].sort((one, other) => (isBefore(one, other) ? -1 : 1))
    const found = (given: Wanted, most: number) =>
      finished(find(shard, { wanted: given, after: null, most })).hits
    const plain = ({ no, occurredAt }: FoundDecision) => ({ no, occurredAt })
    for (const row of rows.filter((_, at) => at % 1_777 === 0)) {
      const same = rows.filter(one => one.decision === row.decision)
      expect(found({ decision: row.decision }, 50)).toEqual(newestFirst(same).map(plain))
    }
    for (const item of new Set(rows.slice(0, 40).map(row => row.item))) {
      const same = newestFirst(rows.filter(one => one.item === item))
      expect(found({ item }, 50)).toEqual(same.slice(0, 50).map(plain))
      const week = { item, from: NOW - 7 * DAY, to: NOW - 3 * DAY }
      const then = same.filter(one => one.occurredAt >= week.from && one.occurredAt < week.to)
      expect(found(week, 50)).toEqual(then.slice(0, 50).map(plain))
    }
    expect(found({}, 100)).toEqual(newestFirst(rows).slice(0, 100).map(plain))
  })

  it('writes no run for a few, and one for thousands, without a gap and at most as large as it may be', () => {
    const { shard } = openTestShard()
    const ends = () =>
      shard.driver.all('SELECT first, last FROM run ORDER BY no').map(row => [row.first, row.last])
    manyRows(shard, 4_095)
    settle(shard)
    expect(ends()).toEqual([])
    manyRows(shard, 1)
    settle(shard)
    expect(ends()).toEqual([[64, 4_096 * 64]])
    manyRows(shard, 70_000)
    settle(shard)
    while (writeRun(shard));
    expect(ends().map(([first]) => Number(first) / 64)).toEqual([1, 4_097, 36_865, 69_633])
  })

  it('puts the blocks of a database with great gaps into several runs', () => {
    const { shard } = openTestShard()
    const before = manyRows(shard, 10)
    const after = manyRows(shard, 10, 70_000)
    while (writeRun(shard, { least: 100, most: 32_768 }));
    expect(shard.driver.all('SELECT count(*) AS n FROM run')[0]?.n).toBe(1)
    for (const row of [...before, ...after])
      expect(
        finished(find(shard, { wanted: { decision: row.decision }, after: null, most: 9 })).hits,
      ).toHaveLength(2)
  })

  it('puts a block into one run, so that nothing of it is found twice', () => {
    const { shard } = openTestShard()
    const slate = Array.from({ length: 6 }, (_, at) => aDecision({ id: `d-${at}`, item: { id: 'sku-1' } }))
    recordAll(shard, slate)
    recordAll(shard, [aDecision({ id: 'last', item: { id: 'sku-1' } })])
    while (writeRun(shard, { least: 1, most: 2 }));
    expect(shard.driver.all('SELECT last FROM run').map(row => row.last)).toEqual([64 + 5, 128])
    const item = lookupNumber(lookupRef(keys, 'item', 'sku-1'))
    for (const most of [1, 2, 5, 7, 20]) expect(pages(shard, { item }, most, 400)).toHaveLength(7)
  })

  it('removes a run with its last decision, and nothing of the others', () => {
    const { shard } = openTestShard()
    for (const day of [0, 10, 20]) {
      recordAll(
        shard,
        [aDecision({ id: `d-${day}`, subject: 'a' }), aDecision({ id: 'x', subject: `b-${day}` })],
        NOW + day * DAY,
      )
      while (writeRun(shard, { least: 1, most: 1 }));
    }
    const left = () => ({
      runs: shard.driver.all('SELECT no FROM run').length,
      postings: shard.driver.all('SELECT no FROM posting').length,
    })
    expect(left()).toEqual({ runs: 6, postings: 12 })
    retire(shard, { now: NOW + 411 * DAY, retentionDays: 400, after: null, most: 100 })
    expect(left()).toEqual({ runs: 2, postings: 4 })
    retire(shard, { now: NOW + 999 * DAY, retentionDays: 400, after: null, most: 100 })
    expect(left()).toEqual({ runs: 0, postings: 0 })
  })
})

function happen(
  shard: Shard,
  steps: readonly (typeof step extends fc.Arbitrary<infer T> ? T : never)[],
): Row[] {
  let rows: Row[] = []
  let now = NOW
  for (const one of steps) {
    now += DAY
    if ('record' in one) rows.push(...stored(shard, one.record, now))
    else if ('run' in one) writeRun(shard, { least: 1, most: one.run })
    else if ('settle' in one) settle(shard)
    else {
      const kept = now - 5 * DAY
      retire(shard, { now, retentionDays: 5, after: null, most: 1_000 })
      rows = rows.filter(row => row.receivedAt >= kept)
    }
  }
  return rows
}

/** What was new of them, with the numbers that the shard gave. */
function stored(shard: Shard, list: readonly Drawn[], now: number): Row[] {
  const decisions = list.map(decisionOf)
  const before = lastNumber(shard)
  const outcomes = recordAll(shard, decisions, now)
  const fresh = decisions.filter((_, at) => outcomes[at]?.status === 'accepted')
  const numbers = shard.driver.all('SELECT no, id_hash, person FROM decision WHERE no > ?', before)
  return fresh.map(decision => {
    const [person] = shard.driver.all(
      'SELECT no FROM person WHERE ref = ?',
      subjectRef(keys, decision.subject),
    )
    const hash = lookupNumber(lookupRef(keys, 'decision', decision.id))
    const row = numbers.find(one => one.id_hash === hash && one.person === person?.no)
    return { no: Number(row?.no), occurredAt: Date.parse(decision.occurred_at), decision, receivedAt: now }
  })
}

function decisionOf(one: Drawn): Decision {
  return aDecision({
    id: `d-${one.id}`,
    subject: `customer-${one.subject}`,
    item: { id: `sku-${one.item}` },
    surface: one.surface,
    system: { id: one.system, version: '1' },
    kind: one.kind,
    occurred_at: new Date(NOW + one.hour * HOUR).toISOString(),
    ...(!one.consent && { consent: undefined }),
  })
}

function wanted(one: Asked): Wanted {
  return {
    ...(one.subject !== undefined && { subjectRef: subjectRef(keys, `customer-${one.subject}`) }),
    ...(one.id !== undefined && { decision: lookupNumber(lookupRef(keys, 'decision', `d-${one.id}`)) }),
    ...(one.item !== undefined && { item: lookupNumber(lookupRef(keys, 'item', `sku-${one.item}`)) }),
    ...(one.surface !== undefined && { surface: one.surface }),
    ...(one.system !== undefined && { system: one.system }),
    ...(one.kind !== undefined && { kind: one.kind }),
    ...(one.finding !== undefined && { finding: one.finding }),
    ...(one.from !== undefined && { from: NOW + one.from * HOUR }),
    ...(one.to !== undefined && { to: NOW + one.to * HOUR }),
  }
}

/** The oracle: every condition said once more, over the decisions as they were sent. */
function expected(rows: readonly Row[], one: Asked): FoundDecision[] {
  return rows
    .filter(
      ({ decision, occurredAt }) =>
        (one.subject === undefined || decision.subject === `customer-${one.subject}`) &&
        (one.id === undefined || decision.id === `d-${one.id}`) &&
        (one.item === undefined || decision.item.id === `sku-${one.item}`) &&
        (one.surface === undefined || decision.surface === one.surface) &&
        (one.system === undefined || decision.system.id === one.system) &&
        (one.kind === undefined || decision.kind === one.kind) &&
        (one.finding === undefined || hasFinding(decision, one.finding)) &&
        (one.from === undefined || occurredAt >= NOW + one.from * HOUR) &&
        (one.to === undefined || occurredAt < NOW + one.to * HOUR),
    )
    .map(({ no, occurredAt }) => ({ no, occurredAt }))
    .sort((one, other) => other.occurredAt - one.occurredAt || other.no - one.no)
}

/** Of the three that are asked for, under the builders' catalogue. */
function hasFinding(decision: Decision, code: FindingCode): boolean {
  const isDeclared = decision.system.id === 'home-recs'
  // An undeclared system has no purposes that could need a consent.
  if (code === 'consent-not-recorded') return decision.consent === undefined && isDeclared
  return code === 'undeclared-system' && !isDeclared
}

function pages(shard: Shard, given: Wanted, most: number, steps: number): FoundDecision[] {
  const all: FoundDecision[] = []
  let after: FoundDecision | null = null
  for (let page = 0; page < 1_000; page++) {
    const { hits, reached }: FindAnswer = finished(find(shard, { wanted: given, after, most }, steps))
    expect(hits.length).toBeLessThanOrEqual(most)
    all.push(...hits)
    if (!reached) return all
    if (after) expect(isBefore(after, reached)).toBe(true)
    after = reached
  }
  throw new Error('a search that never ends')
}

function finished<T>(work: Generator<void, T>): T {
  for (;;) {
    const { done, value } = work.next()
    if (done) return value
  }
}

type ManyRow = FoundDecision & { readonly decision: number; readonly item: number }

/** Rows as recording leaves them, without records: one item is in every second, decision ids are shared by few. */
function manyRows(shard: Shard, count: number, gap = 0): ManyRow[] {
  const first = Math.floor(lastNumber(shard) / 64) + 1 + gap
  const rows = Array.from({ length: count }, (_, at) => ({
    no: (first + at) * 64,
    // Arrives in order, mostly: some are a month late.
    occurredAt: NOW - (count - at) * 20_000 - (at % 97 === 0 ? 30 * DAY : 0),
    decision: ((at * 7_919) % 30_011) * 8_000_000_011,
    item: at % 2 === 0 ? 5 : (at % 4_999) * 40_000_000_003,
  }))
  shard.driver.transaction(() => {
    for (const row of rows) {
      shard.driver.run(
        'INSERT INTO decision (no, person, id_hash, item_hash, slate_hash, surface, system, occurred_at, findings) VALUES (?, 1, ?, ?, NULL, 1, 2, ?, 0)',
        row.no,
        row.decision,
        row.item,
        row.occurredAt,
      )
    }
  })
  return rows
}

function lastNumber(shard: Shard): number {
  return Number(shard.driver.all('SELECT coalesce(max(no), 0) AS no FROM decision')[0]?.no)
}
