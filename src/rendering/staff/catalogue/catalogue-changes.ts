// What one version of the catalogue declares otherwise than the one before, by name.
import type { Catalogue } from '../../../contract/catalogue.js'

export const SECTIONS = ['purposes', 'signals', 'systems', 'surfaces', 'cohorts'] as const
export type Section = (typeof SECTIONS)[number]

export type CatalogueChanges = {
  readonly added: readonly SectionKey[]
  readonly removed: readonly SectionKey[]
  readonly changed: readonly SectionKey[]
  /** Fields outside the sections, such as `retention_days`. */
  readonly fields: readonly string[]
}
export type SectionKey = { readonly section: Section; readonly key: string }

/** Compares two versions; null is the time before the first. */
export function catalogueChanges(before: Catalogue | null, after: Catalogue): CatalogueChanges {
  const inSection = SECTIONS.map(section =>
    sectionChanges(section, before?.[section] ?? {}, after[section] ?? {}),
  )
  return {
    added: inSection.flatMap(({ added }) => added),
    removed: inSection.flatMap(({ removed }) => removed),
    changed: inSection.flatMap(({ changed }) => changed),
    fields: before ? changedFields(before, after) : [],
  }
}

type Entries = Readonly<Record<string, unknown>>

function sectionChanges(section: Section, before: Entries, after: Entries) {
  const placed = (keys: readonly string[]) => keys.map(key => ({ section, key }))
  const kept = Object.keys(after).filter(key => Object.hasOwn(before, key))
  return {
    added: placed(Object.keys(after).filter(key => !Object.hasOwn(before, key))),
    removed: placed(Object.keys(before).filter(key => !Object.hasOwn(after, key))),
    changed: placed(kept.filter(key => differs(before[key], after[key]))),
  }
}

function changedFields(before: Catalogue, after: Catalogue): string[] {
  const [one, other]: [Entries, Entries] = [before, after]
  const names = new Set([...Object.keys(one), ...Object.keys(other)])
  return [...names].filter(
    name => !SECTIONS.some(section => section === name) && differs(one[name], other[name]),
  )
}

function differs(one: unknown, other: unknown): boolean {
  return JSON.stringify(one) !== JSON.stringify(other)
}
