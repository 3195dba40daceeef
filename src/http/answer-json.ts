// Every JSON answer is made here: serialised once, its length known, never stored by a cache.
import type { ContentfulStatusCode } from 'hono/utils/http-status'
import { answerText } from './answer-text.js'
import type { RequestContext } from './env.js'

/** Answers `value` as JSON. `headers` may say another media type or caching. */
export function answerJson(
  c: RequestContext,
  status: ContentfulStatusCode,
  value: unknown,
  headers?: Readonly<Record<string, string>>,
): Response {
  return answerText(c, status, JSON.stringify(value), {
    'Content-Type': 'application/json; charset=utf-8',
    'Cache-Control': 'no-store',
    ...headers,
  })
}
