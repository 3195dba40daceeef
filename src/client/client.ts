// The producer's side, and what the package exports as `wherefore/client`: send the decisions of a slate and get their
// links back, or hand decisions over and let them be sent. No dependencies; runs wherever fetch does.
import type { Decision } from '../contract/decision.js'
import type { ItemResult, ItemStatus } from '../contract/ingestion.js'
import { checkOptions } from './check-options.js'
import { type Clock, systemClock } from './clock.js'
import type { Counters, DropReason, RefusedStatus } from './counters.js'
import { tellingHints } from './hints.js'
import { REQUEST_BYTES, REQUEST_DECISIONS, UNPACKED_BYTES } from './limits.js'
import type { Connection } from './post.js'
import { createQueue, type QueueSettings } from './queue.js'
import { send } from './send.js'
import { WhereforeError } from './wherefore-error.js'

export type { Clock, Counters, Decision, DropReason, ItemResult, ItemStatus, RefusedStatus }
export { WhereforeError }

/** How `enqueue` batches, waits and gives up. All have a default. */
export type BufferOptions = {
  /** Most decisions held in memory, sent or not; 20,000. When they are there, the next one is dropped and counted. */
  readonly maxDecisions?: number
  /** Most bytes of JSON held in memory; 32 MiB. */
  readonly maxBytes?: number
  /** Most decisions in one request; 500, and no more than 1,000. */
  readonly batchDecisions?: number
  /** Most bytes of JSON in one request, before gzip; 1 MiB, with gzip no more than 8 MiB. */
  readonly batchBytes?: number
  /** How long a decision waits for company; 200 ms. */
  readonly lingerMs?: number
  /** Most requests at the same time; 4. */
  readonly inFlight?: number
  /** Whether batches are packed with gzip; they are, where the platform has CompressionStream. */
  readonly gzip?: boolean
  /** How long one request may take; 10 seconds. */
  readonly timeoutMs?: number
  /** How often a decision is sent before it is given up; 20, which takes some minutes. */
  readonly tries?: number
  /** The first wait before sending again is at most this; 100 ms. It doubles with each failure. */
  readonly backoffBaseMs?: number
  /** No wait is longer, unless `Retry-After` says so; 30 seconds. */
  readonly backoffCapMs?: number
  /** On Node: whether to flush when the process has nothing left to do. It does. */
  readonly flushAtEnd?: boolean
}

export type ClientOptions = {
  /** The service's public address, such as `https://why.example.com`. */
  readonly url: string
  /** An API key with role `producer`. */
  readonly key: string
  /** How long one request of `send` may take; 5 seconds unless told. */
  readonly timeoutMs?: number
  /** How many times `send` sends one request again after 429, 503 or no answer; 2 unless told. */
  readonly retries?: number
  /** The longest wait of `send` before sending again. A longer `Retry-After` fails at once; 5 seconds unless told. */
  readonly longestWaitMs?: number
  /** How `enqueue` batches, waits and gives up. */
  readonly buffer?: BufferOptions
  /** Called for each enqueued decision that the service refused: `conflict`, `invalid` with its errors, or `gone`. */
  readonly onRefused?: (item: ItemResult, decision: Decision) => void
  /** Called for each decision that was enqueued and dropped later: to keep it elsewhere, say. */
  readonly onDropped?: (reason: DropReason, decision: Decision) => void
  /** Called when enqueued decisions are dropped because requests fail: once for each code, until one succeeds. */
  readonly onError?: (error: WhereforeError) => void
  /**
   * Called with what the service remarks on decisions that it stored all the same, such as signals that the catalogue
   * does not declare: once for each different sentence. It names keys, never a value.
   */
  readonly onHint?: (hint: string) => void
  readonly fetch?: typeof globalThis.fetch
  /** Where time comes from. */
  readonly clock?: Clock
  /** Numbers in [0, 1), for waits. */
  readonly random?: () => number
}

/** How long `flush` and `close` may take; 10 seconds unless told. */
export type FlushOptions = { readonly timeoutMs?: number }

export type Client = {
  /**
   * Sends decisions and answers one item each, in the order sent, with its `why_url`. An item that the service refused
   * says so in its `status`; nothing is thrown for it.
   * @throws WhereforeError when a request as a whole failed; `acknowledged` holds the items of those before it.
   */
  send(decisions: readonly Decision[]): Promise<readonly ItemResult[]>
  /**
   * Takes a decision to be sent soon, in a batch, and as often as it takes. It is written down now: changing it later
   * changes nothing. False, and counted, where it is dropped. It never throws and never waits.
   */
  enqueue(decision: Decision): boolean
  /** Sends what was enqueued before, without lingering. False where some of it is still pending when the time is over. */
  flush(options?: FlushOptions): Promise<boolean>
  /** Takes nothing more, flushes, and drops what is left when the time is over. False where something was. */
  close(options?: FlushOptions): Promise<boolean>
  /** What became of everything that was enqueued. */
  counters(): Counters
}

const FLUSH_MS = 10_000
/** Waits of `send`: somebody is waiting for a page. */
const SEND_BACKOFF = { baseMs: 100, capMs: 2_000 } as const

/**
 * A client for one service and one key.
 * @throws TypeError where `url` is no address, and RangeError where a number is one it cannot work with.
 */
export function createClient(options: ClientOptions): Client {
  const { buffer = {}, random = Math.random } = options
  checkOptions(options)
  checkOptions(buffer, 'buffer.')
  const connection: Connection = {
    endpoint: `${new URL(options.url).href.replace(/\/+$/, '')}/v1/decisions`,
    key: options.key,
    fetch: options.fetch ?? globalThis.fetch,
    clock: options.clock ?? systemClock,
    tellHints: tellingHints(options.onHint),
  }
  const sending = {
    timeoutMs: options.timeoutMs ?? 5_000,
    retries: options.retries ?? 2,
    longestWaitMs: options.longestWaitMs ?? 5_000,
    backoff: { ...SEND_BACKOFF, random },
  }
  const backoff = { baseMs: buffer.backoffBaseMs ?? 100, capMs: buffer.backoffCapMs ?? 30_000, random }
  const queue = createQueue(connection, queueSettings(buffer), backoff, options)
  return {
    send: decisions => send(decisions, connection, sending),
    enqueue: queue.enqueue,
    flush: ({ timeoutMs = FLUSH_MS } = {}) => queue.flush(timeoutMs),
    close: ({ timeoutMs = FLUSH_MS } = {}) => queue.close(timeoutMs),
    counters: queue.counters,
  }
}

function queueSettings(buffer: BufferOptions): QueueSettings {
  const gzip = buffer.gzip ?? true
  return {
    limit: { decisions: buffer.maxDecisions ?? 20_000, bytes: buffer.maxBytes ?? 32 * 1024 * 1024 },
    batch: {
      decisions: Math.min(buffer.batchDecisions ?? 500, REQUEST_DECISIONS),
      bytes: Math.min(buffer.batchBytes ?? REQUEST_BYTES, gzip ? UNPACKED_BYTES : REQUEST_BYTES),
    },
    lingerMs: buffer.lingerMs ?? 200,
    inFlight: buffer.inFlight ?? 4,
    gzip,
    timeoutMs: buffer.timeoutMs ?? 10_000,
    tries: buffer.tries ?? 20,
    flushAtEndMs: buffer.flushAtEnd === false ? null : FLUSH_MS,
  }
}
