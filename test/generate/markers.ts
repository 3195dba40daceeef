// Marks for generated values: short, unlike anything a page says of its own, unique within a decision.

/** `V` value, `S` source, `T` title … : a letter that tells a reader of a failing test where the mark came from. */
export type Mark = (letter: string) => string

/** Counts up; marks of one counter never contain each other. */
export function markCounter(): Mark {
  let count = 0
  return letter => `Q${letter}${++count}z`
}

/** A number that serves as a mark: seven digits that nothing else in a generated decision has. */
export function markedNumber(index: number): number {
  return 7_300_001 + index
}

/** Every mark in any JSON value, numbers included. */
export function marksIn(value: unknown): string[] {
  return JSON.stringify(value)?.match(/Q[a-zA-Z]\d+z|73\d{5}/g) ?? []
}
