// Where generated data gets its choices from: a seed (many decisions, fast) or fast-check (few, and shrunk).
// The first of several is always the plainest, so that a failing example shrinks towards plain data.
import fc from 'fast-check'

export type Choices = {
  /** A whole number from 0 to `n` - 1. */
  below(n: number): number
}

/** The same seed gives the same choices, everywhere (mulberry32). */
export function seededChoices(seed: number): Choices {
  let state = seed >>> 0
  return {
    below(n) {
      state = (state + 0x6d2b79f5) >>> 0
      let t = state
      t = Math.imul(t ^ (t >>> 15), t | 1)
      t ^= t + Math.imul(t ^ (t >>> 7), t | 61)
      return Math.floor((((t ^ (t >>> 14)) >>> 0) / 4294967296) * n)
    },
  }
}

/** An arbitrary of whatever `draw` makes of its choices. */
export function arbitraryOf<T>(draw: (choices: Choices) => T): fc.Arbitrary<T> {
  return fc.gen().map(gen => draw({ below: n => gen(fc.nat, { max: n - 1 }) }))
}

/** One of the list. */
export function oneOf<T>(choices: Choices, list: readonly [T, ...T[]]): T {
  return list[choices.below(list.length)] ?? list[0]
}

/** True in about `percent` of 100 cases; false is the plain case. */
export function chance(choices: Choices, percent: number): boolean {
  return choices.below(100) >= 100 - percent
}

/** The value in about `percent` of 100 cases, else nothing to spread. It is drawn only when it is there. */
export function sometimes<T extends object>(choices: Choices, percent: number, draw: () => T): T | object {
  return chance(choices, percent) ? draw() : {}
}

/** `count` drawn things. */
export function times<T>(count: number, draw: (index: number) => T): T[] {
  return Array.from({ length: count }, (_, index) => draw(index))
}
