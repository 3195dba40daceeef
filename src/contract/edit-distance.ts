// How far apart two spellings are, so that a message can name what the writer probably meant.

/** Levenshtein distance in UTF-16 units: the fewest insertions, deletions and replacements from `a` to `b`. */
export function editDistance(a: string, b: string): number {
  let above = Array.from({ length: b.length + 1 }, (_, column) => column)
  for (let row = 1; row <= a.length; row++) {
    const current = [row]
    for (let column = 1; column <= b.length; column++) {
      const replaced = (above[column - 1] ?? 0) + (a[row - 1] === b[column - 1] ? 0 : 1)
      const inserted = (current[column - 1] ?? 0) + 1
      const deleted = (above[column] ?? 0) + 1
      current.push(Math.min(replaced, inserted, deleted))
    }
    above = current
  }
  return above[b.length] ?? 0
}

/** The candidate spelled most like `word`, or null where none is close (more than two fifths of it differs). */
export function closestSpelling(word: string, candidates: Iterable<string>): string | null {
  let best: string | null = null
  let least = Math.floor(Math.max(word.length, 3) * 0.4) + 1
  for (const candidate of candidates) {
    const distance = editDistance(word, candidate)
    if (distance < least) {
      best = candidate
      least = distance
    }
  }
  return best
}
