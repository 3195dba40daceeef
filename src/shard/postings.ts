// Which blocks of a run may hold a hash: entries of 4 bytes, 16 bits of the hash and the block's place in the run, sorted, in
// chunks by the bits before these. An entry is a hint: the row that it leads to decides.

/** Bits of a 48-bit hash that a run looks at; the chunk takes the first of them, an entry the next 16. */
const PREFIX_BITS = 24
const PREFIX = 2 ** (48 - PREFIX_BITS)
const ENTRY_BITS = 16
const ENTRY = 4
/** About so many entries a chunk: half a kilobyte, so that a page of the file holds many and a look-up reads one. */
const CHUNK_ENTRIES = 128
/** How many chunks a kind of posting may have; and blocks a run, which an entry counts in 16 bits. */
const MOST_CHUNK_BITS = 8
export const RUN_BLOCKS = 2 ** ENTRY_BITS
/** Numbers that the chunks of one run take, of both kinds. */
export const POSTINGS_OF_RUN = 2 * 2 ** MOST_CHUNK_BITS

/** What a posting finds decisions by. */
export type PostingKind = 'decision' | 'item'

/** The first bits of a 48-bit hash, as far as a run looks at it. */
export function hashPrefix(hash: number): number {
  return Math.floor(hash / PREFIX)
}

/** How many bits tell the chunks apart in a run of so many decisions. */
export function chunkBits(decisions: number): number {
  return Math.min(MOST_CHUNK_BITS, Math.max(0, Math.round(Math.log2(decisions / CHUNK_ENTRIES))))
}

/** The number of the row that holds the chunk of that hash. */
export function postingNumber(run: number, kind: PostingKind, chunk: number): number {
  return run * POSTINGS_OF_RUN + (kind === 'item' ? POSTINGS_OF_RUN / 2 : 0) + chunk
}

/** The chunk that a hash falls into. */
export function chunkOf(prefix: number, bits: number): number {
  return prefix >>> (PREFIX_BITS - bits)
}

/**
 * Packs the prefixes of a run's hashes, each with the place of its block in the run, which come in order; chunks without
 * entries are left out.
 */
export function packPostings(
  prefixes: readonly number[],
  blocks: readonly number[],
  bits: number,
): { readonly chunk: number; readonly entries: Uint8Array }[] {
  const packed = Buffer.allocUnsafe(prefixes.length * ENTRY)
  const chunks: { readonly chunk: number; readonly entries: Uint8Array }[] = []
  let open = { chunk: 0, begin: 0 }
  let at = 0
  const close = () => {
    if (at > open.begin) chunks.push({ chunk: open.chunk, entries: packed.subarray(open.begin, at) })
  }
  for (const from of orderOf(prefixes)) {
    const prefix = prefixes[from] ?? 0
    const chunk = chunkOf(prefix, bits)
    if (chunk !== open.chunk) {
      close()
      open = { chunk, begin: at }
    }
    packed.writeUInt16BE(entryBits(prefix, bits), at)
    packed.writeUInt16BE(blocks[from] ?? 0, at + 2)
    at += ENTRY
  }
  close()
  return chunks
}

/** Places of the blocks that may hold the hash, each once, in order. */
export function blocksIn(entries: Uint8Array, prefix: number, bits: number): number[] {
  const packed = Buffer.from(entries.buffer, entries.byteOffset, entries.byteLength)
  const wanted = entryBits(prefix, bits)
  const found = new Set<number>()
  for (let at = firstAtLeast(packed, wanted); at < packed.length; at += ENTRY) {
    if (packed.readUInt16BE(at) !== wanted) break
    found.add(packed.readUInt16BE(at + 2))
  }
  return [...found]
}

/** The bits of a prefix that an entry holds: those behind the chunk's. */
function entryBits(prefix: number, bits: number): number {
  return (prefix >>> (PREFIX_BITS - ENTRY_BITS - bits)) & (2 ** ENTRY_BITS - 1)
}

/** Where each prefix stands once they are sorted, equal ones in the order given: by the lower half of the bits, then by the upper. */
function orderOf(prefixes: readonly number[]): Uint32Array {
  const half = PREFIX_BITS / 2
  const given = Uint32Array.from(prefixes, (_, at) => at)
  return sortedBy(sortedBy(given, prefixes, 0, half), prefixes, half, half)
}

/** Counting sort: what settling waits for, and four times as fast as comparing. */
function sortedBy(
  order: Uint32Array,
  prefixes: readonly number[],
  shift: number,
  width: number,
): Uint32Array {
  const digit = (from: number) => ((prefixes[from] ?? 0) >>> shift) & (2 ** width - 1)
  const begins = new Uint32Array(2 ** width + 1)
  for (const from of order) begins[digit(from) + 1] = (begins[digit(from) + 1] ?? 0) + 1
  for (let at = 1; at < begins.length; at++) begins[at] = (begins[at] ?? 0) + (begins[at - 1] ?? 0)
  const sorted = new Uint32Array(order.length)
  for (const from of order) {
    const at = begins[digit(from)] ?? 0
    sorted[at] = from
    begins[digit(from)] = at + 1
  }
  return sorted
}

function firstAtLeast(packed: Buffer, wanted: number): number {
  let low = 0
  let high = packed.length / ENTRY
  while (low < high) {
    const middle = (low + high) >>> 1
    if (packed.readUInt16BE(middle * ENTRY) < wanted) low = middle + 1
    else high = middle
  }
  return low * ENTRY
}
