// Reads a request's body within its limits. The order is fixed (415, then 413, then 400), and a body over its limit
// is refused by its Content-Length before a byte is read, or else as soon as the bytes that came are too many.
import { UNPACKED_BYTES } from '../contract/ingestion.js'
import { TooLarge, Unreadable } from './body-error.js'
import type { Dependencies } from './dependencies.js'
import type { RequestContext } from './env.js'
import { Refusal } from './refusal.js'

/** Most bytes that are read only to be thrown away. */
const DISCARDED = 8 * 1024 * 1024

type Bytes = Uint8Array<ArrayBuffer>

export type BodyRules<Type extends string> = {
  /** The media types that the route takes, without parameters. */
  readonly types: readonly Type[]
  /** Most bytes as sent. */
  readonly limit: number
}

/** The unpacked bytes of a body with its media type. Throws `Refusal`: 415, 413 or 400. */
export async function readBody<Type extends string>(
  c: RequestContext,
  rules: BodyRules<Type>,
  gunzip: Dependencies['gunzip'],
): Promise<{ readonly type: Type; readonly bytes: Bytes }> {
  const type = mediaType(c, rules.types)
  const packed = isGzip(c)
  const sent = await readSent(c, rules.limit)
  return { type, bytes: packed ? unpack(sent, gunzip) : sent }
}

function mediaType<Type extends string>(c: RequestContext, types: readonly Type[]): Type {
  const [essence = '', ...parameters] = (c.req.header('Content-Type') ?? '').toLowerCase().split(';')
  const type = types.find(known => known === essence.trim())
  const charset = parameters.map(p => /^\s*charset="?([^"\s]*)"?\s*$/.exec(p)?.[1]).find(Boolean)
  if (type === undefined || (charset !== undefined && charset !== 'utf-8' && charset !== 'utf8')) {
    const detail = `This route takes ${types.join(', ')}, in UTF-8.`
    throw new Refusal('media-type-unsupported', { detail, headers: { Accept: types.join(', ') } })
  }
  return type
}

function isGzip(c: RequestContext): boolean {
  const encoding = (c.req.header('Content-Encoding') ?? 'identity').trim().toLowerCase()
  if (encoding === 'identity') return false
  if (encoding === 'gzip' || encoding === 'x-gzip') return true
  const detail = 'The only Content-Encoding that this route takes is gzip.'
  throw new Refusal('media-type-unsupported', { detail, headers: { 'Accept-Encoding': 'gzip' } })
}

async function readSent(c: RequestContext, limit: number): Promise<Bytes> {
  const declared = /^\d+$/.exec(c.req.header('Content-Length') ?? '')?.[0]
  if (declared !== undefined && Number(declared) > limit) throw overLimit(limit)
  try {
    if (declared === undefined) return await readCounted(c.req.raw.body, limit)
    // A server holds a body to its Content-Length, so reading it whole reads no more than the limit.
    const bytes = new Uint8Array(await c.req.raw.arrayBuffer())
    if (bytes.length > limit) throw overLimit(limit)
    return bytes
  } catch (error) {
    if (error instanceof Refusal) throw error
    throw new Refusal('body-unreadable', { detail: 'The body ended before all of it came.', cause: error })
  }
}

async function readCounted(body: ReadableStream<Uint8Array> | null, limit: number): Promise<Bytes> {
  const chunks: Uint8Array[] = []
  let length = 0
  const reader = body?.getReader()
  for (let part = await reader?.read(); part && !part.done; part = await reader?.read()) {
    length += part.value.length
    if (length > limit) {
      if (reader) discard(reader)
      throw overLimit(limit)
    }
    chunks.push(part.value)
  }
  const bytes = new Uint8Array(length)
  let at = 0
  for (const chunk of chunks) {
    bytes.set(chunk, at)
    at += chunk.length
  }
  return bytes
}

/** Reads a body to its end, or to where a body is too long, and keeps nothing of it. */
export async function throwAwayBody(c: RequestContext): Promise<void> {
  const reader = c.req.raw.body?.getReader()
  if (reader) await discard(reader)
}

/**
 * Reads on beside the answer and throws away. To cancel would break the connection before the answer is sent, and to
 * leave the rest would block the next request on it; past `DISCARDED` bytes the server closes the connection.
 */
async function discard(reader: ReadableStreamDefaultReader<Uint8Array>): Promise<void> {
  try {
    let length = 0
    for (let part = await reader.read(); !part.done && length < DISCARDED; part = await reader.read()) {
      length += part.value.length
    }
  } catch {
    // The connection is gone, and with it what was to be thrown away.
  }
}

function unpack(sent: Bytes, gunzip: Dependencies['gunzip']): Bytes {
  try {
    return gunzip(sent, UNPACKED_BYTES)
  } catch (error) {
    if (error instanceof TooLarge) throw overLimit(UNPACKED_BYTES, ' once unpacked')
    if (error instanceof Unreadable) {
      throw new Refusal('body-unreadable', { detail: 'The body is not gzip as its Content-Encoding says.' })
    }
    throw error
  }
}

function overLimit(limit: number, when = ' as sent'): Refusal {
  return new Refusal('body-too-large', { detail: `The body may take at most ${limit} bytes${when}.` })
}
