// Compresses the service's own answers, on Node and on the edge alike: brotli where it is taken, else gzip.
import { brotliCompressSync, constants, gzipSync } from 'node:zlib'

const COMPRESSIBLE = /^(text\/|application\/(json|problem\+json|javascript|manifest\+json)|image\/svg)/
/** Below this a packet is a packet. */
const SMALLEST = 1_000

/** The answer compressed as the request allows, or as it was. */
export async function compress(request: Request, answer: Response): Promise<Response> {
  if (
    !answer.body ||
    answer.headers.has('content-encoding') ||
    !COMPRESSIBLE.test(answer.headers.get('content-type') ?? '')
  ) {
    return answer
  }
  const headers = new Headers(answer.headers)
  headers.append('vary', 'Accept-Encoding')
  const body = new Uint8Array(await answer.arrayBuffer())
  const encoding =
    body.length < SMALLEST ? null : acceptedEncoding(request.headers.get('accept-encoding') ?? '')
  if (!encoding) return new Response(body, { status: answer.status, headers })
  headers.set('content-encoding', encoding)
  headers.delete('content-length')
  const packed =
    encoding === 'br'
      ? brotliCompressSync(body, {
          params: { [constants.BROTLI_PARAM_QUALITY]: 4, [constants.BROTLI_PARAM_SIZE_HINT]: body.length },
        })
      : gzipSync(body, { level: 5 })
  // Workers would compress a body again that says it is; Node does not know the word.
  const init: ResponseInit & { encodeBody: 'manual' } = {
    status: answer.status,
    headers,
    encodeBody: 'manual',
  }
  return new Response(packed, init)
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
