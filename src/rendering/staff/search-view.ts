// The search: what staff may ask by, and the decisions that fit, as rows.
import { type DecisionKind, decisionKind } from '../../contract/decision.js'
import { type FindingCode, findingCodes } from '../../contract/finding.js'
import { type Language, messages } from '../generated/staff-messages.js'
import { ownHref, type SafeHref } from '../page/safe-href.js'
import type { Looked } from './decision-for-staff.js'
import { type DecisionRow, decisionRow } from './decision-row.js'
import { lookedSummary } from './looked-summary.js'
import { staffTime } from './staff-time.js'

/** What was asked for, as it was typed; empty where it was not. */
export type AskedFilters = {
  readonly subject: string
  readonly decision: string
  readonly item: string
  readonly surface: string
  readonly system: string
  readonly kind: string
  readonly finding: string
  readonly from: string
  readonly to: string
}

export type SearchResults = {
  readonly found: readonly Looked[]
  /** Paths of this search's next page and of its first; null where there is none. */
  readonly next: string | null
  readonly first: string | null
  /** Parts of the service that did not answer. */
  readonly missing: number
  /** Unix milliseconds; null where the search went to its end. */
  readonly searchedBackTo: number | null
}

export type SearchScreen = {
  readonly asked: AskedFilters
  /** Of the ticket, as the session keeps it. */
  readonly reason: string
  /** The token of the person whose decisions these are; null where they may be anyone's. */
  readonly person: string | null
  /** Null where nothing was asked yet. */
  readonly results: SearchResults | null
  /** What of the form cannot be read: names of its fields. */
  readonly wrong: readonly (keyof AskedFilters | 'reason' | 'nothing')[]
  /** Keys that the catalogue in force declares. */
  readonly systems: readonly string[]
  readonly surfaces: readonly string[]
  readonly timeZone: string
  readonly publicUrl: string
}

export type SearchView = ReturnType<typeof searchView>

/** The form, and beneath it the rows. */
export function searchView(screen: SearchScreen, language: Language) {
  const { asked, reason, person, results, wrong, systems, surfaces, timeZone } = screen
  const words = messages[language]
  const rows = results ? rowsOf(results, screen, language) : []
  const subjects = new Set(rows.map(row => row.subject))
  const [subject] = subjects
  const more = [
    asked.decision,
    asked.surface,
    asked.system,
    asked.kind,
    asked.finding,
    asked.item,
    asked.from,
    asked.to,
  ]
  const inUse = more.filter(value => value !== '').length
  const beneath = wrong.some(field => !['subject', 'reason', 'nothing'].includes(field))
  return {
    asked: { ...asked, subject: person !== null && subject !== undefined ? subject : asked.subject, reason },
    // Beneath what was found there is no need to see them all again.
    more: { open: beneath || (inUse > 0 && !results), text: words['search.more']({ count: inUse }) },
    person: person === null ? null : { token: person },
    wrong: wrong.map(field => ({ text: words[`wrong.${field}`]() })),
    kinds: options(decisionKind.options, asked.kind, (kind: DecisionKind) => words[`kind.${kind}`]()),
    findings: options(findingCodes, asked.finding, (code: FindingCode) => words[`finding.${code}.name`]()),
    systems: systems.map(key => ({ key })),
    surfaces: surfaces.map(key => ({ key })),
    time_zone: timeZone,
    results:
      results && resultsView(results, rows, words, { person, timeZone, oneSubject: subjects.size < 2 }),
  }
}

function rowsOf(
  { found }: SearchResults,
  { timeZone, publicUrl }: SearchScreen,
  language: Language,
): readonly DecisionRow[] {
  return found.map(one => decisionRow(messages[language], timeZone, lookedSummary(one, language, publicUrl)))
}

function resultsView(
  { next, first, missing, searchedBackTo }: SearchResults,
  rows: readonly DecisionRow[],
  words: (typeof messages)[Language],
  {
    person,
    timeZone,
    oneSubject,
  }: { readonly person: string | null; readonly timeZone: string; readonly oneSubject: boolean },
) {
  return {
    rows,
    count: words['results.count']({ count: rows.length }),
    // Everyone's decisions: whose each one is stands in a column of its own.
    mixed: person === null || !oneSubject,
    comparable: rows.length > 1,
    missing: missing > 0 ? words['results.missing']({ missing }) : null,
    searched:
      searchedBackTo === null
        ? null
        : words['results.searched']({ date: staffTime(timeZone, searchedBackTo).day }),
    pages: next !== null || first !== null,
    next: link(next),
    first: link(first),
    none: rows.length > 0 ? null : { person: person !== null, page: first !== null },
  }
}

function link(path: string | null): { readonly href: SafeHref } | null {
  return path === null ? null : { href: ownHref(path, null) }
}

function options<Value extends string>(
  values: readonly Value[],
  chosen: string,
  name: (value: Value) => string,
) {
  return values.map(value => ({ value, name: name(value), selected: value === chosen }))
}
