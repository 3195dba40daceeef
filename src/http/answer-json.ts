// Every JSON answer is made here: serialised once, its length known, never stored by a cache.
import type { ContentfulStatusCode } from 'hono/utils/http-status'
import type { RequestContext } from './env.js'

/** Answers `value` as JSON. `headers` may say another media type or caching. */
export function answerJson(
  c: RequestContext,
  status: ContentfulStatusCode,
  value: unknown,
  headers?: Readonly<Record<string, string>>,
): Response {
  const bytes = new TextEncoder().encode(JSON.stringify(value))
  return c.body(bytes, status, {
    'Content-Type': 'application/json; charset=utf-8',
    'Content-Length': String(bytes.length),
    'Cache-Control': 'no-store',
    ...headers,
  })
}
