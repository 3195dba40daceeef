// Turns of the event loop, shared out. A process takes one new connection in a turn, so a turn that works through every
// batch that lies ready keeps new clients waiting. Instead pieces of work begin for a few milliseconds at a time, then what
// is left waits in line until others had their turn; while new clients come, they have some more turns.

/** How long pieces may begin before others have their turn, in milliseconds. */
const MOST = 5
/** How long what waits in line is held back while each turn brings a new client, in milliseconds. */
const HELD = 10

export type SharedTurns = {
  /** Resolves when its caller may begin a piece of work of some milliseconds: first come, first served. */
  turn(): Promise<void>
  /** A new client was taken in this turn: more of them may wait. */
  clientCame(): void
}

/** Turns of this thread's event loop. `elapsed` gives milliseconds that only grow. */
export function shareTurns(elapsed: () => number): SharedTurns {
  const waiting: (() => void)[] = []
  let end = Number.NEGATIVE_INFINITY
  /** Somebody was told to begin, and has not yet: how long it takes is not known. */
  let told = false
  let came = false

  function beginTurn(): void {
    const now = elapsed()
    if (came && now < end + HELD) {
      came = false
      setImmediate(beginTurn)
      return
    }
    end = now + MOST
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

  return {
    turn() {
      if (!told && waiting.length === 0 && elapsed() < end) {
        tell()
        return Promise.resolve()
      }
      return new Promise(begin => {
        // Whoever waits already has seen to it that there will be a turn.
        if (waiting.push(begin) === 1 && !told) setImmediate(beginTurn)
      })
    },
    clientCame() {
      came = true
    },
  }
}
