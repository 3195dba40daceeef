// Sign-in links that were never made here: ten a minute are answered, the rest are told to wait. A link that was made
// here is never held up by them, so that nobody can lock others out by guessing.

const MOST = 10
const MINUTE = 60_000

/** Counts what `count` is called for; it gives the seconds to wait, 0 while there were few in this minute. */
export function slowDown(now: () => number): { count(): number } {
  let from = 0
  let met = 0
  return {
    count() {
      const at = now()
      if (at - from >= MINUTE || at < from) {
        from = at
        met = 0
      }
      met += 1
      return met > MOST ? Math.ceil((from + MINUTE - at) / 1000) : 0
    },
  }
}
