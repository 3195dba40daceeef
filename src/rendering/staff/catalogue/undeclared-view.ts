// What the newest decisions used and the catalogue in force does not declare, each with an entry that was prepared for it.
import type { Catalogue } from '../../../contract/catalogue.js'
import type { SeenInShards } from '../../../contract/seen.js'
import type { Language } from '../../generated/staff-messages.js'
import { formatNumber } from '../../words/formatters.js'
import { staffWords } from '../staff-frame.js'
import { type MissingKeys, missingKeys } from '../starter/missing-keys.js'
import { starterEntries } from '../starter/starter-entries.js'
import { SECTIONS, type Section } from './catalogue-changes.js'

/** Producers that put numbers into keys make thousands: nobody declares them one by one. */
const MOST_ENTRIES = 100

export type UndeclaredView = ReturnType<typeof undeclaredView>

/** The view; `entries` are of YAML, to be pasted below the name of their section. */
export function undeclaredView(language: Language, seen: SeenInShards, catalogue: Catalogue | null) {
  const words = staffWords(language)
  const missing = missingKeys(seen, catalogue)
  const texts = starterEntries(missing, { seen, catalogue, language: catalogue?.languages[0] ?? 'en' })
  const rows = SECTIONS.flatMap(section => rowsOf(language, section, missing, texts[section]))
  const shown = rows.slice(0, MOST_ENTRIES)
  return {
    looked: words['catalogue.looked']({ decisions: seen.decisions }),
    partial: seen.partial ? words['findings.partial'](missingShards(seen)) : null,
    rows: shown,
    more: rows.length > shown.length ? words['catalogue.more']({ count: rows.length - shown.length }) : null,
    entries: entriesText(shown),
    lines: Math.min(24, entriesText(shown).split('\n').length),
    unlisted: missing.unlisted.map(({ system, surfaces }) => ({
      text: words['catalogue.unlisted']({ system, surfaces: surfaces.join(', ') }),
    })),
    refused: missing.refused.map(key => ({ text: words['catalogue.refused']({ key }) })),
  }
}

type Row = {
  readonly section: Section
  readonly what: string
  readonly key: string
  readonly used: string
  readonly by: string
  readonly entry: string
  readonly lines: number
}

function rowsOf(language: Language, section: Section, missing: MissingKeys, texts: readonly string[]): Row[] {
  const words = staffWords(language)
  return usesIn(section, missing).map(({ key, count, left, by }, at) => {
    const entry = `${section}:\n${texts[at] ?? ''}`
    return {
      section,
      what: words[`catalogue.what.${section}`](),
      key,
      used: left ? words['catalogue.left_out']({ count }) : formatNumber(language, count),
      by: by.join(', '),
      entry,
      lines: entry.split('\n').length,
    }
  })
}

type Use = {
  readonly key: string
  readonly count: number
  readonly left: boolean
  readonly by: readonly string[]
}

/** In the order of the entries that were written. */
function usesIn(section: Section, missing: MissingKeys): Use[] {
  switch (section) {
    case 'signals':
      return missing.signals.map(({ key, used, leftOut }) => ({
        key,
        count: (used ?? leftOut)?.count ?? 0,
        left: used === null,
        by: (used ?? leftOut)?.systems ?? [],
      }))
    case 'systems':
      return missing.systems.map(({ id, count, surfaces }) => ({ key: id, count, left: false, by: surfaces }))
    default:
      return missing[section].map(({ key, count }) => ({ key, count, left: false, by: [] }))
  }
}

/** All entries as one text, a section's name once. */
function entriesText(rows: readonly Row[]): string {
  return SECTIONS.flatMap(section => {
    const own = rows.filter(row => row.section === section)
    return own.length === 0
      ? []
      : [[`${section}:`, ...own.map(({ entry }) => entry.slice(section.length + 2))].join('\n')]
  }).join('\n\n')
}

function missingShards({ shards: { asked, answered } }: SeenInShards) {
  return { missing: asked - answered, asked }
}
