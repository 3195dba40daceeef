// Findings over time as shards answer them: two systems, one of which lost its consent lists for a while.
import type { FoundCode, FoundInShards, SystemFound } from '../../src/contract/found.js'

const DAY = 86_400_000

/** Sums of `days` days up to `to`; what happens on a day follows from its place. */
export function aFound({
  days = 30,
  to = '2026-05-31',
  overrides = {},
}: {
  readonly days?: number
  readonly to?: string
  readonly overrides?: Partial<FoundInShards>
} = {}): FoundInShards {
  const dates = Array.from({ length: days }, (_, at) =>
    new Date(Date.parse(to) - (days - 1 - at) * DAY).toISOString().slice(0, 10),
  )
  const from = dates[0] ?? to
  return {
    from,
    to,
    whole_from: from,
    shards: { asked: 1, answered: 1 },
    partial: false,
    systems: [
      systemOf('home-recs', dates, at => 4_000 + 300 * (at % 7), {
        'no-consent': at => (at >= days - 9 ? 150 + 20 * (at % 5) : 12),
        'kept-too-long': at => (at % 3 === 0 ? 5 : 0),
      }),
      systemOf(null, dates, at => (at % 4 === 0 ? 40 : 0), {
        'undeclared-system': at => (at % 4 === 0 ? 40 : 0),
      }),
    ],
    ...overrides,
  }
}

type Counts = (at: number) => number

function systemOf(
  id: string | null,
  dates: readonly string[],
  decisionsOn: Counts,
  findings: Partial<Record<FoundCode['code'], Counts>>,
): SystemFound {
  const codes = Object.entries(findings) as [FoundCode['code'], Counts][] // the keys of the record above
  const days = dates.map((day, at) => {
    const found = codes.reduce((sum, [, count]) => sum + count(at), 0)
    return { day, decisions: decisionsOn(at), found }
  })
  const sum = (counts: readonly number[]) => counts.reduce((one, other) => one + other, 0)
  return {
    id,
    decisions: sum(days.map(({ decisions }) => decisions)),
    found: sum(days.map(({ found }) => found)),
    days: days.filter(({ decisions }) => decisions > 0),
    findings: codes.map(([code, count]) => {
      const counts = dates.map((day, at) => ({ day, decisions: count(at) }))
      const decisions = sum(counts.map(one => one.decisions))
      const key = id === null ? null : 'browsing.viewed_products'
      return {
        code,
        decisions,
        days: counts.filter(one => one.decisions > 0),
        signals: code === 'undeclared-system' ? [] : [{ key, decisions }],
      }
    }),
  }
}
