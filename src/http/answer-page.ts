// Every page is answered here, so that none goes out without its headers.
import type { ContentfulStatusCode } from 'hono/utils/http-status'
import { answerText } from './answer-text.js'
import type { RequestContext } from './env.js'
import { pageHeaders } from './page-headers.js'

/** Answers `page` as HTML, under the policy of our own templates or the one given. */
export function answerPage(
  c: RequestContext,
  status: ContentfulStatusCode,
  page: string,
  policy?: string,
  headers?: Readonly<Record<string, string>>,
): Response {
  c.header('Vary', 'Accept, Accept-Language', { append: true })
  return answerText(c, status, page, {
    ...pageHeaders(policy),
    'Content-Type': 'text/html; charset=utf-8',
    ...headers,
  })
}
