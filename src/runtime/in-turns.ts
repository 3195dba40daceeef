// Work that is done in steps, with a turn of the event loop between: others go on meanwhile.

/** Does all of it. `turn` resolves when the next step may begin. */
export async function inTurns<Answer>(
  work: Generator<void, Answer>,
  turn: () => Promise<void>,
): Promise<Answer> {
  for (;;) {
    const step = work.next()
    if (step.done) return step.value
    await turn()
  }
}

/** Turns that are given one at a time: however many wait, no two of them take a step in the same turn of the event loop. */
export function oneByOne(turn: () => Promise<void>): () => Promise<void> {
  let last = Promise.resolve()
  return () => {
    last = last.then(turn)
    return last
  }
}
