// A block: the records of one person from one request, compressed and sealed together.
// Stored bytes = format (1) ‖ iv (12) ‖ AES-256-GCM( seed (32) ‖ raw deflate(records joined by LF) ) ‖ tag (16).
// A record is JSON as JSON.stringify writes it, so it never holds a raw LF.
import { deflateRawSync, inflateRawSync } from 'node:zlib'
import { open, SealBroken, type SealKey, seal } from './aead.js'
import { dictionary1 } from './dictionary.js'

/** Most records in one block, and most bytes of them before compression. */
export const BLOCK_RECORDS = 64
export const BLOCK_BYTES = 256 * 1024

const FORMAT = 1
const SEED = 32
const LF = 10

/** Which place a block has: sealed into it, so that a block moved to another person or place does not open. */
export type BlockPlace = {
  /** `subject_ref`, 16 bytes. */
  readonly person: Uint8Array
  readonly block: number
}

export type OpenBlock = { readonly seed: Uint8Array; readonly records: readonly Uint8Array[] }

/** Seals 1 to 64 records under a person's key. `seed` is 32, `iv` 12 fresh random bytes. */
export function sealBlock(key: SealKey, place: BlockPlace, block: OpenBlock, iv: Uint8Array): Uint8Array {
  // A window of 4 KiB and little memory: setting zlib up is most of what a lone record costs.
  const packed = deflateRawSync(joined(block.records), {
    level: 3,
    windowBits: block.records.length === 1 ? 12 : 15,
    memLevel: block.records.length === 1 ? 5 : 8,
    dictionary: dictionary1,
  })
  const sealed = seal(key, iv, bound('block', place), Buffer.concat([block.seed, packed]))
  return Buffer.concat([Uint8Array.of(FORMAT), sealed])
}

/** Opens a block. Throws `SealBroken` where key, person, place or bytes are not those it was sealed with. */
export function openBlock(key: SealKey, place: BlockPlace, stored: Uint8Array): OpenBlock {
  if (stored[0] !== FORMAT) throw new SealBroken(`block format ${stored[0]} is not known`)
  const plain = open(key, bound('block', place), stored.subarray(1))
  const bytes = inflateRawSync(plain.subarray(SEED), {
    dictionary: dictionary1,
    maxOutputLength: 2 * BLOCK_BYTES,
  })
  return { seed: plain.subarray(0, SEED), records: split(bytes) }
}

/** Seals the cohorts of a block, apart from its records: one JSON text for all places. */
export function sealCohorts(key: SealKey, place: BlockPlace, json: string, iv: Uint8Array): Uint8Array {
  return seal(key, iv, bound('cohorts', place), Buffer.from(json))
}

/** Opens what `sealCohorts` made. Throws `SealBroken`. */
export function openCohorts(key: SealKey, place: BlockPlace, sealed: Uint8Array): string {
  return Buffer.from(open(key, bound('cohorts', place), sealed)).toString()
}

const PREFIX = {
  block: Buffer.from(`wherefore/block/v${FORMAT}\n`),
  cohorts: Buffer.from(`wherefore/cohorts/v${FORMAT}\n`),
} as const

function bound(what: keyof typeof PREFIX, place: BlockPlace): Uint8Array {
  const number = Buffer.allocUnsafe(8)
  number.writeUInt32BE(Math.floor(place.block / 2 ** 32), 0)
  number.writeUInt32BE(place.block % 2 ** 32, 4)
  return Buffer.concat([PREFIX[what], place.person, number])
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
