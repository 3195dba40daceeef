// Time as the client sees it. A test, or a simulation, gives one of its own.

/** Where the client's time comes from. */
export type Clock = {
  /** Milliseconds that never go back. */
  now(): number
  /** Milliseconds since 1970: for a `Retry-After` that names a date. */
  date(): number
  /**
   * Runs `run` once after so many milliseconds; what it gives back cancels that. Only where `holds` is true may the
   * timer alone keep the process running.
   */
  after(milliseconds: number, run: () => void, holds: boolean): () => void
}

/** What a platform's timers can hold. Told to wait longer, they do not wait at all. */
const LONGEST = 2 ** 31 - 1

/** The clock of the platform. On Node its timers are unreferenced unless somebody waits for them. */
export const systemClock: Clock = {
  now: () => performance.now(),
  date: () => Date.now(),
  after(milliseconds, run, holds) {
    const timer: unknown = setTimeout(run, Math.min(milliseconds, LONGEST))
    if (!holds) unreference(timer)
    return () => clearTimeout(timer as number) // What setTimeout gave, whatever the platform calls it.
  },
}

/** Waits for someone: the process stays until it is over. */
export function wait(clock: Clock, milliseconds: number): Promise<void> {
  return new Promise(resolve => clock.after(milliseconds, resolve, true))
}

/** A number in Workers and browsers, an object with `unref` on Node. */
function unreference(timer: unknown): void {
  if (typeof timer !== 'object' || timer === null || !('unref' in timer)) return
  if (typeof timer.unref === 'function') timer.unref()
}
