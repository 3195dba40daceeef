// Where lines come from: a file or standard input, gzip or not (told by its first two bytes, not by its name).
// Read as it is needed: a file of any size takes the same memory.
import { createHash } from 'node:crypto'
import { createReadStream } from 'node:fs'
import { type FileHandle, open } from 'node:fs/promises'
import { pipeline, Readable } from 'node:stream'
import { createGunzip } from 'node:zlib'

export type Source = {
  /** What a later run knows the file by; null for standard input, which cannot be read again. */
  readonly identity: SourceIdentity | null
  /** Bytes of the file read so far, before unpacking. */
  bytesRead(): number
  /** The content from that byte on, unpacked. Rejects with the system's error, or zlib's for broken gzip. */
  bytesFrom(offset: number): AsyncIterable<Buffer>
}

export type SourceIdentity = {
  readonly size: number
  /** SHA-256 of the first 64 KiB, hexadecimal. */
  readonly head: string
}

const HEAD = 65_536

/** Opens a file; throws the system's error where it cannot be read. */
export async function openFile(path: string): Promise<Source> {
  const handle = await open(path, 'r')
  try {
    const size = (await handle.stat()).size
    const head = await headOf(handle)
    const counter = { bytes: 0 }
    return {
      identity: { size, head: createHash('sha256').update(head).digest('hex') },
      bytesRead: () => counter.bytes,
      bytesFrom(offset) {
        if (isGzip(head)) return from(offset, unpacked(counted(createReadStream(path), counter)))
        counter.bytes = Math.min(offset, size)
        return counted(createReadStream(path, { start: offset }), counter)
      },
    }
  } finally {
    await handle.close()
  }
}

/** Standard input, or any other stream that is read once. */
export function openStream(stream: AsyncIterable<Buffer>): Source {
  const counter = { bytes: 0 }
  return {
    identity: null,
    bytesRead: () => counter.bytes,
    bytesFrom: offset => from(offset, sniffed(counted(stream, counter))),
  }
}

async function headOf(handle: FileHandle): Promise<Buffer> {
  const head = Buffer.alloc(HEAD)
  let filled = 0
  for (;;) {
    const { bytesRead } = await handle.read(head, filled, HEAD - filled, filled)
    filled += bytesRead
    if (bytesRead === 0 || filled === HEAD) return head.subarray(0, filled)
  }
}

function isGzip(head: Buffer): boolean {
  return head[0] === 0x1f && head[1] === 0x8b
}

async function* counted(stream: AsyncIterable<Buffer>, counter: { bytes: number }): AsyncGenerator<Buffer> {
  for await (const chunk of stream) {
    counter.bytes += chunk.length
    yield chunk
  }
}

function unpacked(packed: AsyncIterable<Buffer>): AsyncIterable<Buffer> {
  // The error reaches whoever reads: `pipeline` hands it on to the stream that is given back.
  return pipeline(Readable.from(packed), createGunzip(), () => {})
}

/** A stream's first chunk may be a single byte. */
async function* sniffed(stream: AsyncIterable<Buffer>): AsyncGenerator<Buffer> {
  const chunks = stream[Symbol.asyncIterator]()
  let head = Buffer.alloc(0)
  while (head.length < 2) {
    const next = await chunks.next()
    if (next.done) break
    head = Buffer.concat([head, next.value])
  }
  const rest = chained(head, chunks)
  yield* isGzip(head) ? unpacked(rest) : rest
}

async function* chained(head: Buffer, rest: AsyncIterator<Buffer>): AsyncGenerator<Buffer> {
  if (head.length > 0) yield head
  for (let next = await rest.next(); !next.done; next = await rest.next()) yield next.value
}

async function* from(offset: number, stream: AsyncIterable<Buffer>): AsyncGenerator<Buffer> {
  let skip = offset
  for await (const chunk of stream) {
    if (skip >= chunk.length) skip -= chunk.length
    else {
      yield skip > 0 ? chunk.subarray(skip) : chunk
      skip = 0
    }
  }
}
