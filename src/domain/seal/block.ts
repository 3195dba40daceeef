// A block: the records of one person from one request, compressed and sealed together. The dictionary's hash is bound as
// well: another catalogue under the same number would unpack to other names.
// Stored bytes = format (1) ‖ iv (12) ‖ AES-256-GCM( seed (32) ‖ raw deflate(records joined by LF) ) ‖ tag (16).
// A record is JSON as JSON.stringify writes it, so it never holds a raw LF.
import { deflateRawSync, inflateRawSync } from 'node:zlib'
import { open, SealBroken, type SealKey, seal } from './aead.js'
import { type Dictionary, dictionary1 } from './dictionary.js'

/** Most records in one block, and most bytes of them before compression. */
export const BLOCK_RECORDS = 64
export const BLOCK_BYTES = 256 * 1024

const FORMAT = 2
const SEED = 32
const LF = 10

/** Which place a block has: sealed into it, so that a block moved to another person or place does not open. */
export type BlockPlace = {
  /** `subject_ref`, 16 bytes. */
  readonly person: Uint8Array
  readonly block: number
}

export type OpenBlock = { readonly seed: Uint8Array; readonly records: readonly Uint8Array[] }

/**
 * Seals 1 to 64 records under a person's key. `iv` is 12 fresh random bytes, `dictionary` that of the catalogue version
 * that the block is bound to.
 */
export function sealBlock(
  key: SealKey,
  place: BlockPlace,
  block: OpenBlock,
  iv: Uint8Array,
  dictionary: Dictionary,
): Uint8Array {
  // A lone record has only the dictionary to lean on: it is worth a longer look.
  const plain = joined(block.records)
  const packed = deflateRawSync(plain, {
    level: block.records.length === 1 ? 6 : 3,
    dictionary: dictionary.bytes,
    chunkSize: chunkFor(plain.length),
  })
  const sealed = seal(key, iv, bound(BLOCK, place, dictionary.hash), Buffer.concat([block.seed, packed]))
  return Buffer.concat([Uint8Array.of(FORMAT), sealed])
}

/**
 * Opens a block; `dictionary` is null where the catalogue version that it is bound to is not there. Throws `SealBroken`
 * where key, person, place, bytes or dictionary are not those it was sealed with.
 */
export function openBlock(
  key: SealKey,
  place: BlockPlace,
  stored: Uint8Array,
  dictionary: Dictionary | null,
): OpenBlock {
  const sealed = stored.subarray(1)
  switch (stored[0]) {
    case 1:
      return unpacked(open(key, bound(BLOCK_1, place), sealed), dictionary1)
    case FORMAT:
      if (!dictionary) throw new SealBroken('the catalogue version of the block is not there')
      return unpacked(open(key, bound(BLOCK, place, dictionary.hash), sealed), dictionary.bytes)
    default:
      throw new SealBroken(`block format ${stored[0]} is not known`)
  }
}

function unpacked(plain: Uint8Array, dictionary: Uint8Array): OpenBlock {
  const packed = plain.subarray(SEED)
  const bytes = inflateRawSync(packed, {
    dictionary,
    maxOutputLength: 2 * BLOCK_BYTES,
    chunkSize: chunkFor(8 * packed.length),
  })
  return { seed: plain.subarray(0, SEED), records: split(bytes) }
}

/** Zlib takes 16 KiB for each answer unless told that less will do: that memory is what its caller would be busy freeing. */
function chunkFor(bytes: number): number {
  return Math.min(16_384, Math.max(512, bytes))
}

/** Seals the cohorts of a block, apart from its records: one JSON text for all places. */
export function sealCohorts(key: SealKey, place: BlockPlace, json: string, iv: Uint8Array): Uint8Array {
  return seal(key, iv, bound(COHORTS, place), Buffer.from(json))
}

/** Opens what `sealCohorts` made. Throws `SealBroken`. */
export function openCohorts(key: SealKey, place: BlockPlace, sealed: Uint8Array): string {
  return Buffer.from(open(key, bound(COHORTS, place), sealed)).toString()
}

const BLOCK_1 = Buffer.from('wherefore/block/v1\n')
const BLOCK = Buffer.from(`wherefore/block/v${FORMAT}\n`)
const COHORTS = Buffer.from('wherefore/cohorts/v1\n')
const NONE = new Uint8Array(0)

function bound(what: Uint8Array, place: BlockPlace, dictionary: Uint8Array = NONE): Uint8Array {
  const number = Buffer.allocUnsafe(8)
  number.writeUInt32BE(Math.floor(place.block / 2 ** 32), 0)
  number.writeUInt32BE(place.block % 2 ** 32, 4)
  return Buffer.concat([what, dictionary, place.person, number])
}

function joined(records: readonly Uint8Array[]): Uint8Array {
  const [only] = records
  if (only && records.length === 1) return only
  const parts: Uint8Array[] = []
  for (const record of records) {
    if (parts.length > 0) parts.push(Uint8Array.of(LF))
    parts.push(record)
  }
  return Buffer.concat(parts)
}

function split(bytes: Uint8Array): Uint8Array[] {
  const records: Uint8Array[] = []
  let start = 0
  for (let end = bytes.indexOf(LF); end !== -1; end = bytes.indexOf(LF, start)) {
    records.push(bytes.subarray(start, end))
    start = end + 1
  }
  records.push(bytes.subarray(start))
  return records
}
