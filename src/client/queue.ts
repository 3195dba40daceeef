// The buffered way: decisions wait a moment for company, go out in batches, and are tried again until the service has
// answered for each. Nothing here throws or blocks; what is let go is counted.
import type { Decision } from '../contract/decision.js'
import { createBatchSize } from './batch-size.js'
import { type Bounds, createBuffer, type Entry } from './buffer.js'
import type { Counters } from './counters.js'
import { watchEnd } from './flush-at-end.js'
import { createGate } from './gate.js'
import { createLedger, type Listeners } from './ledger.js'
import { REQUEST_BYTES } from './limits.js'
import type { Connection } from './post.js'
import { ENVELOPE_BYTES } from './request-body.js'
import { type Backoff, worthRetryingLater } from './retry-policy.js'
import { sendBatch } from './send-batch.js'
import { settleBatch } from './settle-batch.js'
import { createTides } from './tides.js'
import { utf8Bytes } from './utf8-bytes.js'

/** How the queue batches, waits and gives up. */
export type QueueSettings = {
  /** What may be held, sent or not. */
  readonly limit: Bounds
  readonly batch: Bounds
  readonly lingerMs: number
  readonly inFlight: number
  readonly gzip: boolean
  readonly timeoutMs: number
  readonly tries: number
  /** How long a flush at the end of the process may take; null = none. */
  readonly flushAtEndMs: number | null
}

export type Queue = {
  enqueue(decision: Decision): boolean
  /** Sends without lingering; true when all that was enqueued before is settled, false when the time is over. */
  flush(timeoutMs: number): Promise<boolean>
  /** Takes nothing more, flushes, and drops what is left. */
  close(timeoutMs: number): Promise<boolean>
  counters(): Counters
}

/** An empty queue. It starts no timer and touches nothing of the platform before the first decision. */
export function createQueue(
  connection: Connection,
  settings: QueueSettings,
  backoff: Backoff,
  listeners: Listeners,
): Queue {
  const { clock } = connection
  const buffer = createBuffer(settings.limit)
  const tides = createTides()
  const ledger = createLedger(buffer, tides, listeners)
  const gate = createGate(backoff)
  const underWay = new Set<readonly Entry[]>()
  const abandoned = new AbortController()
  const { flushAtEndMs } = settings
  const end = flushAtEndMs === null ? null : watchEnd(() => void flush(flushAtEndMs))
  const batchSize = createBatchSize({ ...settings.batch, bytes: settings.batch.bytes - ENVELOPE_BYTES })
  let wakesAt = Infinity
  let cancelWake = () => {}
  let closing: Promise<boolean> | null = null

  function enqueue(decision: Decision): boolean {
    if (closing) return ledger.turnAway('closed')
    if (!buffer.hasRoom(0)) return ledger.turnAway('buffer-full') // Before it costs anything to write it down.
    const text = serialise(decision)
    if (text === null) return ledger.turnAway('unserialisable')
    const bytes = utf8Bytes(text) + 1
    if (bytes + ENVELOPE_BYTES > REQUEST_BYTES) return ledger.turnAway('too-large')
    if (!buffer.hasRoom(bytes)) return ledger.turnAway('buffer-full')
    buffer.add({ text, bytes, tide: tides.join(), failures: 0, since: clock.now() })
    ledger.keep()
    end?.begin()
    advance()
    return true
  }

  /** Starts what may start now, and sees to it that this runs again when more may. */
  function advance(): void {
    const now = clock.now()
    buffer.bringBack(now)
    while (underWay.size < settings.inFlight && startsAt(now) <= now) {
      void deliver(buffer.take(batchSize.bounds()))
    }
    wakeAt(Math.min(buffer.nextDue(), underWay.size < settings.inFlight ? startsAt(now) : Infinity), now)
  }

  /** When the next batch may start: a whole one, or one that is waited for, at once; always once the gate is open. */
  function startsAt(now: number): number {
    const since = buffer.waitsSince()
    if (since === Infinity) return Infinity
    const lingers = !tides.awaited() && !buffer.holds(batchSize.bounds())
    return Math.max(lingers ? since + settings.lingerMs : now, gate.opensAt())
  }

  async function deliver(entries: readonly Entry[]): Promise<void> {
    underWay.add(entries)
    const wave = gate.wave()
    const answer = await sendBatch(entries, connection, { ...settings, signal: abandoned.signal })
    if (!underWay.delete(entries)) return
    const now = clock.now()
    if ('items' in answer) gate.succeeded()
    else if (worthRetryingLater(answer)) gate.failed(wave, answer.retryAfterMs, now)
    settleBatch(entries, answer, { buffer, batchSize, ledger, tries: settings.tries, backoff, now })
    if (ledger.pending() === 0) end?.end()
    advance()
  }

  function wakeAt(time: number, now: number): void {
    if (time === wakesAt) return
    cancelWake()
    wakesAt = time
    cancelWake = time === Infinity ? () => {} : clock.after(Math.max(0, Math.ceil(time - now)), wake, false)
  }

  function wake(): void {
    wakesAt = Infinity
    advance()
  }

  function flush(timeoutMs: number): Promise<boolean> {
    if (ledger.pending() === 0) return Promise.resolve(true)
    return new Promise(resolve => {
      // It alone keeps the process running: somebody waits, but no longer than this.
      const cancelTimeout = clock.after(timeoutMs, () => finish(false), true)
      const leave = tides.onceOut(() => finish(true))
      function finish(whole: boolean): void {
        cancelTimeout()
        leave()
        resolve(whole)
      }
      advance()
    })
  }

  async function closeOnce(timeoutMs: number): Promise<boolean> {
    const whole = await flush(timeoutMs)
    for (const entries of [...underWay, buffer.takeAll()]) ledger.drop(entries, 'closed')
    underWay.clear()
    abandoned.abort()
    wakeAt(Infinity, 0)
    end?.end()
    return whole
  }

  return {
    enqueue,
    flush,
    close(timeoutMs) {
      closing ??= closeOnce(timeoutMs)
      return closing
    },
    counters: ledger.counters,
  }
}

/** The text to send; null where JSON cannot hold it. Made now: what the caller changes later is not sent. */
function serialise(decision: Decision): string | null {
  try {
    return JSON.stringify(decision) ?? null
  } catch {
    return null
  }
}
