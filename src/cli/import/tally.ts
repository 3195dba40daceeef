// How many lines became what, and why lines were refused: plain data, so that a run that goes on goes on counting.
import * as z from 'zod'
import type { ItemResult } from '../../contract/ingestion.js'

export const tally = z.object({
  accepted: z.int().min(0),
  duplicate: z.int().min(0),
  /** Lines by the status that says they are not stored. */
  refused: z.record(z.string(), z.int().min(0)),
  /** Lines by their first error. */
  reasons: z.record(z.string(), z.int().min(0)),
  hints: z.array(z.string()),
})
export type Tally = z.infer<typeof tally>

/** Reasons told apart; what comes beyond them is counted together. A file must not fill the memory with reasons. */
const MOST_REASONS = 500
const OTHER = 'other reasons'
const MOST_HINTS = 6

const FIXED: Readonly<Record<string, string>> = {
  conflict: 'another decision of that person has this id',
  gone: 'the person was erased after that moment',
}

export function emptyTally(): Tally {
  return { accepted: 0, duplicate: 0, refused: {}, reasons: {}, hints: [] }
}

/** Counts one answered line. */
export function countItem(counted: Tally, item: ItemResult): void {
  if (item.status === 'accepted' || item.status === 'duplicate') {
    counted[item.status] += 1
    return
  }
  add(counted.refused, item.status)
  const reason = reasonOf(item)
  const known = Object.hasOwn(counted.reasons, reason)
  add(counted.reasons, known || Object.keys(counted.reasons).length < MOST_REASONS ? reason : OTHER)
}

/** Keeps the first few different hints of the service. */
export function keepHints(counted: Tally, hints: readonly string[]): void {
  for (const hint of hints)
    if (counted.hints.length < MOST_HINTS && !counted.hints.includes(hint)) counted.hints.push(hint)
}

/** How many lines were refused, whatever for. */
export function refusedLines(counted: Tally): number {
  return Object.values(counted.refused).reduce((sum, lines) => sum + lines, 0)
}

/** How many lines were answered, whatever with. */
export function answeredLines(counted: Tally): number {
  return counted.accepted + counted.duplicate + refusedLines(counted)
}

/** The place and what is wrong there; places in arrays count as one, or a list of 200 signals would be 200 reasons. */
function reasonOf({ status, errors }: ItemResult): string {
  const [first] = errors ?? []
  if (!first) return FIXED[status] ?? status
  return `${first.pointer.replace(/\/\d+(?=\/|$)/g, '/*')} ${first.detail}`.trim()
}

function add(counts: Record<string, number>, name: string): void {
  counts[name] = (counts[name] ?? 0) + 1
}
