import { describe, expect, it } from 'vitest'
import { openTestShard } from './open-test-shard.js'

/** Every query on a table that grows, and the index that it must use. */
const queries: readonly (readonly [sql: string, plan: RegExp])[] = [
  ['SELECT no FROM lookup WHERE person = 1 AND id_hash = 1', /PRIMARY KEY \(person=\? AND id_hash=\?\)/],
  [
    'SELECT received_at, catalogue, commitment, body, cohorts FROM block WHERE no = 1 AND person = 1',
    /INTEGER PRIMARY KEY \(rowid=\?\)/,
  ],
  [
    'SELECT max((SELECT coalesce(max(no), 0) FROM block), (SELECT no / 64 FROM settled WHERE only = 1)) AS no',
    /SEARCH block/,
  ],
  ['SELECT person FROM block WHERE no = 1', /INTEGER PRIMARY KEY \(rowid=\?\)/],
  ['SELECT no FROM block WHERE no >= 1 ORDER BY no LIMIT 1', /INTEGER PRIMARY KEY \(rowid>\?\)/],
  [
    'SELECT no, ref, epoch, wrapped_key, links_void_before, erased_at FROM person WHERE no = 1',
    /INTEGER PRIMARY KEY \(rowid=\?\)/,
  ],
  [
    'SELECT no, ref, epoch, wrapped_key, links_void_before, erased_at FROM person WHERE ref = ?',
    /INDEX sqlite_autoindex_person_1 \(ref=\?\)/,
  ],
  ['SELECT no FROM block WHERE no < 9 ORDER BY no DESC LIMIT 1', /INTEGER PRIMARY KEY \(rowid<\?\)/],
  ['SELECT person FROM decision WHERE no = 1', /INTEGER PRIMARY KEY \(rowid=\?\)/],
  [
    'SELECT no, at, role, actor, action, subject_ref, sealed FROM audit WHERE at >= 1 AND (at, no) < (9, 9) ORDER BY at DESC, no DESC LIMIT 9',
    /INDEX audit_by_time/,
  ],
  [
    'SELECT no, at, role, actor, action, subject_ref, sealed, link FROM audit WHERE no > 9 ORDER BY no LIMIT 9',
    /INTEGER PRIMARY KEY \(rowid>\?\)/,
  ],
  [
    'SELECT no, at, role, action, sealed FROM audit WHERE subject_ref = ? ORDER BY no DESC LIMIT 9',
    /INDEX audit_by_person \(subject_ref=\?\)/,
  ],
  ['SELECT no FROM label WHERE ref = ?', /INDEX sqlite_autoindex_label_1 \(ref=\?\)/],
  ['SELECT no, person, id_hash FROM decision WHERE no > 1 ORDER BY no', /INTEGER PRIMARY KEY \(rowid>\?\)/],
  [
    'SELECT system, decisions, weighed, persons, signals, found, findings FROM system_day WHERE day BETWEEN 1 AND 30 ORDER BY day, system',
    /PRIMARY KEY \(day>\? AND day<\?\)/,
  ],
  [
    'SELECT decisions, weighed, persons, signals, found, findings FROM system_day WHERE day = 1 AND system = 1',
    /PRIMARY KEY \(day=\? AND system=\?\)/,
  ],
  [
    'SELECT day, system, decisions, found, findings FROM system_day WHERE day BETWEEN 1 AND 30 ORDER BY day, system',
    /PRIMARY KEY \(day>\? AND day<\?\)/,
  ],
  ['DELETE FROM system_day WHERE day < 9', /PRIMARY KEY \(day<\?\)/],
  [
    'DELETE FROM lookup WHERE (person, id_hash, no) IN (SELECT person, id_hash, no FROM decision WHERE no >= 64 AND no < 128)',
    /PRIMARY KEY \(person=\? AND id_hash=\? AND no=\?\)/,
  ],
  [
    'DELETE FROM decision WHERE no >= 64 AND no < 128 RETURNING no',
    /INTEGER PRIMARY KEY \(rowid>\? AND rowid<\?\)/,
  ],
  [
    'SELECT no, person, received_at, catalogue FROM block WHERE received_at < 9 AND (received_at, no) > (1, 1) ORDER BY received_at, no LIMIT 10',
    /INDEX block_by_received_at/,
  ],
  // Searches: what one looks at row by row stands in find-plans.test.ts. `run` has a row for thousands of decisions.
  ['SELECT no FROM person WHERE ref = ?', /COVERING INDEX sqlite_autoindex_person_1 \(ref=\?\)/],
  ['SELECT no FROM lookup WHERE person = 1 LIMIT 2049', /PRIMARY KEY \(person=\?\)/],
  ['SELECT last FROM run ORDER BY no DESC LIMIT 1', /SCAN run$/m],
  ['SELECT max(no) AS last FROM decision', /SEARCH decision/],
  [
    'SELECT max(no) AS last FROM (SELECT no FROM decision WHERE no > 1 AND no <= 99 ORDER BY no LIMIT 8192)',
    /INTEGER PRIMARY KEY \(rowid>\? AND rowid<\?\)/,
  ],
  [
    "SELECT p.no, p.entries FROM json_each('[1, 2]') c CROSS JOIN posting p ON p.no = c.value",
    /SEARCH p USING INTEGER PRIMARY KEY \(rowid=\?\)/,
  ],
  ['SELECT no FROM decision WHERE no > 1 ORDER BY no LIMIT 1', /INTEGER PRIMARY KEY \(rowid>\?\)/],
  ['SELECT 1 FROM decision WHERE no >= 1 LIMIT 1', /INTEGER PRIMARY KEY \(rowid>\?\)/],
  [
    'SELECT count(*) AS count FROM (SELECT no, id_hash FROM decision WHERE no > 1 AND no < 99 ORDER BY no)',
    /INTEGER PRIMARY KEY \(rowid>\? AND rowid<\?\)/,
  ],
  [
    'DELETE FROM run WHERE first <= 99 AND last >= 1 AND NOT EXISTS (SELECT 1 FROM decision WHERE no BETWEEN run.first AND run.last) RETURNING no',
    /SEARCH decision USING INTEGER PRIMARY KEY \(rowid>\? AND rowid<\?\)/,
  ],
  ['DELETE FROM posting WHERE no >= 512 AND no < 1024', /INTEGER PRIMARY KEY \(rowid>\? AND rowid<\?\)/],
  [
    'DELETE FROM person WHERE no = 1 AND erased_at IS NULL AND links_void_before IS NULL AND NOT EXISTS (SELECT 1 FROM lookup WHERE person = 1) RETURNING no',
    /SEARCH lookup USING PRIMARY KEY \(person=\?\)/,
  ],
]

describe('queries on growing tables', () => {
  it.each(queries)('%s', (sql, plan) => {
    const { shard } = openTestShard()
    const steps = shard.driver.all(
      `EXPLAIN QUERY PLAN ${sql}`,
      ...(sql.includes('?') ? [new Uint8Array(16)] : []),
    )
    const details = steps.map(step => String(step.detail)).join('\n')
    expect(details).toMatch(plan)
    expect(details).not.toMatch(
      /SCAN (decision|block|person|label|lookup|system_day|posting|audit)|TEMP B-TREE/,
    )
  })
})
