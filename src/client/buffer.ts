// What is enqueued and not yet settled: a line that waits to be sent, and groups that wait to be tried again. Bounded in
// decisions and in bytes, whatever part of it is under way.
import type { Tide } from './tides.js'

/** One decision as it will be sent, however often. */
export type Entry = {
  readonly text: string
  /** UTF-8 bytes of the text and of what parts it from the next. */
  readonly bytes: number
  /** Those who flush wait for the tide that it came with. */
  readonly tide: Tide
  /** How often it has been sent in vain. */
  failures: number
  /** Since when it may be sent, by the clock. */
  since: number
}

/** Bounds in decisions and bytes. */
export type Bounds = { readonly decisions: number; readonly bytes: number }

/** The line and the groups. */
export type DecisionBuffer = {
  /** Whether one more of so many bytes may be added. */
  hasRoom(bytes: number): boolean
  add(entry: Entry): void
  /** Back to the head of the line, without a new wait. */
  putBack(entries: readonly Entry[]): void
  /** To the line at `due`. */
  putAside(entries: readonly Entry[], due: number): void
  /** Moves to the end of the line what is due. */
  bringBack(now: number): void
  /** When the next group is due; Infinity where none is. */
  nextDue(): number
  /** Whether the line holds a request's worth. */
  holds(bounds: Bounds): boolean
  /** Since when its head waits; Infinity where it is empty. */
  waitsSince(): number
  /** Takes the head of the line, at least one entry, at most `bounds`. Its room stays taken until it is settled. */
  take(bounds: Bounds): readonly Entry[]
  /** Gives the room of one entry free. */
  settle(entry: Entry): void
  /** Takes everything that is not under way. */
  takeAll(): readonly Entry[]
}

/** An empty buffer. */
export function createBuffer(limit: Bounds): DecisionBuffer {
  let line: Entry[] = []
  let lineBytes = 0
  let aside: { readonly due: number; readonly entries: readonly Entry[] }[] = []
  let soonest = Infinity
  let held = 0
  let heldBytes = 0

  return {
    hasRoom: bytes => held < limit.decisions && heldBytes + bytes <= limit.bytes,
    add(entry) {
      held++
      heldBytes += entry.bytes
      line.push(entry)
      lineBytes += entry.bytes
    },
    putBack(entries) {
      line = [...entries, ...line]
      for (const entry of entries) lineBytes += entry.bytes
    },
    putAside(entries, due) {
      aside.push({ due, entries })
      soonest = Math.min(soonest, due)
    },
    bringBack(now) {
      if (soonest > now) return
      const due = aside.filter(group => group.due <= now)
      aside = aside.filter(group => group.due > now)
      soonest = aside.reduce((least, group) => Math.min(least, group.due), Infinity)
      for (const entry of due.flatMap(group => group.entries)) {
        // It waits for company once more: a few that come back are not worth a request of their own.
        entry.since = now
        line.push(entry)
        lineBytes += entry.bytes
      }
    },
    nextDue: () => soonest,
    holds: bounds => line.length >= bounds.decisions || lineBytes >= bounds.bytes,
    waitsSince: () => line[0]?.since ?? Infinity,
    take(bounds) {
      let count = 0
      let bytes = 0
      for (const entry of line) {
        if (count === bounds.decisions || (count > 0 && bytes + entry.bytes > bounds.bytes)) break
        bytes += entry.bytes
        count++
      }
      lineBytes -= bytes
      return line.splice(0, count)
    },
    settle(entry) {
      held--
      heldBytes -= entry.bytes
    },
    takeAll() {
      const entries = [...line, ...aside.flatMap(group => group.entries)]
      line = []
      lineBytes = 0
      aside = []
      soonest = Infinity
      return entries
    },
  }
}
