// One pause for the whole client: when the service fails as a whole, no batch of this client knocks before it is over.
import { type Backoff, fullJitter } from './retry-policy.js'

/** The pause. Times are the clock's milliseconds. */
export type Gate = {
  /** No request may start before. */
  opensAt(): number
  /** Counts the pauses so far: a request keeps the number that stood when it started. */
  wave(): number
  succeeded(): void
  /** A request that started in `wave` failed as a whole. */
  failed(wave: number, retryAfterMs: number | null, now: number): void
}

/** Open at first. Requests that fail together, as when a service restarts, make the pause longer only once. */
export function createGate(backoff: Backoff): Gate {
  let opensAt = 0
  let wave = 0
  let failures = 0
  return {
    opensAt: () => opensAt,
    wave: () => wave,
    succeeded() {
      failures = 0
    },
    failed(started, retryAfterMs, now) {
      let waitMs = retryAfterMs ?? 0
      if (started === wave) {
        wave++
        failures++
        waitMs += fullJitter(failures, backoff)
      }
      opensAt = Math.max(opensAt, now + waitMs)
    },
  }
}
