// What the service remarks on decisions that it stored all the same. Each sentence is told once a client: it is for the
// people who write the producer, not for every request.

/** Keys that hold ids would make a new sentence each time: after so many, all has been said. */
const MOST = 100

/** Tells strings of an answer's `hints`, whatever that is. It runs apart: a callback that throws costs no decision. */
export function tellingHints(onHint: ((hint: string) => void) | undefined): (hints: unknown) => void {
  const told = new Set<string>()
  return hints => {
    if (!onHint || !Array.isArray(hints)) return
    for (const hint of hints) {
      if (typeof hint !== 'string' || told.has(hint) || told.size >= MOST) continue
      told.add(hint)
      queueMicrotask(() => onHint(hint))
    }
  }
}
