// One shard in this process. What waits at the same moment shares a transaction, hence an fsync; a transaction holds
// at most 100 decisions, with a turn of the event loop between, so that a page never waits for a whole batch.

import type { CatalogueVersion } from '../../contract/catalogue.js'
import { check } from '../../shard/check.js'
import { explain } from '../../shard/explain.js'
import { Overloaded } from '../../shard/port.js'
import { record } from '../../shard/record.js'
import { seen } from '../../shard/seen.js'
import { forget, type Shard } from '../../shard/shard.js'
import type { Arrived, RecordedOutcome, ShardCalls } from '../shard-calls.js'

const TRANSACTION_DECISIONS = 100
/** Bounds of what waits: past either, a request is refused before anything of it is stored. */
const MOST_DECISIONS = 20_000
const MOST_BYTES = 64 * 1024 * 1024

type Piece = {
  readonly arrived: Arrived
  readonly catalogue: CatalogueVersion
  settle(outcomes: readonly RecordedOutcome[]): void
}

export type LocalShard = ShardCalls & {
  /** Decisions that wait to be stored. */
  waiting(): number
  /** Resolves when nothing waits any more. */
  idle(): Promise<void>
}

/** Wraps an open shard. `onFailure` is told of a transaction that failed; its decisions are answered `unavailable`. */
export function localShard(shard: Shard, onFailure: (error: unknown) => void): LocalShard {
  const queue: Piece[] = []
  let waiting = 0
  let waitingBytes = 0
  let scheduled = false
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
    if (queue.length > 0) schedule()
    else for (const resolve of onIdle.splice(0)) resolve()
  }

  function takePieces(): Piece[] {
    const pieces: Piece[] = []
    let size = 0
    for (let piece = queue[0]; piece; piece = queue[0]) {
      size += piece.arrived.decisions.length
      if (pieces.length > 0 && size > TRANSACTION_DECISIONS) break
      pieces.push(piece)
      queue.shift()
      waiting -= piece.arrived.decisions.length
    }
    return pieces
  }

  /** Nothing is answered before the outer transaction has committed and synced. */
  function commit(pieces: readonly Piece[]): (readonly RecordedOutcome[])[] {
    try {
      return shard.driver.transaction(() => pieces.map(recordPiece))
    } catch (error) {
      forget(shard)
      onFailure(error)
      return pieces.map(unavailable)
    }
  }

  /** A piece that fails rolls back alone. */
  function recordPiece(piece: Piece): readonly RecordedOutcome[] {
    const request = { ...piece.arrived, catalogueVersion: piece.catalogue.version }
    try {
      const answer = record(shard, request)
      if (answer.answer === 'recorded') return answer.outcomes
      const again = record(shard, { ...request, catalogue: piece.catalogue })
      if (again.answer === 'recorded') return again.outcomes
      throw new Error('the shard asks for a catalogue that it was sent')
    } catch (error) {
      forget(shard)
      onFailure(error)
      return unavailable(piece)
    }
  }

  function enqueue(arrived: Arrived, catalogue: CatalogueVersion): Promise<readonly RecordedOutcome[]> {
    waiting += arrived.decisions.length
    return new Promise(settle => {
      queue.push({ arrived, catalogue, settle })
      schedule()
    })
  }

  return {
    async record(arrived, catalogue, bytes) {
      if (waiting + arrived.decisions.length > MOST_DECISIONS || waitingBytes + bytes > MOST_BYTES)
        throw new Overloaded(1)
      waitingBytes += bytes
      const outcomes = await Promise.all(piecesOf(arrived).map(piece => enqueue(piece, catalogue)))
      waitingBytes -= bytes
      return outcomes.flat()
    },
    explain: async requests => explain(shard, requests),
    check: async (given, catalogue, now) => check(shard, given, catalogue, now),
    seen: async request => seen(shard, request),
    async ready() {
      shard.driver.all('SELECT max(version) AS version FROM migration')
    },
    waiting: () => waiting,
    idle: () =>
      queue.length === 0 && !scheduled ? Promise.resolve() : new Promise(resolve => onIdle.push(resolve)),
  }
}

function piecesOf({ now, decisions }: Arrived): Arrived[] {
  const pieces: Arrived[] = []
  for (let start = 0; start < decisions.length; start += TRANSACTION_DECISIONS) {
    pieces.push({ now, decisions: decisions.slice(start, start + TRANSACTION_DECISIONS) })
  }
  return pieces
}

function unavailable(piece: Piece): RecordedOutcome[] {
  return piece.arrived.decisions.map(() => ({ status: 'unavailable' }))
}
