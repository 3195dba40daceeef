// The one writer of the shard in this process: a thread of its own, so that neither a page nor a request that is being
// read waits for a transaction or its sync. What waits for it is bounded.
import { Worker } from 'node:worker_threads'
import { Overloaded } from '../../shard/port.js'
import type { RetireAnswer, RetireRequest } from '../../shard/retire.js'
import type { ShardCalls } from '../shard-calls.js'
import { recordThere } from '../shard-methods.js'
import type { ShardThreadData, ShardThreadMethods } from './shard-thread.js'
import { callThread, ThreadGone } from './thread-calls.js'

/** Bounds of what waits: past either, a request is refused before anything of it is stored. */
const MOST_DECISIONS = 20_000
const MOST_BYTES = 64 * 1024 * 1024
/** From the sources, as tests run, the built thread beside the built entries is taken. */
const ENTRY = import.meta.url.endsWith('.ts') ? '../../../dist/shard-thread.js' : './shard-thread.js'

export type ShardWriter = Pick<ShardCalls, 'record' | 'look'> & {
  retire(request: RetireRequest): Promise<RetireAnswer>
  voidLinks(subjectRef: Uint8Array, at: number): Promise<boolean>
  /** Puts some thousands of decisions that are in no run into one; true where there were any. */
  writeRun(): Promise<boolean>
  ready(): Promise<void>
  /** Moves what the write-ahead log holds into the file. */
  checkpoint(): Promise<void>
  /** Decisions that wait to be stored. */
  waiting(): number
  /** Resolves with the reason should the thread end by itself. Nothing can be stored from then on. */
  readonly broken: Promise<Error>
  /** Waits for what was taken, then closes the database and ends the thread. */
  close(): Promise<void>
}

/** Starts the thread over a database that opens. `onFailure` is told of transactions that failed. */
export async function startWriter(
  data: ShardThreadData,
  onFailure: (error: unknown) => void,
): Promise<ShardWriter> {
  const worker = new Worker(new URL(ENTRY, import.meta.url), { workerData: data })
  const broken = brokenBy(worker)
  const thread = callThread<ShardThreadMethods>(
    worker,
    ['record', 'look', 'retire', 'voidLinks', 'writeRun', 'ready', 'checkpoint', 'close'],
    onFailure,
  )
  let waiting = 0
  let waitingBytes = 0
  try {
    await thread.ready()
  } catch (error) {
    throw error instanceof ThreadGone ? await broken : error
  }
  return {
    async record(arrived, catalogue, bytes) {
      const { count } = arrived.decisions
      if (waiting + count > MOST_DECISIONS || waitingBytes + bytes > MOST_BYTES) throw new Overloaded(1)
      waiting += count
      waitingBytes += bytes
      try {
        return await recordThere(thread.record, arrived, catalogue)
      } finally {
        waiting -= count
        waitingBytes -= bytes
      }
    },
    look: thread.look,
    retire: thread.retire,
    voidLinks: thread.voidLinks,
    writeRun: thread.writeRun,
    ready: thread.ready,
    checkpoint: thread.checkpoint,
    waiting: () => waiting,
    broken,
    async close() {
      try {
        await thread.close()
      } finally {
        await worker.terminate()
      }
    },
  }
}

/** Settles with why the thread ended, if it did so by itself. */
function brokenBy(worker: Worker): Promise<Error> {
  return new Promise(resolve => {
    worker.once('error', error => resolve(error instanceof Error ? error : new ThreadGone()))
    worker.once('exit', () => resolve(new ThreadGone()))
  })
}
