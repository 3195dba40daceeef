// Whether what finds decisions is whole: no settled decision is left out of the runs, and a run leads to each decision in
// it and rules none of them out. The answer is numbers; for a health check, never for a request.

import { blob } from '../storage/blob.js'
import type { Row } from '../storage/driver.js'
import { PLACES } from './find-decision.js'
import {
  blocksIn,
  chunkOf,
  hashPrefix,
  POSTINGS_OF_RUN,
  type PostingKind,
  postingNumber,
} from './postings.js'
import { mayHold } from './run-bits.js'
import { lastInRuns } from './runs.js'
import type { Shard } from './shard.js'

export type ExaminedRun = {
  readonly decisions: number
  /** Decisions in it that a search by id, item, time, kind, place, system or finding would miss. */
  readonly missed: number
}

/** Examines one run; null where there is none of that number. */
export function examineRun(shard: Shard, no: number): ExaminedRun | null {
  return shard.driver.transaction(() => {
    const [run] = shard.driver.all(
      'SELECT no, first, last, oldest, newest, chunk_bits, kinds, findings, surfaces, systems FROM run WHERE no = ?',
      no,
    )
    if (!run) return null
    const postings = postingsOf(shard, no)
    const rows = shard.driver.all(
      'SELECT d.no, id_hash, item_hash, surface, system, occurred_at, findings, kind FROM decision d LEFT JOIN block b ON b.no = d.no / 64 WHERE d.no >= ? AND d.no <= ? ORDER BY d.no',
      Number(run.first),
      Number(run.last),
    )
    const missed = rows.filter(row => isRuledOut(run, row) || !isLedTo(run, postings, row)).length
    return { decisions: rows.length, missed }
  })
}

/** Numbers of all runs, the newest first. */
export function runNumbers(shard: Shard): number[] {
  return shard.driver.all('SELECT no FROM run ORDER BY no DESC').map(row => Number(row.no))
}

/** How many decisions lie before the end of the last run, and in none. */
export function decisionsInNoRun(shard: Shard): number {
  const [row] = shard.driver.all(
    'SELECT (SELECT count(*) FROM decision WHERE no <= ?) - (SELECT coalesce(sum((SELECT count(*) FROM decision WHERE no BETWEEN run.first AND run.last)), 0) FROM run) AS n',
    lastInRuns(shard),
  )
  return Number(row?.n)
}

type Postings = ReadonlyMap<number, Uint8Array>

function postingsOf(shard: Shard, run: number): Postings {
  const begin = postingNumber(run, 'decision', 0)
  const rows = shard.driver.all(
    'SELECT no, entries FROM posting WHERE no >= ? AND no < ?',
    begin,
    begin + POSTINGS_OF_RUN,
  )
  return new Map(rows.map(row => [Number(row.no), blob(row.entries)]))
}

function isRuledOut(run: Row, row: Row): boolean {
  const occurredAt = Number(row.occurred_at)
  const findings = Number(row.findings)
  return (
    occurredAt < Number(run.oldest) ||
    occurredAt > Number(run.newest) ||
    (findings & Number(run.findings)) !== findings ||
    !mayHold(Number(run.kinds), Number(row.kind)) ||
    !mayHold(Number(run.surfaces), Number(row.surface)) ||
    !mayHold(Number(run.systems), Number(row.system))
  )
}

function isLedTo(run: Row, postings: Postings, row: Row): boolean {
  const place = Math.floor(Number(row.no) / PLACES) - Math.floor(Number(run.first) / PLACES)
  const leads = (kind: PostingKind, hash: number) => {
    const bits = Number(run.chunk_bits)
    const prefix = hashPrefix(hash)
    const entries = postings.get(postingNumber(Number(run.no), kind, chunkOf(prefix, bits)))
    return entries !== undefined && blocksIn(entries, prefix, bits).includes(place)
  }
  return leads('decision', Number(row.id_hash)) && leads('item', Number(row.item_hash))
}
