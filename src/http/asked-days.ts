// Days as an address names them: `from` and `to`, both in UTC, both ends counted.
import * as z from 'zod'
import { FOUND_DAYS } from '../contract/found.js'
import type { DayRange } from '../contract/importance.js'
import { Refusal } from './refusal.js'

const DAY = 86_400_000
/** Days that are looked at where an address names none. */
const USUAL_DAYS = 30

/** The days that are asked for; without them the last 30, today with them. Throws `Refusal` `query-invalid`. */
export function askedDays(query: { readonly from?: string; readonly to?: string }, now: number): DayRange {
  const to = query.to ? dayIn(query.to, 'to') : dayOf(now)
  const from = query.from ? dayIn(query.from, 'from') : to - USUAL_DAYS + 1
  if (from > to) throw refused('The day `from` is after the day `to`.')
  if (to - from >= FOUND_DAYS) throw refused(`At most ${FOUND_DAYS} days can be asked for at once.`)
  return { from, to }
}

function dayOf(milliseconds: number): number {
  return Math.floor(milliseconds / DAY)
}

function dayIn(written: string, name: string): number {
  if (!z.iso.date().safeParse(written).success)
    throw refused(`The query parameter \`${name}\` is a day, such as 2026-05-03.`)
  return dayOf(Date.parse(written))
}

function refused(detail: string): Refusal {
  return new Refusal('query-invalid', { detail })
}
