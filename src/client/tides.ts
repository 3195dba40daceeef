// Who flushes waits for what was enqueued before, and not for what comes after. So every decision comes with a tide;
// a flush ends the present tide, and is done when that one and all before it have run out.

/** The decisions between two flushes. */
export type Tide = { pending: number }

export type Tides = {
  /** The tide of a decision that comes now. It counts until it is settled. */
  join(): Tide
  settle(tide: Tide): void
  /**
   * Calls `done` once, when everything that has joined so far is settled; what it gives back ends the wait. Something
   * must be pending.
   */
  onceOut(done: () => void): () => void
  /** Whether somebody waits. */
  awaited(): boolean
}

/** With one tide that nobody waits for. */
export function createTides(): Tides {
  let present: Tide = { pending: 0 }
  /** Ended tides that still have something pending. */
  const ended = new Set<Tide>()
  const waiting = new Set<{ readonly on: Set<Tide>; readonly done: () => void }>()

  return {
    join() {
      present.pending++
      return present
    },
    settle(tide) {
      tide.pending--
      if (tide.pending > 0 || !ended.delete(tide)) return
      for (const wait of waiting) {
        wait.on.delete(tide)
        if (wait.on.size > 0) continue
        waiting.delete(wait)
        wait.done()
      }
    },
    onceOut(done) {
      if (present.pending > 0) {
        ended.add(present)
        present = { pending: 0 }
      }
      const wait = { on: new Set(ended), done }
      waiting.add(wait)
      return () => waiting.delete(wait)
    },
    awaited: () => waiting.size > 0,
  }
}
