// Compresses the service's own answers on Node: brotli where it is taken, else gzip. On the edge the platform does it,
// and a Worker is not told what the client takes.
import { brotliCompressSync, constants, gzipSync } from 'node:zlib'
import type { Compressed } from '../../http/dependencies.js'

/** Below this a packet is a packet. */
const SMALLEST = 1_000
/** Each step more takes longer than it saves on the way. */
const BROTLI_QUALITY = 2
const GZIP_LEVEL = 3

/** The bytes compressed as an `Accept-Encoding` allows; null where they are best sent as they are. */
export function compress(bytes: Uint8Array<ArrayBuffer>, acceptEncoding: string): Compressed | null {
  if (bytes.length < SMALLEST) return null
  const encoding = acceptedEncoding(acceptEncoding)
  if (encoding === 'br') return { encoding, bytes: brotli(bytes) }
  return encoding === 'gzip' ? { encoding, bytes: gzipSync(bytes, { level: GZIP_LEVEL }) } : null
}

function brotli(bytes: Uint8Array): Uint8Array<ArrayBuffer> {
  const params = {
    [constants.BROTLI_PARAM_QUALITY]: BROTLI_QUALITY,
    [constants.BROTLI_PARAM_SIZE_HINT]: bytes.length,
  }
  return brotliCompressSync(bytes, { params })
}

function acceptedEncoding(header: string): 'br' | 'gzip' | null {
  const weights = new Map<string, number>()
  for (const part of header.split(',')) {
    const [name = '', ...parameters] = part.trim().toLowerCase().split(';')
    const weight = parameters.map(parameter => /^\s*q=([\d.]+)\s*$/.exec(parameter)?.[1]).find(Boolean)
    weights.set(name.trim(), weight === undefined ? 1 : Number(weight))
  }
  const weightOf = (name: string) => weights.get(name) ?? weights.get('*') ?? 0
  const [br, gzip] = [weightOf('br'), weightOf('gzip')]
  if (br > 0 && br >= gzip) return 'br'
  return gzip > 0 ? 'gzip' : null
}
