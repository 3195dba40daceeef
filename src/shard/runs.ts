// Runs as they lie in the database: which may hold what is wanted, newest first, and which retention has emptied.
import { POSTINGS_OF_RUN, postingNumber } from './postings.js'
import { mayHold } from './run-bits.js'
import type { Shard } from './shard.js'

export type Run = {
  readonly no: number
  /** Numbers of its first and its last decision. */
  readonly first: number
  readonly last: number
  /** `occurred_at` of its newest decision. */
  readonly newest: number
  readonly chunkBits: number
}

/** What a run may be ruled out by. Numbers as rows hold them; null where it does not matter. */
export type RunFilter = {
  readonly kind: number | null
  /** A bit of `findings`. */
  readonly finding: number | null
  readonly surface: number | null
  readonly system: number | null
  /** Unix milliseconds, both included. */
  readonly from: number
  readonly until: number
}

/** The number of the last decision that is in a run; 0 where there is none. */
export function lastInRuns(shard: Shard): number {
  const [row] = shard.driver.all('SELECT last FROM run ORDER BY no DESC LIMIT 1')
  return Number(row?.last ?? 0)
}

/** Runs that may hold what is wanted, the one with the newest decision first. They are few: one for thousands of decisions. */
export function runsThatMayHold(shard: Shard, filter: RunFilter): Run[] {
  return shard.driver
    .all(
      'SELECT no, first, last, newest, chunk_bits, kinds, findings, surfaces, systems FROM run WHERE oldest <= ? AND newest >= ? ORDER BY newest DESC, no DESC',
      filter.until,
      filter.from,
    )
    .filter(
      row =>
        holds(row.kinds, filter.kind) &&
        (filter.finding === null || (Number(row.findings) & filter.finding) !== 0) &&
        holds(row.surfaces, filter.surface) &&
        holds(row.systems, filter.system),
    )
    .map(row => ({
      no: Number(row.no),
      first: Number(row.first),
      last: Number(row.last),
      newest: Number(row.newest),
      chunkBits: Number(row.chunk_bits),
    }))
}

/** Removes the runs between two decisions of which no decision is left. Runs in the caller's transaction. */
export function removeEmptyRuns(shard: Shard, first: number, last: number): void {
  const emptied = shard.driver.all(
    'DELETE FROM run WHERE first <= ? AND last >= ? AND NOT EXISTS (SELECT 1 FROM decision WHERE no BETWEEN run.first AND run.last) RETURNING no',
    last,
    first,
  )
  for (const { no } of emptied) {
    const begin = postingNumber(Number(no), 'decision', 0)
    shard.driver.run('DELETE FROM posting WHERE no >= ? AND no < ?', begin, begin + POSTINGS_OF_RUN)
  }
}

function holds(bits: unknown, number: number | null): boolean {
  return number === null || mayHold(Number(bits), number)
}
