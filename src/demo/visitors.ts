// The shop's memory: visitors by id, in this process only. The one not seen for longest goes when it is full.
import { newVisitor, type Visitor } from './visitor.js'

export type Visitors = {
  /** What is remembered of this id; a visitor about whom nothing is known where that is nothing. */
  get(id: string, now: number): Visitor
  put(visitor: Visitor): void
  forget(id: string): void
}

/** A memory for at most `most` visitors. */
export function createVisitors(most = 2000): Visitors {
  const byId = new Map<string, Visitor>()
  return {
    get: (id, now) => byId.get(id) ?? newVisitor(id, now),
    put(visitor) {
      // A Map keeps the order of insertion: deleting first moves this visitor to its end.
      byId.delete(visitor.id)
      byId.set(visitor.id, visitor)
      if (byId.size <= most) return
      const oldest = byId.keys().next()
      if (!oldest.done) byId.delete(oldest.value)
    },
    forget: id => {
      byId.delete(id)
    },
  }
}
