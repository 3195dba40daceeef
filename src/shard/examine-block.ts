// Whether a stored block is whole: it opens, it is what it was sealed as, and the rows in the clear say what it says.
// The answer is codes; nothing of a record leaves.
import { readRecord } from '../domain/record-bytes.js'
import { SealBroken } from '../domain/seal/aead.js'
import { blockCommitment, commitment, saltAt } from '../domain/seal/commitment.js'
import { lookupNumber, lookupRef } from '../domain/seal/pseudonym.js'
import type { Row } from '../storage/driver.js'
import { PLACES } from './find-decision.js'
import { labelOf } from './label.js'
import type { Shard } from './shard.js'
import { blockNumbered, type StoredBlock } from './stored-block.js'

/**
 * `does-not-open`: its bytes or its person's key were changed, or belong elsewhere. `person-missing`: nobody's key is
 * there to open it. `seal-differs`: it opens, and is not what its commitment was made over. `record-unreadable`: it
 * opens, and holds no decision. `rows-differ`: the index says something else than the records.
 */
export type BlockFault =
  | 'does-not-open'
  | 'person-missing'
  | 'seal-differs'
  | 'record-unreadable'
  | 'rows-differ'

export type ExaminedBlock = {
  /** How many records it holds; 0 where it does not open. */
  readonly records: number
  readonly fault: BlockFault | null
}

/** Examines one block; null where there is none of that number. Throws only what the database throws. */
export function examineBlock(shard: Shard, no: number): ExaminedBlock | null {
  return shard.driver.transaction(() => {
    if (shard.driver.all('SELECT no FROM block WHERE no = ?', no).length === 0) return null
    let block: StoredBlock | null
    try {
      block = blockNumbered(shard, no)
    } catch (error) {
      if (isBroken(error)) return { records: 0, fault: 'does-not-open' }
      throw error
    }
    if (!block) return { records: 0, fault: 'person-missing' }
    return { records: block.records.length, fault: faultIn(shard, no, block) }
  })
}

/** A changed bit is found by the seal; what is sealed and does not unpack was damaged before it was sealed. */
function isBroken(error: unknown): boolean {
  return (
    error instanceof SealBroken ||
    (error instanceof Error && 'code' in error && String(error.code).startsWith('Z_'))
  )
}

function faultIn(shard: Shard, no: number, block: StoredBlock): BlockFault | null {
  const made = blockCommitment(block.records.map((record, at) => commitment(saltAt(block.seed, at), record)))
  if (Buffer.compare(made, block.commitment) !== 0) return 'seal-differs'
  const rows = shard.driver.all(
    'SELECT no, person, id_hash, item_hash, slate_hash, surface, system, occurred_at FROM decision WHERE no >= ? AND no < ? ORDER BY no',
    no * PLACES,
    (no + 1) * PLACES,
  )
  if (rows.length !== block.records.length) return 'rows-differ'
  try {
    return block.records.every((record, at) =>
      agrees(shard, no * PLACES + at, block.person, record, rows[at]),
    )
      ? null
      : 'rows-differ'
  } catch (error) {
    if (error instanceof SyntaxError || error instanceof TypeError) return 'record-unreadable'
    if (error instanceof SealBroken) return 'rows-differ'
    throw error
  }
}

function agrees(shard: Shard, no: number, person: number, record: Uint8Array, row: Row | undefined): boolean {
  const decision = readRecord(record)
  const number = (kind: 'decision' | 'item' | 'slate', name: string) =>
    lookupNumber(lookupRef(shard.keys, kind, name))
  return (
    row?.no === no &&
    row.person === person &&
    row.id_hash === number('decision', decision.id) &&
    row.item_hash === number('item', decision.item.id) &&
    row.slate_hash === (decision.slate_id === undefined ? null : number('slate', decision.slate_id)) &&
    row.occurred_at === Date.parse(decision.occurred_at) &&
    names(shard, row.surface, 'surface', decision.surface) &&
    names(shard, row.system, 'system', decision.system.id)
  )
}

function names(shard: Shard, no: unknown, kind: string, key: string): boolean {
  if (shard.driver.all('SELECT no FROM label WHERE no = ?', Number(no)).length === 0) return false
  const label = labelOf(shard, Number(no))
  return label.kind === kind && label.key === key
}
