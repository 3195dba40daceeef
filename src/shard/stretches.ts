// Where a search looks, in the order in which the newest may lie there: each stretch says how new what it holds can be, so that
// a search knows when it is done.

import { blob } from '../storage/blob.js'
import { PLACES } from './find-decision.js'
import { type Piece, type RowFilter, stretchPieces } from './find-rows.js'
import { blocksIn, chunkOf, hashPrefix, type PostingKind, postingNumber } from './postings.js'
import { lastInRuns, type Run, runsThatMayHold } from './runs.js'
import type { Shard } from './shard.js'

export type Stretch = {
  /** Nothing in it occurred after this, Unix milliseconds. */
  readonly newest: number
  /** What to look at, made when it is looked at. */
  pieces(): Iterable<Piece>
}

/** Numbers or blocks of a step: each is a row looked up. */
const STEP_LOOKUPS = 512
/** A person with more decisions than this is looked for in the runs, newest first, as everyone's are. */
const MOST_OF_PERSON = 2_048
/** A hash that so many blocks of one run may hold: to read the run is less work. */
const MOST_OF_RUN = 1_024
/** Runs whose chunks are read in one step. The first steps read fewer: what is wanted is often in the newest. */
const STEP_RUNS = 64

/** What a time is before anything is known of it. */
export const ANY_TIME = Number.MAX_SAFE_INTEGER

/** The stretches of a search. Call it in one transaction; what it gives may be read after it. */
export function stretchesOf(shard: Shard, filter: RowFilter): Iterable<Stretch> {
  const ofPerson = filter.person === null ? null : piecesOfPerson(shard, filter.person)
  if (ofPerson) return [{ newest: ANY_TIME, pieces: () => ofPerson }]
  const runs = runsThatMayHold(shard, { ...filter, until: filter.after.occurredAt })
  const tail = tailPieces(shard, lastInRuns(shard))
  return inTurn<Stretch>([{ newest: ANY_TIME, pieces: () => tail }], inRuns(shard, runs, filter))
}

function inRuns(shard: Shard, runs: readonly Run[], filter: RowFilter): Iterable<Stretch> {
  if (filter.decision !== null) return byPosting(shard, runs, 'decision', filter.decision)
  if (filter.item !== null) return byPosting(shard, runs, 'item', filter.item)
  return runs.map(run => ({ newest: run.newest, pieces: () => wholeRun(shard, run) }))
}

/** Some runs at a time, each time more. */
function* byPosting(shard: Shard, runs: readonly Run[], kind: PostingKind, hash: number): Generator<Stretch> {
  let size = 1
  for (let at = 0; at < runs.length; at += size, size = Math.min(size * 2, STEP_RUNS)) {
    const some = runs.slice(at, at + size)
    yield { newest: some[0]?.newest ?? 0, pieces: () => candidates(shard, some, kind, hash) }
  }
}

function* candidates(shard: Shard, runs: readonly Run[], kind: PostingKind, hash: number): Generator<Piece> {
  const chunks = chunksOf(shard, runs, kind, hash)
  const blocks: number[] = []
  for (const run of runs) {
    const entries = chunks.get(run.no)
    const places = entries ? blocksIn(entries, hashPrefix(hash), run.chunkBits) : []
    if (places.length > MOST_OF_RUN) yield* wholeRun(shard, run)
    else for (const place of places) blocks.push(Math.floor(run.first / PLACES) + place)
  }
  for (const some of parts(blocks)) yield { blocks: some }
}

/** The chunk of each run that the hash falls into, by the run's number. */
function chunksOf(shard: Shard, runs: readonly Run[], kind: PostingKind, hash: number) {
  const runOf = new Map(
    runs.map(run => [postingNumber(run.no, kind, chunkOf(hashPrefix(hash), run.chunkBits)), run.no]),
  )
  const rows = shard.driver.all(
    'SELECT p.no, p.entries FROM json_each(?) c CROSS JOIN posting p ON p.no = c.value',
    JSON.stringify([...runOf.keys()]),
  )
  return new Map(rows.map(row => [runOf.get(Number(row.no)), blob(row.entries)] as const))
}

function wholeRun(shard: Shard, { first, last }: Run): Iterable<Piece> {
  return stretchPieces(shard, first - 1, last)
}

/** A person's decisions by number, and those that have not settled; null where they are too many. */
function piecesOfPerson(shard: Shard, person: number): Iterable<Piece> | null {
  const rows = shard.driver.all('SELECT no FROM lookup WHERE person = ? LIMIT ?', person, MOST_OF_PERSON + 1)
  if (rows.length > MOST_OF_PERSON) return null
  const [settled] = shard.driver.all('SELECT no FROM settled WHERE only = 1')
  const numbers = rows.map(row => Number(row.no)).sort((one, other) => one - other)
  const found = parts(numbers).map(some => ({ numbers: some }))
  return inTurn<Piece>(found, tailPieces(shard, Number(settled?.no)))
}

/** Everything after that number that is stored by now. */
function tailPieces(shard: Shard, after: number): Iterable<Piece> {
  const [row] = shard.driver.all('SELECT max(no) AS last FROM decision')
  return stretchPieces(shard, after, Number(row?.last ?? 0))
}

function* inTurn<T>(first: Iterable<T>, second: Iterable<T>): Generator<T> {
  yield* first
  yield* second
}

function parts(list: readonly number[]): number[][] {
  const all: number[][] = []
  for (let at = 0; at < list.length; at += STEP_LOOKUPS) all.push(list.slice(at, at + STEP_LOOKUPS))
  return all
}
