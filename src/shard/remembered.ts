// A map of bounded size that forgets what was not used lately. Made for keys and small rows, told of rollbacks.
// Two generations: what is asked for again moves into the younger one, and when that is full the older one goes.

export class Remembered<Key, Value> {
  readonly #half: number
  #young = new Map<Key, Value>()
  #old = new Map<Key, Value>()

  /** Holds at most `most` entries. */
  constructor(most: number) {
    this.#half = Math.ceil(most / 2)
  }

  get(key: Key): Value | undefined {
    const value = this.#young.get(key)
    if (value !== undefined) return value
    const older = this.#old.get(key)
    if (older !== undefined) this.set(key, older)
    return older
  }

  set(key: Key, value: Value): void {
    if (this.#young.size >= this.#half) {
      this.#old = this.#young
      this.#young = new Map()
    }
    this.#young.set(key, value)
  }

  delete(key: Key): void {
    this.#young.delete(key)
    this.#old.delete(key)
  }

  forget(): void {
    this.#young.clear()
    this.#old.clear()
  }
}
