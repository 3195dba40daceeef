// Every answer with a body leaves here: its length known, compressed where this service does that itself.
import type { ContentfulStatusCode } from 'hono/utils/http-status'
import type { RequestContext } from './env.js'

/** Answers text under these headers. All text that the service sends compresses well. */
export function answerText(
  c: RequestContext,
  status: ContentfulStatusCode,
  text: string,
  headers: Readonly<Record<string, string>>,
): Response {
  const bytes = new TextEncoder().encode(text)
  c.set('bytes', bytes.length)
  const compress = c.get('compress')
  if (compress) c.header('Vary', 'Accept-Encoding', { append: true })
  const packed = c.req.method === 'HEAD' ? null : compress?.(bytes, c.req.header('Accept-Encoding') ?? '')
  const sent = packed?.bytes ?? bytes
  return c.body(sent, status, {
    ...headers,
    ...(packed && { 'Content-Encoding': packed.encoding }),
    'Content-Length': String(sent.length),
  })
}
