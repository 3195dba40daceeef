// Public answers that hold nothing about anyone: caches may keep them for a minute, and ask whether they still hold.
import { answerText } from './answer-text.js'
import type { RequestContext } from './env.js'
import { pageHeaders } from './page-headers.js'

const MINUTE = 'public, max-age=60'

/** An answer that is the same for everyone. */
export type OpenAnswer = {
  readonly text: string
  readonly type: 'text/html' | 'application/json' | 'application/ld+json'
  /** Weak: compressed or not, it is the same. */
  readonly etag: string
}

/** Makes an answer of a text. */
export async function openAnswer(text: string, type: OpenAnswer['type']): Promise<OpenAnswer> {
  const bytes = new TextEncoder().encode(`${type}\n${text}`)
  const digest = new Uint8Array(await crypto.subtle.digest('SHA-256', bytes))
  return { text, type, etag: `W/"${btoa(String.fromCharCode(...digest.subarray(0, 12)))}"` }
}

/** Gives it; 304 where the asker has it already. */
export function answerOpen(c: RequestContext, { text, type, etag }: OpenAnswer): Response {
  const headers = { ...openHeaders, 'Cache-Control': MINUTE, ETag: etag }
  c.header('Vary', 'Accept, Accept-Language', { append: true })
  if (holds(c.req.header('If-None-Match'), etag)) return c.body(null, 304, headers)
  return answerText(c, 200, text, { ...headers, 'Content-Type': `${type}; charset=utf-8` })
}

/** As every page, but it may be found. */
const { 'X-Robots-Tag': _, ...openHeaders } = pageHeaders()

/** RFC 9110, section 13.1.2. */
function holds(asked: string | undefined, etag: string): boolean {
  if (asked === undefined) return false
  return (
    asked.trim() === '*' || asked.split(',').some(one => one.trim().replace(/^W\//, '') === etag.slice(2))
  )
}
