// How far a long command is, on standard error: one line that is rewritten on a terminal, else a line every few seconds.

export type Progress = {
  /** Shows the line that `line` makes, unless one was shown a moment ago. */
  show(line: () => string): void
  /** Writes a line of its own that stays. */
  say(line: string): void
  /** Takes the line away. */
  end(): void
}

/** Between two lines, in milliseconds: on a terminal, and where each line stays. */
const REDRAWN = 100
const APART = 5_000

export type ProgressOptions = {
  readonly quiet: boolean
  readonly output: { write(text: string): void; readonly isTTY?: boolean; readonly columns?: number }
  /** Milliseconds that only grow. */
  elapsed(): number
}

/** Starts without a line; the first on a terminal comes at once, elsewhere after the pause. */
export function createProgress({ quiet, output, elapsed }: ProgressOptions): Progress {
  const terminal = output.isTTY === true
  let shownAt = terminal ? Number.NEGATIVE_INFINITY : elapsed()
  let standing = false

  function takeAway(): void {
    if (standing) output.write('\r\u001b[K')
    standing = false
  }

  return {
    show(line) {
      if (quiet || elapsed() - shownAt < (terminal ? REDRAWN : APART)) return
      shownAt = elapsed()
      // A line that wraps could not be rewritten.
      const text = terminal ? line().slice(0, (output.columns ?? 80) - 1) : line()
      takeAway()
      output.write(terminal ? text : `${text}\n`)
      standing = terminal
    },
    say(line) {
      takeAway()
      output.write(`${line}\n`)
    },
    end: takeAway,
  }
}
