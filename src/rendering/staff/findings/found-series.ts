// Days as a chart and its table show them: one after the other, also those on which nothing arrived; of a long time
// seven together.
import type { FoundCode, FoundInShards, SystemFound } from '../../../contract/found.js'

/** Some days together. */
export type FoundPoint = {
  /** First and last day, as dates. */
  readonly from: string
  readonly to: string
  readonly decisions: number
  readonly found: number
  /** False where some of what arrived on these days is in no number. */
  readonly whole: boolean
}

const DAY = 86_400_000
/** More days than these are shown by the week. */
const MOST_BARS = 93
const WEEK = 7

/** All decisions, and those of `systems` in which anything was found. */
export function seriesOf(range: Range, systems: readonly SystemFound[]): FoundPoint[] {
  const found = sums(
    systems.flatMap(({ days }) => days.map(({ day, found: count }) => [day, count] as const)),
  )
  return points(range, decisionsByDay(systems), found)
}

/** All decisions of `systems`, and those in which `code` was found. */
export function seriesOfCode(
  range: Range,
  systems: readonly SystemFound[],
  code: FoundCode['code'],
): FoundPoint[] {
  const days = systems
    .flatMap(({ findings }) => findings.filter(finding => finding.code === code))
    .flatMap(finding => finding.days.map(({ day, decisions }) => [day, decisions] as const))
  return points(range, decisionsByDay(systems), sums(days))
}

export type Range = Pick<FoundInShards, 'from' | 'to' | 'whole_from'>

function decisionsByDay(systems: readonly SystemFound[]): ReadonlyMap<string, number> {
  return sums(systems.flatMap(({ days }) => days.map(({ day, decisions }) => [day, decisions] as const)))
}

function sums(counts: readonly (readonly [string, number])[]): ReadonlyMap<string, number> {
  const all = new Map<string, number>()
  for (const [day, count] of counts) all.set(day, (all.get(day) ?? 0) + count)
  return all
}

function points(
  { from, to, whole_from }: Range,
  decisions: ReadonlyMap<string, number>,
  found: ReadonlyMap<string, number>,
): FoundPoint[] {
  const days = daysBetween(from, to)
  const size = days.length > MOST_BARS ? WEEK : 1
  const made: FoundPoint[] = []
  for (let start = 0; start < days.length; start += size) {
    const some = days.slice(start, start + size)
    const total = (counts: ReadonlyMap<string, number>) =>
      some.reduce((sum, day) => sum + (counts.get(day) ?? 0), 0)
    const first = some[0] ?? from
    made.push({
      from: first,
      to: some.at(-1) ?? first,
      decisions: total(decisions),
      found: total(found),
      whole: first >= whole_from,
    })
  }
  return made
}

function daysBetween(from: string, to: string): string[] {
  const days: string[] = []
  for (let at = Date.parse(from); at <= Date.parse(to); at += DAY) {
    days.push(new Date(at).toISOString().slice(0, 10))
  }
  return days
}
