// Public answers, kept while what they were made of stays the same: they are asked for far more often than it changes.
import type { OpenAnswer } from '../answer-open.js'

/** Pages times languages times forms of one organisation; past it, it begins anew. */
const MOST_KEPT = 500

/** Gives the answer kept under `key`, or makes and keeps it. Whatever is in `madeOf` is compared by identity. */
export function keptAnswers() {
  const answers = new Map<string, OpenAnswer>()
  let basis: readonly unknown[] = []
  return async (
    madeOf: readonly unknown[],
    key: string,
    make: () => Promise<OpenAnswer>,
  ): Promise<OpenAnswer> => {
    if (!isSame(madeOf, basis)) {
      answers.clear()
      basis = madeOf
    }
    const known = answers.get(key)
    if (known) return known
    const made = await make()
    if (answers.size >= MOST_KEPT) answers.clear()
    // Something may have changed while it was made.
    if (isSame(madeOf, basis)) answers.set(key, made)
    return made
  }
}

function isSame(one: readonly unknown[], other: readonly unknown[]): boolean {
  return one.length === other.length && one.every((each, at) => each === other[at])
}
