// What an answer means for each decision of its batch: taken, refused, to be tried again, or let go.
import type { ItemResult } from '../contract/ingestion.js'
import type { BatchSize } from './batch-size.js'
import type { DecisionBuffer, Entry } from './buffer.js'
import type { DropReason } from './counters.js'
import type { Ledger } from './ledger.js'
import type { Answer, Failure } from './post.js'
import { type Backoff, fullJitter, worthRetryingLater } from './retry-policy.js'
import { WhereforeError } from './wherefore-error.js'

/** Where entries go, and for how long they are tried. */
export type Settlement = {
  readonly buffer: DecisionBuffer
  readonly batchSize: BatchSize
  readonly ledger: Ledger
  readonly tries: number
  readonly backoff: Backoff
  readonly now: number
}

/** Settles what can be settled and puts the rest back. */
export function settleBatch(entries: readonly Entry[], answer: Answer, to: Settlement): void {
  if ('items' in answer) {
    to.ledger.recovered()
    to.batchSize.passed()
    settleItems(entries, answer.items, to)
  } else if (answer.status === 413 && entries.length > 1) {
    to.batchSize.tooLarge(entries.reduce((sum, entry) => sum + entry.bytes, 0))
    to.buffer.putBack(entries)
  } else if (worthRetryingLater(answer)) {
    to.buffer.putBack(stillTried(entries, answer, to))
  } else {
    to.ledger.drop(entries, reasonOf(answer))
    tell(answer, to)
  }
}

function settleItems(entries: readonly Entry[], items: readonly ItemResult[], to: Settlement): void {
  const unavailable: Entry[] = []
  for (const [place, entry] of entries.entries()) {
    const item = items[place]
    switch (item?.status) {
      case 'accepted':
      case 'duplicate':
        to.ledger.take(entry, item.status)
        break
      case 'conflict':
      case 'invalid':
      case 'gone':
        to.ledger.refuse(entry, item, item.status)
        break
      case 'unavailable':
      case undefined: // There is an item for each: a request with fewer is a failure.
        unavailable.push(entry)
    }
  }
  if (unavailable.length === 0) return
  // Their shard is away and the others are not: they wait by themselves.
  const again = stillTried(unavailable, { code: 'unavailable', status: 200, retryAfterMs: null }, to)
  const failures = again.reduce((most, entry) => Math.max(most, entry.failures), 1)
  if (again.length > 0) to.buffer.putAside(again, to.now + fullJitter(failures, to.backoff))
}

/** Counts a failure on each; those that had their tries are dropped. */
function stillTried(entries: readonly Entry[], failure: Failure, to: Settlement): Entry[] {
  for (const entry of entries) entry.failures++
  const spent = entries.filter(entry => entry.failures >= to.tries)
  if (spent.length === 0) return [...entries]
  to.ledger.drop(spent, 'gave-up')
  tell(failure, to)
  return entries.filter(entry => entry.failures < to.tries)
}

function reasonOf({ status }: Failure): DropReason {
  if (status === 401 || status === 403) return 'unauthorized'
  return status === 413 ? 'too-large' : 'request-refused'
}

function tell({ code, status, cause }: Failure, { ledger }: Settlement): void {
  ledger.tell(new WhereforeError(code, status, { cause }))
}
