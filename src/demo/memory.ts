// The shop's memory: by visitor, in this process only. What was not touched for longest goes when it is full.

export type Memory<T> = {
  get(id: string): T | undefined
  put(id: string, value: T): void
  forget(id: string): void
  /** Forgets every entry of which this is true. */
  forgetWhere(isDue: (value: T, id: string) => boolean): void
}

/** A memory of at most `most` entries. */
export function createMemory<T>(most: number): Memory<T> {
  const byId = new Map<string, T>()
  return {
    get: id => byId.get(id),
    put(id, value) {
      // A Map keeps the order of insertion: deleting first moves the entry to its end.
      byId.delete(id)
      byId.set(id, value)
      if (byId.size <= most) return
      const oldest = byId.keys().next()
      if (!oldest.done) byId.delete(oldest.value)
    },
    forget: id => {
      byId.delete(id)
    },
    forgetWhere(isDue) {
      for (const [id, value] of byId) if (isDue(value, id)) byId.delete(id)
    },
  }
}
