// The rows of `decision` that match, from one piece of a shard: a stretch of numbers, some blocks, or some numbers. Each piece
// is little work, so that nobody waits for a whole search.
import type { SqlValue } from '../storage/driver.js'
import { PLACES } from './find-decision.js'
import type { Shard } from './shard.js'

/** A decision in the order of a search: newest `occurred_at` first, then the highest number. */
export type FoundDecision = { readonly no: number; readonly occurredAt: number }

/** What is looked at in one step. */
export type Piece =
  | { readonly after: number; readonly last: number }
  | { readonly blocks: readonly number[] }
  | { readonly numbers: readonly number[] }

/** What a row must be. Null where it does not matter. */
export type RowFilter = {
  readonly person: number | null
  readonly decision: number | null
  readonly item: number | null
  readonly surface: number | null
  readonly system: number | null
  /** A bit of `findings`. */
  readonly finding: number | null
  readonly kind: number | null
  /** Unix milliseconds, included. */
  readonly from: number
  /** It stands behind this one in the order. */
  readonly after: FoundDecision
}

/** Rows of a stretch that are looked at in one step: a few milliseconds. */
const STEP_ROWS = 8_192

/** The newest of the piece that match, at most `most`. */
export function matchingRows(shard: Shard, piece: Piece, filter: RowFilter, most: number): FoundDecision[] {
  const { sql, values } = rowsQuery(piece, filter)
  return shard.driver
    .all(sql, ...values, most)
    .map(row => ({ no: Number(row.no), occurredAt: Number(row.occurred_at) }))
}

/** Cuts the numbers after one and up to another into pieces of a step each. */
export function* stretchPieces(shard: Shard, after: number, last: number): Generator<Piece> {
  let from = after
  while (from < last) {
    const [row] = shard.driver.all(
      'SELECT max(no) AS last FROM (SELECT no FROM decision WHERE no > ? AND no <= ? ORDER BY no LIMIT ?)',
      from,
      last,
      STEP_ROWS,
    )
    if (row?.last == null) return
    yield { after: from, last: Number(row.last) }
    from = Number(row.last)
  }
}

/** Whether the first comes before the second in the order of a search. */
export function isBefore(first: FoundDecision, second: FoundDecision): boolean {
  return (
    first.occurredAt > second.occurredAt || (first.occurredAt === second.occurredAt && first.no > second.no)
  )
}

/** Only what is asked for stands in the text: there are 3 × 128 of them at most, so that each may stay prepared. */
export function rowsQuery(piece: Piece, filter: RowFilter): { sql: string; values: SqlValue[] } {
  const place = placeOf(piece)
  const asked = conditions(filter).filter(([, value]) => value !== null)
  const all = [
    ...place.conditions,
    'd.occurred_at >= ?',
    '(d.occurred_at, d.no) < (?, ?)',
    ...asked.map(([sql]) => sql),
  ]
  return {
    sql: `SELECT d.no, d.occurred_at FROM ${place.from} WHERE ${all.join(' AND ')} ORDER BY d.occurred_at DESC, d.no DESC LIMIT ?`,
    values: [
      ...place.values,
      filter.from,
      filter.after.occurredAt,
      filter.after.no,
      ...asked.map(([, value]) => value),
    ],
  }
}

/** The kind stands in the block, which is another read: it comes last. */
function conditions(filter: RowFilter): (readonly [sql: string, value: number | null])[] {
  return [
    ['d.person = ?', filter.person],
    ['d.id_hash = ?', filter.decision],
    ['d.item_hash = ?', filter.item],
    ['d.surface = ?', filter.surface],
    ['d.system = ?', filter.system],
    ['(d.findings & ?) <> 0', filter.finding],
    ['EXISTS (SELECT 1 FROM block b WHERE b.no = d.no / 64 AND b.kind = ?)', filter.kind],
  ]
}

function placeOf(piece: Piece): { from: string; conditions: string[]; values: SqlValue[] } {
  if ('after' in piece)
    return { from: 'decision d', conditions: ['d.no > ?', 'd.no <= ?'], values: [piece.after, piece.last] }
  if ('blocks' in piece) {
    const begins = JSON.stringify(piece.blocks.map(block => block * PLACES))
    return {
      from: 'json_each(?) c CROSS JOIN decision d ON d.no >= c.value AND d.no < c.value + 64',
      conditions: [],
      values: [begins],
    }
  }
  return {
    from: 'json_each(?) c CROSS JOIN decision d ON d.no = c.value',
    conditions: [],
    values: [JSON.stringify(piece.numbers)],
  }
}
