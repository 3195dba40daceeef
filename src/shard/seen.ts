// Which keys the newest decisions used: blocks are opened, newest first, and only keys and shapes leave. A piece a call,
// so that a page never waits for the whole of it; nothing is written and nothing is remembered.
import type { SeenKeys } from '../contract/seen.js'
import { cohortKeys, readRecord } from '../domain/record-bytes.js'
import { SealBroken } from '../domain/seal/aead.js'
import { seenInDecision } from '../domain/seen/seen-in-decision.js'
import { type SeenTally, seenTally } from '../domain/seen/seen-tally.js'
import type { Shard } from './shard.js'
import { blockNumbered } from './stored-block.js'

/** A call stops after the block that reaches one of these: a few milliseconds of work. */
const PIECE_BLOCKS = 32
const PIECE_RECORDS = 64
const PIECE_BYTES = 128 * 1024

export type SeenRequest = {
  /** The block where the last piece ended; null at first. */
  readonly before: number | null
  /** Most decisions to look at. */
  readonly most: number
}

export type SeenAnswer = {
  readonly seen: SeenKeys
  /** Where the next piece begins; null when there is nothing older. */
  readonly next: number | null
}

/** Looks at one piece, newest first. Call again with `next`, and with `most` less what was seen, until it is null or 0. */
export function seen(shard: Shard, { before, most }: SeenRequest): SeenAnswer {
  const tally = seenTally()
  let next = before ?? Number.MAX_SAFE_INTEGER
  let records = 0
  let bytes = 0
  for (let blocks = 0; blocks < PIECE_BLOCKS && records < Math.min(most, PIECE_RECORDS); blocks++) {
    // One at a time: a block may hold 256 KiB.
    const [row] = shard.driver.all('SELECT no FROM block WHERE no < ? ORDER BY no DESC LIMIT 1', next)
    if (!row) return { seen: tally.result(), next: null }
    next = Number(row.no)
    const opened = addBlock(shard, next, most - records, tally)
    records += opened.records
    bytes += opened.bytes
    if (bytes >= PIECE_BYTES) break
  }
  return { seen: tally.result(), next }
}

/** Passes over a person whose key is gone; counts a block that does not open. */
function addBlock(shard: Shard, no: number, most: number, tally: SeenTally) {
  try {
    const block = blockNumbered(shard, no)
    const records = block?.records.slice(0, most) ?? []
    records.forEach((record, at) => {
      tally.add(seenInDecision(readRecord(record), cohortKeys(block?.cohorts[at] ?? '')))
    })
    return { records: records.length, bytes: records.reduce((sum, record) => sum + record.length, 0) }
  } catch (error) {
    if (!(error instanceof SealBroken)) throw error
    tally.add({ ...seenTally().result(), unreadable: 1 })
    return { records: 0, bytes: 0 }
  }
}
