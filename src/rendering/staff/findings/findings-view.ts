// What the findings page shows: how often what was found, by code, system and signal, and the way to the decisions.
import type { Catalogue } from '../../../contract/catalogue.js'
import type { FoundInShards, SystemFound } from '../../../contract/found.js'
import type { Language } from '../../generated/staff-messages.js'
import { formatNumber } from '../../words/formatters.js'
import { staffWords } from '../staff-frame.js'
import { codeView } from './code-view.js'
import { findingsHref, searcher, UNDECLARED_SYSTEMS } from './findings-ways.js'
import { type Counts, codesIn, total } from './found-counts.js'
import { seriesOf } from './found-series.js'
import { type Names, namesIn } from './names.js'
import { dayText, percentText, sharesView } from './shares-view.js'

export type FindingsFacts = {
  readonly found: FoundInShards
  /** The system that alone is looked at, by id; `UNDECLARED_SYSTEMS` for those without one. */
  readonly system: string | null
  /** The catalogue in force, for names. */
  readonly catalogue: Catalogue | null
  /** Today, in UTC. */
  readonly today: string
  /** Whether the reader may look the decisions up. */
  readonly looks: boolean
}

const SPANS = [7, 30, 90, 365] as const
const DAY = 86_400_000

export type FindingsView = ReturnType<typeof findingsView>

/** The view in a language of the console. */
export function findingsView(language: Language, facts: FindingsFacts) {
  const { found, system } = facts
  const words = staffWords(language)
  const systems = system === null ? found.systems : found.systems.filter(one => idOf(one) === system)
  const all = total(systems)
  const names = namesIn(language, facts.catalogue)
  const searchOf = searcher(facts)
  const codes = codesIn(systems)
  return {
    form: formView(language, facts, names),
    notes: notesOn(language, found).map(text => ({ text })),
    summary: summaryOf(language, all),
    whole: sharesView(language, words['findings.any'](), seriesOf(found, systems), () => null),
    codes: codes.map(code => codeView(language, code, { found, systems, names, searchOf })),
    systems: system === null && found.systems.length > 0 ? systemRows(language, facts, names) : [],
    links: facts.looks && codes.length > 0,
  }
}

function summaryOf(language: Language, { decisions, found }: Counts): string {
  const words = staffWords(language)
  if (decisions === 0) return words['findings.no_decisions']()
  if (found === 0) return words['findings.nothing']({ decisions })
  const percent = percentText(language, found / decisions)
  return words['findings.summary']({ found, decisions, percent })
}

function notesOn(language: Language, { shards, whole_from, from }: FoundInShards): string[] {
  const words = staffWords(language)
  const missing = shards.asked - shards.answered
  return [
    ...(missing > 0 ? [words['findings.partial']({ missing, asked: shards.asked })] : []),
    ...(whole_from > from ? [words['findings.whole_from']({ day: dayText(language, whole_from) })] : []),
  ]
}

function formView(language: Language, { found, system, today, catalogue }: FindingsFacts, names: Names) {
  const words = staffWords(language)
  const ids = new Set([...found.systems.map(idOf), ...Object.keys(catalogue?.systems ?? {})])
  if (system !== null) ids.add(system)
  return {
    from: found.from,
    to: found.to,
    systems: [...ids].map(id => ({
      value: id,
      text: names.system(id === UNDECLARED_SYSTEMS ? null : id),
      selected: id === system,
    })),
    spans: SPANS.map(days => {
      const from = new Date(Date.parse(today) - (days - 1) * DAY).toISOString().slice(0, 10)
      return {
        href: findingsHref({ from, to: today, system }),
        text: words['findings.last_days']({ days }),
        current: found.from === from && found.to === today,
      }
    }),
  }
}

function systemRows(language: Language, { found }: FindingsFacts, names: Names) {
  const { from, to } = found
  return found.systems.map(system => ({
    id: system.id,
    name: names.system(system.id),
    only: { href: findingsHref({ from, to, system: idOf(system) }) },
    decisions: formatNumber(language, system.decisions),
    found: formatNumber(language, system.found),
    share: percentText(language, system.found / system.decisions),
  }))
}

function idOf({ id }: SystemFound): string {
  return id ?? UNDECLARED_SYSTEMS
}
