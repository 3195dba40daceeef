// Recording in one database. What waits at the same moment shares a transaction, hence an fsync. A transaction holds at most
// 100 decisions of several requests, or 500 of one, with a turn of the event loop between: so nobody waits for a whole batch.
import type { DaySums } from '../../domain/importance/day-sums.js'
import { boundCatalogue, keepCatalogue } from '../../shard/bound-catalogue.js'
import { keepImportance } from '../../shard/keep-importance.js'
import { type RecordRequest, record } from '../../shard/record.js'
import { needsSettling, settle } from '../../shard/settle.js'
import { forget, type Shard } from '../../shard/shard.js'
import type { Driver } from '../../storage/driver.js'
import { unpackDecisions } from '../packed-decisions.js'
import type { RecordedOutcome } from '../shard-calls.js'
import type { PackedAnswer, PackedRequest } from '../shard-methods.js'

/** Most decisions of several requests in one transaction: those of the first of them wait for it. */
const SHARED_DECISIONS = 100
/** Most decisions of one request in one transaction. Its answer waits for all of them, and each sync costs more than a few decisions. */
const PIECE_DECISIONS = 500
/** How many decisions are found in memory before they are settled: the more, the fewer pages each one costs. */
const RECENT_DECISIONS = 32_768

type Piece = { readonly request: RecordRequest; settle(outcomes: readonly RecordedOutcome[]): void }

export type GroupCommit = {
  /** Resolves when what it accepted is on disk. */
  record(request: PackedRequest): Promise<PackedAnswer>
  /** Resolves when the database can be read and, after something could not be stored, written again; else rejects with the reason. */
  ready(): Promise<void>
  /** Resolves when nothing waits any more. */
  idle(): Promise<void>
}

/** Wraps an open shard. `onFailure` is told of a transaction that failed; its decisions are answered `unavailable`. */
export function groupCommit(shard: Shard, onFailure: (error: unknown) => void): GroupCommit {
  const queue: Piece[] = []
  let scheduled = false
  /** Something could not be stored since a write was last proved to succeed. */
  let doubtful = false
  const onIdle: (() => void)[] = []

  function schedule(): void {
    if (scheduled) return
    scheduled = true
    setImmediate(commitOnce)
  }

  function commitOnce(): void {
    scheduled = false
    const pieces = takePieces()
    const answers = commit(pieces)
    pieces.forEach((piece, at) => {
      piece.settle(answers[at] ?? unavailable(piece))
    })
    settleWhenDue()
    if (queue.length > 0) schedule()
    else for (const resolve of onIdle.splice(0)) resolve()
  }

  /** What was answered stays true whether this succeeds or not: it is tried again after the next transaction. */
  function settleWhenDue(): void {
    if (!needsSettling(shard, RECENT_DECISIONS)) return
    try {
      settle(shard)
    } catch (error) {
      failed(error)
    }
  }

  function takePieces(): Piece[] {
    const pieces: Piece[] = []
    let size = 0
    for (let piece = queue[0]; piece; piece = queue[0]) {
      size += piece.request.decisions.length
      if (pieces.length > 0 && size > SHARED_DECISIONS) break
      pieces.push(piece)
      queue.shift()
    }
    return pieces
  }

  /** Nothing is answered before the outer transaction has committed and synced. */
  function commit(pieces: readonly Piece[]): (readonly RecordedOutcome[])[] {
    try {
      return shard.driver.transaction(() => {
        const counted: DaySums = new Map()
        const outcomes = pieces.map(piece => recordPiece(piece, counted))
        keepImportance(shard, counted)
        return outcomes
      })
    } catch (error) {
      failed(error)
      return pieces.map(unavailable)
    }
  }

  function failed(error: unknown): void {
    doubtful = true
    forget(shard)
    onFailure(error)
  }

  /** A piece that fails rolls back alone. */
  function recordPiece(piece: Piece, counted: DaySums): readonly RecordedOutcome[] {
    try {
      const answer = record(shard, piece.request, counted)
      if (answer.answer === 'recorded') return answer.outcomes
      throw new Error('a catalogue that was there is gone')
    } catch (error) {
      failed(error)
      return unavailable(piece)
    }
  }

  function enqueue(request: RecordRequest): Promise<readonly RecordedOutcome[]> {
    return new Promise(settle => {
      queue.push({ request, settle })
      schedule()
    })
  }

  return {
    async record(packed) {
      const { now, catalogueVersion, catalogue } = packed
      // All of a request is bound to one version, so the question is asked once, before anything of it is stored.
      if (catalogue) keepCatalogue(shard, catalogue)
      if (!boundCatalogue(shard, catalogueVersion)) return { answer: 'need-catalogue' }
      const pieces = piecesOf({ now, catalogueVersion, decisions: unpackDecisions(packed.decisions) })
      const outcomes = await Promise.all(pieces.map(enqueue))
      return { answer: 'recorded', outcomes: outcomes.flat() }
    },
    async ready() {
      if (doubtful) proveWriting(shard.driver)
      else shard.driver.all('SELECT max(version) AS version FROM migration')
      doubtful = false
    },
    idle: () =>
      queue.length === 0 && !scheduled ? Promise.resolve() : new Promise(resolve => onIdle.push(resolve)),
  }
}

/** Writes and syncs a page or two that change nothing. Throws where that cannot be done, on a full disk say. */
function proveWriting(driver: Driver): void {
  driver.transaction(() => {
    driver.run("INSERT INTO setting (name, value) VALUES ('write-check', zeroblob(1))")
    driver.run("DELETE FROM setting WHERE name = 'write-check'")
  })
}

function piecesOf(request: RecordRequest): RecordRequest[] {
  const pieces: RecordRequest[] = []
  for (let start = 0; start < request.decisions.length; start += PIECE_DECISIONS) {
    pieces.push({ ...request, decisions: request.decisions.slice(start, start + PIECE_DECISIONS) })
  }
  return pieces
}

function unavailable(piece: Piece): RecordedOutcome[] {
  return piece.request.decisions.map(() => ({ status: 'unavailable' }))
}
