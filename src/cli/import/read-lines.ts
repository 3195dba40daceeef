// Bytes to lines, with their numbers and places. A line of any length takes no more memory than the longest allowed.
import { RECORD_BYTES } from '../../contract/ingestion.js'

export type Line = {
  /** From 1, blank lines counted. */
  readonly number: number
  /** Where the next line begins: an offset into the unpacked content. */
  readonly end: number
  /** Without its line feed; null where it is longer than a record may be. */
  readonly bytes: Buffer | null
}

/** Where reading begins: after `line` lines, at byte `offset`. */
export type LinePlace = { readonly offset: number; readonly line: number }

const LF = 0x0a
const BYTE_ORDER_MARK = Buffer.from([0xef, 0xbb, 0xbf])

/** The lines that are not blank. `stream` begins at `start.offset`. The last need not end with a line feed. */
export async function* readLines(stream: AsyncIterable<Buffer>, start: LinePlace): AsyncGenerator<Line> {
  let number = start.line
  let offset = start.offset
  /** The beginning of a line whose end has not come yet; null once it is too long to be kept. */
  let pending: Buffer | null = Buffer.alloc(0)

  function lineOf(last: Buffer, feed: number): Line | null {
    const bytes =
      pending === null || pending.length + last.length > RECORD_BYTES + 1 ? null : withoutEnd(pending, last)
    number += 1
    offset += last.length + feed
    pending = Buffer.alloc(0)
    if (bytes !== null && bytes.length > RECORD_BYTES) return { number, end: offset, bytes: null }
    const content = number === 1 ? withoutMark(bytes) : bytes
    return content !== null && isBlank(content) ? null : { number, end: offset, bytes: content }
  }

  for await (const chunk of stream) {
    let from = 0
    for (let at = chunk.indexOf(LF); at !== -1; at = chunk.indexOf(LF, from)) {
      const line = lineOf(chunk.subarray(from, at), 1)
      if (line) yield line
      from = at + 1
    }
    const rest = chunk.subarray(from)
    offset += rest.length
    if (pending !== null)
      pending = pending.length + rest.length > RECORD_BYTES + 1 ? null : Buffer.concat([pending, rest])
  }
  if (pending === null || pending.length > 0) {
    const line = lineOf(Buffer.alloc(0), 0)
    if (line) yield line
  }
}

function withoutEnd(pending: Buffer, last: Buffer): Buffer {
  const bytes = pending.length === 0 ? last : Buffer.concat([pending, last])
  return bytes.at(-1) === 0x0d ? bytes.subarray(0, -1) : bytes
}

function withoutMark(bytes: Buffer | null): Buffer | null {
  return bytes?.subarray(0, 3).equals(BYTE_ORDER_MARK) ? bytes.subarray(3) : bytes
}

/** As the service tells blank lines: nothing but spaces, tabs and carriage returns. */
function isBlank(bytes: Buffer): boolean {
  return bytes.every(byte => byte === 0x20 || byte === 0x09 || byte === 0x0d)
}
