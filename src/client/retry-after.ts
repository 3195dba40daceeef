// `Retry-After` (RFC 9110, section 10.2.3): seconds, or a date.

/** Longest that a service may silence the client: a wrong date must not do so for ever. */
const LONGEST_MS = 5 * 60_000

/**
 * How long an answer asks to wait, in milliseconds, at most five minutes; null where it does not say. A date is taken
 * by the clock of whoever wrote it, which the answer's own `Date` tells; `date` is ours, for where it does not.
 */
export function retryAfterMs(headers: Headers, date: number): number | null {
  const header = headers.get('retry-after')?.trim()
  if (!header) return null
  if (/^\d+$/.test(header)) return Math.min(Number(header) * 1000, LONGEST_MS)
  const until = Date.parse(header)
  if (Number.isNaN(until)) return null
  const sent = Date.parse(headers.get('date') ?? '')
  const wanted = until - (Number.isNaN(sent) ? date : sent)
  return Math.min(Math.max(wanted, 0), LONGEST_MS)
}
