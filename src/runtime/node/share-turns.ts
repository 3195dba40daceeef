// Turns of the event loop, shared out. A process takes one new connection in a turn, so a turn that works through every
// batch that lies ready keeps new clients waiting. Instead pieces of work begin for a few milliseconds at a time, then what
// is left waits in line until others had their turn.

/** How long pieces may begin before others have their turn, in milliseconds. */
const MOST = 5

/**
 * Gives a function that resolves when its caller may begin a piece of work of some milliseconds: first come, first served.
 */
export function shareTurns(elapsed: () => number): () => Promise<void> {
  const waiting: (() => void)[] = []
  let end = Number.NEGATIVE_INFINITY
  /** Somebody was told to begin, and has not yet: how long it takes is not known. */
  let told = false

  function beginTurn(): void {
    end = elapsed() + MOST
    giveNext()
  }

  function giveNext(): void {
    const begin = waiting.shift()
    if (begin) tell(begin)
  }

  function tell(begin?: () => void): void {
    told = true
    begin?.()
    // Who is told goes on in the next microtask, and this comes after it.
    queueMicrotask(() => queueMicrotask(afterwards))
  }

  function afterwards(): void {
    told = false
    if (waiting.length === 0) return
    if (elapsed() < end) giveNext()
    else setImmediate(beginTurn)
  }

  return () => {
    if (!told && waiting.length === 0 && elapsed() < end) {
      tell()
      return Promise.resolve()
    }
    return new Promise(begin => {
      // Whoever waits already has seen to it that there will be a turn.
      if (waiting.push(begin) === 1 && !told) setImmediate(beginTurn)
    })
  }
}
