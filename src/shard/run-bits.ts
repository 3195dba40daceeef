// Small numbers as one integer that a database can hold and JavaScript reads exactly: numbers may share a bit, so a bit that
// is not set rules a number out, and one that is set promises nothing.

const BITS = 48

/** The integer with a bit for each of the numbers. */
export function bitsOf(numbers: readonly number[]): number {
  return [...new Set(numbers.map(number => number % BITS))].reduce((bits, place) => bits + 2 ** place, 0)
}

/** Whether the number may be among those that made the bits. */
export function mayHold(bits: number, number: number): boolean {
  return Math.floor(bits / 2 ** (number % BITS)) % 2 === 1
}
