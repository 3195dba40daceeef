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
