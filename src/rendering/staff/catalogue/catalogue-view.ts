// What the catalogue page shows: what is in force and since when, what in it looks unintended, how it came to be.
import type { Catalogue, CatalogueVersion } from '../../../contract/catalogue.js'
import type { FieldError } from '../../../contract/field-error.js'
import type { SeenInShards } from '../../../contract/seen.js'
import type { Language } from '../../generated/staff-messages.js'
import { formatDate, formatList, formatNumber, formatTime, languageName } from '../../words/formatters.js'
import { staffWords } from '../staff-frame.js'
import { type CatalogueChanges, catalogueChanges, SECTIONS, type SectionKey } from './catalogue-changes.js'
import { undeclaredView } from './undeclared-view.js'

export type CatalogueFacts = {
  readonly inForce: CatalogueVersion
  readonly warnings: readonly FieldError[]
  /** Newest first; `publishedAt` in Unix milliseconds; the catalogue where it was fetched to be compared. */
  readonly history: readonly {
    readonly version: number
    readonly publishedAt: number
    readonly catalogue: Catalogue | null
  }[]
  /** Null where no shard answered. */
  readonly seen: SeenInShards | null
}

/** Names that a row of the history tells one by one. */
const MOST_NAMED = 6

export type CatalogueView = ReturnType<typeof catalogueView>

/** The view in a language of the console. */
export function catalogueView(language: Language, facts: CatalogueFacts) {
  const { inForce, warnings, history, seen } = facts
  const words = staffWords(language)
  const [newest] = history
  const zone = inForce.catalogue?.time_zone ?? 'UTC'
  return {
    state: newest
      ? words['catalogue.in_force']({
          version: String(inForce.version),
          at: momentText(language, zone, newest.publishedAt),
        })
      : words['catalogue.none'](),
    facts: inForce.catalogue ? factsOf(language, inForce.catalogue) : [],
    warnings: warnings.map(({ pointer, detail }) => ({ pointer, detail })),
    warned: warnings.length > 0 ? words['catalogue.warned']({ count: warnings.length }) : null,
    undeclared: seen && undeclaredView(language, seen, inForce.catalogue),
    history: history.map(({ version, publishedAt, catalogue }, at) => ({
      version,
      at: momentText(language, zone, publishedAt),
      changes: catalogue ? changesText(language, catalogue, history[at + 1]) : null,
    })),
  }
}

function factsOf(
  language: Language,
  catalogue: Catalogue,
): { readonly name: string; readonly value: string }[] {
  const words = staffWords(language)
  const counted = SECTIONS.map(section => ({
    name: words[`catalogue.count.${section}`](),
    value: formatNumber(language, Object.keys(catalogue[section] ?? {}).length),
  }))
  return [
    { name: words['catalogue.organisation'](), value: catalogue.organisation.name },
    {
      name: words['catalogue.languages'](),
      value: formatList(language, catalogue.languages.map(languageName)),
    },
    { name: words['catalogue.time_zone'](), value: catalogue.time_zone ?? 'UTC' },
    ...(catalogue.retention_days === undefined
      ? []
      : [
          {
            name: words['catalogue.kept'](),
            value: words['catalogue.days']({ days: catalogue.retention_days }),
          },
        ]),
    ...counted,
  ]
}

/** What a version changed; null where the one before was not fetched. */
function changesText(
  language: Language,
  catalogue: Catalogue,
  before: CatalogueFacts['history'][number] | undefined,
): string | null {
  if (before && !before.catalogue) return null
  const words = staffWords(language)
  if (!before) return words['catalogue.first']()
  const { added, removed, changed, fields }: CatalogueChanges = catalogueChanges(before.catalogue, catalogue)
  const named = (list: readonly SectionKey[]) =>
    namesText(
      language,
      list.map(({ key }) => key),
    )
  const parts = [
    ...(added.length > 0 ? [words['catalogue.added']({ names: named(added) })] : []),
    ...(removed.length > 0 ? [words['catalogue.removed']({ names: named(removed) })] : []),
    ...(changed.length > 0 ? [words['catalogue.changed']({ names: named(changed) })] : []),
    ...(fields.length > 0 ? [words['catalogue.changed']({ names: namesText(language, fields) })] : []),
  ]
  return parts.length > 0 ? parts.join(' ') : words['catalogue.same']()
}

function namesText(language: Language, names: readonly string[]): string {
  const shown = names.slice(0, MOST_NAMED).join(', ')
  const more = names.length - MOST_NAMED
  return more > 0 ? staffWords(language)['catalogue.and_more']({ names: shown, count: more }) : shown
}

function momentText(language: Language, zone: string, at: number): string {
  const day = formatDate(language, zone, new Date(at).toISOString()) ?? ''
  return `${day}, ${formatTime(language, zone, at)}`
}
