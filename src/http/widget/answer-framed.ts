// The headers of a page that may stand in a frame, on pages of the listed origins and nowhere else. All else is as for
// every page: no cookie, no referrer, no copy; the one script is allowed by its hash.

import type { ContentfulStatusCode } from 'hono/utils/http-status'
import { framedPolicy } from '../../rendering/content-security-policy.js'
import { answerText } from '../answer-text.js'
import type { RequestContext } from '../env.js'
import { pageHeaders } from '../page-headers.js'

/** Answers `page` as HTML that pages of `origins` may frame. */
export function answerFramed(
  c: RequestContext,
  status: ContentfulStatusCode,
  page: string,
  origins: readonly string[],
  headers?: Readonly<Record<string, string>>,
): Response {
  // It would shut out every origin but our own, and knows no list.
  const { 'X-Frame-Options': _, ...kept } = pageHeaders(framedPolicy(origins))
  c.header('Vary', 'Accept, Accept-Language', { append: true })
  return answerText(c, status, page, {
    ...kept,
    // A host that isolates itself takes only frames that say so.
    'Cross-Origin-Resource-Policy': 'cross-origin',
    'Content-Type': 'text/html; charset=utf-8',
    ...headers,
  })
}
