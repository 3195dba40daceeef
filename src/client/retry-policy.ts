// When a request is worth sending again, and after how long. Sending again is safe: the service knows a decision by
// its id and subject, and stores it once.
import type { Failure } from './post.js'

/** Waits grow from `baseMs` by doubling up to `capMs`, and each is drawn at random below that. */
export type Backoff = {
  readonly baseMs: number
  readonly capMs: number
  /** A number in [0, 1). */
  readonly random: () => number
}

/**
 * How long to wait after so many failures (1 = the first), in milliseconds: "full jitter", which of the known ways
 * brings the fewest clients back at the same moment (AWS Architecture Blog, "Exponential Backoff And Jitter", 2015).
 */
export function fullJitter(failures: number, { baseMs, capMs, random }: Backoff): number {
  return random() * Math.min(capMs, baseMs * 2 ** (failures - 1))
}

/** For somebody who waits: only where the service says so, or could not be reached. A second timeout helps nobody. */
export function worthRetryingAtOnce({ status, code }: Failure): boolean {
  return code === 'unreachable' || status === 429 || status === 503
}

/** For what may take its time: everything that another try could mend. */
export function worthRetryingLater({ status }: Failure): boolean {
  if (status === null || (status >= 200 && status < 300)) return true
  return status >= 500 || status === 408 || status === 425 || status === 429
}
