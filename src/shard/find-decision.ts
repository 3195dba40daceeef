// A stored decision by person and decision id. The index holds 48 bits of a keyed hash, so a row is only a candidate:
// its record is opened and the id itself decides.
import type { RecordedDecision } from '../contract/decision.js'
import { readRecord } from '../domain/record-bytes.js'
import { lookupNumber, lookupRef } from '../domain/seal/pseudonym.js'
import type { KnownPerson } from './known-person.js'
import { decisionNumbers } from './recent-decisions.js'
import type { Shard } from './shard.js'
import { type StoredBlock, storedBlock } from './stored-block.js'

/** decision.no = block × PLACES + place. Fixed: it is the layout of stored rows. */
export const PLACES = 64

export type StoredDecision = {
  /** Its number in this shard. */
  readonly no: number
  readonly record: Uint8Array
  /** What `record` says: it was read to decide that it is the one. */
  readonly decision: RecordedDecision
  /** Cohorts as sent, as JSON with sorted keys; empty where there were none. */
  readonly cohorts: string
  readonly seed: Uint8Array
  readonly place: number
  /** Unix milliseconds. */
  readonly receivedAt: number
  readonly catalogueVersion: number
}

/** Blocks opened within one call, so that ten links of one slate open it once. */
export type OpenedBlocks = Map<number, StoredBlock>

/**
 * The person's decision with that reference, or null. Throws `SealBroken` where stored bytes do not open.
 */
export function findDecision(
  shard: Shard,
  person: KnownPerson,
  decisionRef: Uint8Array,
  opened: OpenedBlocks = new Map(),
): StoredDecision | null {
  for (const no of decisionNumbers(shard, person.no, lookupNumber(decisionRef))) {
    const block = openedBlock(shard, person, Math.floor(no / PLACES), opened)
    const record = block?.records[no % PLACES]
    if (!block || !record) continue
    const decision = readRecord(record)
    if (Buffer.compare(lookupRef(shard.keys, 'decision', decision.id), decisionRef) !== 0) continue
    return storedAt(no, block, record, decision)
  }
  return null
}

/** The decision of that number, if it is that person's, or null. Throws `SealBroken`. */
export function decisionNumbered(
  shard: Shard,
  person: KnownPerson,
  no: number,
  opened: OpenedBlocks = new Map(),
): StoredDecision | null {
  const block = openedBlock(shard, person, Math.floor(no / PLACES), opened)
  const record = block?.records[no % PLACES]
  return block && record ? storedAt(no, block, record, readRecord(record)) : null
}

function storedAt(
  no: number,
  block: StoredBlock,
  record: Uint8Array,
  decision: RecordedDecision,
): StoredDecision {
  const { seed, receivedAt, catalogueVersion } = block
  const place = no % PLACES
  return {
    no,
    record,
    decision,
    cohorts: block.cohorts[place] ?? '',
    seed,
    place,
    receivedAt,
    catalogueVersion,
  }
}

function openedBlock(
  shard: Shard,
  person: KnownPerson,
  no: number,
  opened: OpenedBlocks,
): StoredBlock | null {
  const known = opened.get(no)
  // Another person's block is not there for this one, opened or not.
  if (known) return known.person === person.no ? known : null
  const block = storedBlock(shard, person, no)
  if (block) opened.set(no, block)
  return block
}
