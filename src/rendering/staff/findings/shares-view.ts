// One chart as a page shows it: bars, what a screen reader says of them, and the same numbers as rows.
import type { Language } from '../../generated/staff-messages.js'
import type { SafeHref } from '../../page/safe-href.js'
import { formatDate, formatNumber, numberFormat } from '../../words/formatters.js'
import { staffWords } from '../staff-frame.js'
import type { FoundPoint } from './found-series.js'
import { type ShareChart, shareChart, shareOf } from './share-chart.js'

/** Stands where there is no number. */
const NONE = '–'

export type SharesView = Omit<ShareChart, 'top'> & {
  /** What the chart's top and bottom stand for. */
  readonly top: string
  readonly bottom: string
  readonly first: string
  readonly last: string
  /** What a screen reader says instead of the bars. */
  readonly described: string
  readonly rows: readonly ShareRow[]
}

type ShareRow = {
  readonly day: string
  readonly decisions: string
  readonly found: string
  readonly share: string
  readonly search: { readonly href: SafeHref } | null
}

/** The chart of what is called `what`; null where there is nothing to draw. `searchOf` leads to the decisions of a row. */
export function sharesView(
  language: Language,
  what: string,
  points: readonly FoundPoint[],
  searchOf: (point: FoundPoint) => SafeHref | null,
): SharesView | null {
  const chart = shareChart(points)
  const [first, last] = [points[0], points.at(-1)]
  if (!chart || !first || !last) return null
  const words = staffWords(language)
  const highest = highestOf(points)
  return {
    ...chart,
    top: percentText(language, chart.top),
    bottom: percentText(language, 0),
    first: dayText(language, first.from),
    last: dayText(language, last.to),
    described: words['findings.chart']({
      what,
      from: dayText(language, first.from),
      to: dayText(language, last.to),
      share: percentText(language, shareOf(highest)),
      day: spanText(language, highest),
    }),
    rows: points.map(point => rowOf(language, point, searchOf(point))),
  }
}

/** "4.2 %". What is not everything is never rounded to it. */
export function percentText(language: Language, share: number): string {
  const percent = share * 100
  const shown = share < 1 && percent > 99 ? Math.floor(percent * 10) / 10 : percent
  const digits = numberFormat(language, { maximumSignificantDigits: percent >= 99 ? 3 : 2 }).format(shown)
  return staffWords(language)['findings.percent']({ percent: digits })
}

/** "3 May 2026", of a day as it arrived, in UTC. */
export function dayText(language: Language, day: string): string {
  return formatDate(language, 'UTC', day) ?? day
}

function spanText(language: Language, { from, to }: FoundPoint): string {
  if (from === to) return dayText(language, from)
  return staffWords(language)['findings.span']({ from: dayText(language, from), to: dayText(language, to) })
}

function rowOf(language: Language, point: FoundPoint, href: SafeHref | null): ShareRow {
  const { decisions, found, whole } = point
  const unknown = staffWords(language)['findings.not_whole']()
  return {
    day: spanText(language, point),
    decisions: whole ? formatNumber(language, decisions) : unknown,
    found: whole ? formatNumber(language, found) : NONE,
    share: whole && decisions > 0 ? percentText(language, shareOf(point)) : NONE,
    search: whole && found > 0 && href ? { href } : null,
  }
}

function highestOf(points: readonly FoundPoint[]): FoundPoint {
  return points
    .filter(({ whole }) => whole)
    .reduce((one, other) => (shareOf(other) > shareOf(one) ? other : one))
}
