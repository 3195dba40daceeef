// Writes a run: what finds decisions by id and item, for some thousands of them at once, and what tells from outside that
// none of them can be wanted. Runs follow each other without a gap; what retention removed is in none.
import { PLACES } from './find-decision.js'
import { chunkBits, type PostingKind, packPostings, postingNumber, RUN_BLOCKS } from './postings.js'
import { bitsOf } from './run-bits.js'
import { lastInRuns } from './runs.js'
import type { Shard } from './shard.js'

export type RunSize = {
  /** Fewer are left to be scanned: a retention sweep settles often, and must not leave a run behind each time. */
  readonly least: number
  /** A look-up reads a chunk a run, so the more the better; as many as Node settles at once, and what is left of the last block. */
  readonly most: number
}

const SIZE: RunSize = { least: 4_096, most: 32_768 }

/**
 * Puts the oldest decisions that are in no run into one, where enough of them wait; true where it did.
 * Runs in the caller's transaction or in one of its own.
 */
export function writeRun(shard: Shard, { least, most } = SIZE): boolean {
  return shard.driver.transaction(() => {
    const rows = waiting(shard, most)
    if (!rows || (rows.count < least && !rows.cut)) return false
    const [made] = shard.driver.all(
      'INSERT INTO run (first, last, oldest, newest, chunk_bits, kinds, findings, surfaces, systems) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?) RETURNING no',
      rows.first,
      rows.last,
      rows.oldest,
      rows.newest,
      chunkBits(rows.count),
      bitsOf(kindsBetween(shard, rows.first, rows.last)),
      rows.findings,
      bitsOf(rows.surfaces),
      bitsOf(rows.systems),
    )
    const run = Number(made?.no)
    writePostings(shard, run, 'decision', rows.ids, rows.blocks)
    writePostings(shard, run, 'item', rows.items, rows.blocks)
    return true
  })
}

/** The rows of the next run. They leave SQLite as a few JSON texts: as 32,768 rows they would take three times as long. */
function waiting(shard: Shard, most: number) {
  const after = lastInRuns(shard)
  const [next] = shard.driver.all('SELECT no FROM decision WHERE no > ? ORDER BY no LIMIT 1', after)
  if (!next) return null
  const firstBlock = Math.floor(Number(next.no) / PLACES)
  const furthest = (firstBlock + RUN_BLOCKS) * PLACES
  const [least] = shard.driver.all(
    'SELECT max(no) AS last FROM (SELECT no FROM decision WHERE no > ? AND no < ? ORDER BY no LIMIT ?)',
    after,
    furthest,
    most,
  )
  // A block is in one run: who looks one up by two runs would find its decisions twice.
  const end = (Math.floor(Number(least?.last) / PLACES) + 1) * PLACES
  const [row] = shard.driver.all(
    `SELECT count(*) AS count, min(no) AS first, max(no) AS last, min(occurred_at) AS oldest, max(occurred_at) AS newest,
       json_group_array(no / 64 - ?) AS blocks, json_group_array(id_hash >> 24) AS ids, json_group_array(item_hash >> 24) AS items,
       json_group_array(DISTINCT findings) AS findings, json_group_array(DISTINCT surface) AS surfaces, json_group_array(DISTINCT system) AS systems
     FROM (SELECT no, id_hash, item_hash, surface, system, occurred_at, findings FROM decision WHERE no > ? AND no < ? ORDER BY no)`,
    firstBlock,
    after,
    end,
  )
  if (!row) return null
  const last = Number(row.last)
  return {
    count: Number(row.count),
    first: Number(row.first),
    last,
    oldest: Number(row.oldest),
    newest: Number(row.newest),
    blocks: numbers(row.blocks),
    ids: numbers(row.ids),
    items: numbers(row.items),
    findings: numbers(row.findings).reduce((all, bits) => all | bits, 0),
    surfaces: numbers(row.surfaces),
    systems: numbers(row.systems),
    /** It ends where its blocks can no longer be counted, and not for want of rows. */
    cut: shard.driver.all('SELECT 1 FROM decision WHERE no >= ? LIMIT 1', furthest).length > 0,
  }
}

function kindsBetween(shard: Shard, first: number, last: number): number[] {
  return shard.driver
    .all(
      'SELECT DISTINCT kind FROM block WHERE no >= ? AND no <= ?',
      Math.floor(first / PLACES),
      Math.floor(last / PLACES),
    )
    .map(row => Number(row.kind))
}

function writePostings(
  shard: Shard,
  run: number,
  kind: PostingKind,
  prefixes: readonly number[],
  blocks: readonly number[],
): void {
  for (const { chunk, entries } of packPostings(prefixes, blocks, chunkBits(prefixes.length))) {
    shard.driver.run(
      'INSERT INTO posting (no, entries) VALUES (?, ?)',
      postingNumber(run, kind, chunk),
      entries,
    )
  }
}

/** What `json_group_array` over integers gives. */
function numbers(text: unknown): number[] {
  return JSON.parse(String(text)) as number[]
}
