// Compresses the service's own answers on Node: brotli where it is taken, else gzip. On the edge the platform does it,
// and a Worker is not told what the client takes.
import { brotliCompressSync, constants, gzipSync } from 'node:zlib'

const COMPRESSIBLE = /^(text\/|application\/(json|problem\+json|javascript|manifest\+json)|image\/svg)/
/** Below this a packet is a packet. */
const SMALLEST = 1_000

/** The answer compressed as the request allows, or as it was: untouched where that changes nothing, which is faster. */
export async function compress(request: Request, answer: Response): Promise<Response> {
  const { headers } = answer
  const length = headers.get('content-length')
  if (headers.has('content-encoding') || !COMPRESSIBLE.test(headers.get('content-type') ?? '')) return answer
  headers.append('vary', 'Accept-Encoding')
  const encoding = acceptedEncoding(request.headers.get('accept-encoding') ?? '')
  if (!encoding || request.method === 'HEAD' || (length !== null && Number(length) < SMALLEST)) return answer
  const body = new Uint8Array(await answer.arrayBuffer())
  if (body.length < SMALLEST) return new Response(body, { status: answer.status, headers })
  const packed = encoding === 'br' ? brotli(body) : gzipSync(body, { level: 5 })
  headers.set('content-encoding', encoding)
  headers.set('content-length', String(packed.length))
  return new Response(packed, { status: answer.status, headers })
}

function brotli(body: Uint8Array): Uint8Array<ArrayBuffer> {
  const params = { [constants.BROTLI_PARAM_QUALITY]: 4, [constants.BROTLI_PARAM_SIZE_HINT]: body.length }
  return brotliCompressSync(body, { params })
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
