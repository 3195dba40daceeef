// What decisions of some days used and how much it counted, added up: no person, no decision, no value.

/** Days since 1970 in UTC, both ends counted. */
export type DayRange = { readonly from: number; readonly to: number }

/** The sums of one system; `id` is null for all systems that the catalogue does not declare. */
export type SystemImportance = {
  readonly id: string | null
  readonly decisions: number
  /** Decisions that recorded how much something counted. */
  readonly weighed: number
  /** There were at least so many different persons. */
  readonly persons: number
  /** The version that decided last, where one of the newest decisions tells it; `at` in Unix milliseconds. */
  readonly newest: { readonly version: string; readonly at: number } | null
  readonly signals: readonly SignalImportance[]
}

/** The sums of one signal in one system; `key` is null for all that the catalogue does not declare. */
export type SignalImportance = {
  readonly key: string | null
  readonly decisions: number
  /** Decisions in which it was a reason. */
  readonly reasons: number
  /** Its shares of what counted, added up, in millionths. */
  readonly share: number
}

/** The sums over all shards. They never leave the process: `Measured` is what is published of them. */
export type Importance = {
  readonly range: DayRange
  readonly shards: { readonly asked: number; readonly answered: number }
  readonly systems: readonly SystemImportance[]
}

/** Decisions older than this are not looked at. */
export const IMPORTANCE_DAYS = 30

const DAY = 86_400_000

/** The last days, today with them, `most` of them; of a shorter retention the days whose records are all still kept. */
export function rangeAt(now: number, retentionDays: number, most = IMPORTANCE_DAYS): DayRange {
  const to = Math.floor(now / DAY)
  const whole = Math.ceil(now / DAY - retentionDays)
  return { from: Math.min(to, Math.max(to - most + 1, whole)), to }
}
