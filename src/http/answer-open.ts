// Public answers that hold nothing about anyone: caches may keep them for a minute, and ask whether they still hold.

import { answerText } from './answer-text.js'
import type { RequestContext } from './env.js'
import { pageHeaders } from './page-headers.js'

const MINUTE = 'public, max-age=60'

/** Answers `text` as `type`; 304 where the asker has the same already. `links` are told in a Link header. */
export async function answerOpen(
  c: RequestContext,
  text: string,
  type: 'text/html' | 'application/json' | 'application/ld+json',
): Promise<Response> {
  const etag = await etagOf(`${type}\n${text}`)
  const headers = { ...openHeaders, 'Cache-Control': MINUTE, ETag: etag }
  c.header('Vary', 'Accept, Accept-Language', { append: true })
  if (holds(c.req.header('If-None-Match'), etag)) return c.body(null, 304, headers)
  return answerText(c, 200, text, { ...headers, 'Content-Type': `${type}; charset=utf-8` })
}

/** As every page, but it may be found. */
const { 'X-Robots-Tag': _, ...openHeaders } = pageHeaders()

/** Weak: compressed or not, it is the same. */
async function etagOf(text: string): Promise<string> {
  const digest = new Uint8Array(await crypto.subtle.digest('SHA-256', new TextEncoder().encode(text)))
  return `W/"${btoa(String.fromCharCode(...digest.subarray(0, 12)))}"`
}

/** RFC 9110, section 13.1.2. */
function holds(asked: string | undefined, etag: string): boolean {
  if (asked === undefined) return false
  return (
    asked.trim() === '*' || asked.split(',').some(one => one.trim().replace(/^W\//, '') === etag.slice(2))
  )
}
