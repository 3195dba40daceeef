// Moments as staff read them, in columns: year first, so that they sort and align, and mean the same in any language.
import { dateFormat } from '../words/formatters.js'

/** A moment for a `<time>`: as machines read it, and as staff do, in the catalogue's time zone. */
export type StaffTime = { readonly datetime: string; readonly day: string; readonly clock: string }

/** "2026-11-21" and "10:14". `at` is ISO 8601 or Unix milliseconds. */
export function staffTime(timeZone: string, at: string | number): StaffTime {
  const moment = new Date(at)
  const parts = new Map(
    formatIn(timeZone)
      .formatToParts(moment)
      .map(({ type, value }) => [type, value]),
  )
  const part = (type: Intl.DateTimeFormatPartTypes) => parts.get(type) ?? ''
  return {
    datetime: moment.toISOString(),
    day: `${part('year').padStart(4, '0')}-${part('month')}-${part('day')}`,
    clock: `${part('hour')}:${part('minute')}`,
  }
}

function formatIn(timeZone: string): Intl.DateTimeFormat {
  return dateFormat('en-GB', {
    timeZone,
    calendar: 'iso8601',
    year: 'numeric',
    month: '2-digit',
    day: '2-digit',
    hour: '2-digit',
    minute: '2-digit',
    hourCycle: 'h23',
  })
}

/** Unix milliseconds of a day's first moment in the time zone, so many days later; null for what is no date. */
export function startOfDay(timeZone: string, day: string, daysLater = 0): number | null {
  const [, year, month, date] = /^(\d{4})-(\d{2})-(\d{2})$/.exec(day) ?? []
  if (year === undefined || month === undefined || date === undefined) return null
  const named = Date.UTC(Number(year), Number(month) - 1, Number(date))
  // `2026-02-30` would be read as a day of March.
  if (new Date(named).toISOString().slice(0, 10) !== day) return null
  const midnight = named + daysLater * DAY
  // The clock may be turned between the two moments: the second guess is made with the offset of the first.
  const guess = midnight - offsetAt(timeZone, midnight)
  return midnight - offsetAt(timeZone, guess)
}

const DAY = 86_400_000

/** How far the time zone's clocks are ahead of UTC at a moment, in milliseconds. */
function offsetAt(timeZone: string, at: number): number {
  const { day, clock } = staffTime(timeZone, at)
  return Date.parse(`${day}T${clock}:00Z`) - Math.floor(at / 60_000) * 60_000
}
