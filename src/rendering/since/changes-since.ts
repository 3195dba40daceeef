// What the organisation declares otherwise today of what a decision cites. The explanation itself keeps the words of its
// day; this stands beside it, so that nobody takes the words of then for what holds now. Pure.
import type { CatalogueVersion, DeclaredPurpose, LocalisedText } from '../../contract/catalogue.js'
import type { CitedPurpose, ExplainedRecord, Facts } from '../../domain/explain/facts.js'
import type { DeclaredChange } from './declared-change.js'
import { sameText } from './same-text.js'
import { isSensitive, signalChanges } from './signal-changes.js'
import { systemChanges } from './system-changes.js'

/** One signal, system, surface or purpose that is declared otherwise today. */
export type ChangedEntry = {
  readonly key: string
  /** As it was called then; null where it was not declared. */
  readonly name: LocalisedText | null
  /** Sensitive then or now: all that is said of it stays behind the fixed words. */
  readonly closed: boolean
  readonly changes: readonly DeclaredChange[]
}

export type Since = {
  readonly entries: readonly ChangedEntry[]
  /** The languages of both catalogues, the first of each being the fallback for its texts. */
  readonly languages: { readonly before: readonly string[]; readonly now: readonly string[] }
}

/** Null where the record is bound to the version in force, or nothing that it cites has changed. */
export function changesSince(
  { facts, catalogueVersion }: ExplainedRecord,
  { version, catalogue: now }: CatalogueVersion,
): Since | null {
  if (version === catalogueVersion || !now) return null
  const cited = citedPurposes(facts)
  // One that is gone keeps the name that it had.
  const nameOf = (key: string) =>
    declaredNow(now.purposes, key)?.name ?? cited.find(purpose => purpose.key === key)?.name ?? null
  const {
    system: { id, declared },
    surface,
  } = facts.decision
  const entries = [
    ...citedSignals(facts).map(({ key, before, closed }): ChangedEntry => {
      const today = declaredNow(now.signals, key)
      return {
        key,
        name: before?.name ?? null,
        closed: closed || isSensitive(today),
        changes: signalChanges(before, today, nameOf),
      }
    }),
    {
      key: id,
      name: declared?.name ?? null,
      closed: false,
      changes: systemChanges(declared, declaredNow(now.systems, id), nameOf),
    },
    {
      key: surface.key,
      name: surface.name,
      closed: false,
      changes: nameChanges(surface.name, declaredNow(now.surfaces, surface.key)?.name ?? null),
    },
    ...cited.map(purpose => purposeEntry(purpose, declaredNow(now.purposes, purpose.key))),
  ].filter(({ changes }) => changes.length > 0)
  return entries.length === 0 ? null : { entries, languages: { before: facts.languages, now: now.languages } }
}

/** Looked up one by one: a catalogue may declare thousands, and a page cites few. A key may be called `constructor`. */
function declaredNow<Entry>(entries: Readonly<Record<string, Entry>> = {}, key: string): Entry | null {
  return Object.hasOwn(entries, key) ? (entries[key] ?? null) : null
}

/** Each key once, in the order of the decision. One use that is sensitive by its value closes them all. */
function citedSignals({ signals, notUsed }: Facts) {
  const cited = new Map<
    string,
    { key: string; before: Facts['signals'][number]['declared']; closed: boolean }
  >()
  for (const { key, declared, disclosure } of [...signals, ...notUsed]) {
    const closed = disclosure === 'sensitive' || isSensitive(declared) || cited.get(key)?.closed === true
    cited.set(key, { key, before: declared, closed })
  }
  return [...cited.values()]
}

type ClosedOrNot = CitedPurpose & { readonly closed: boolean }

/** Each key once. One that is cited for sensitive signals alone is part of what is closed about them. */
function citedPurposes({ signals, consent }: Facts): readonly ClosedOrNot[] {
  const cited = new Map<string, ClosedOrNot>()
  const cite = ({ key, name, needsConsent }: CitedPurpose, closed: boolean) =>
    cited.set(key, { key, name, needsConsent, closed: closed && cited.get(key)?.closed !== false })
  for (const { purpose, disclosure } of signals) if (purpose) cite(purpose, disclosure === 'sensitive')
  for (const purpose of consent.purposes) cite(purpose, false)
  return [...cited.values()]
}

function purposeEntry(
  { key, name, needsConsent, closed }: ClosedOrNot,
  today: DeclaredPurpose | null,
): ChangedEntry {
  const needsNow = today?.needs_consent ?? false
  const consent: readonly DeclaredChange[] =
    today && needsConsent !== null && needsConsent !== needsNow ? [{ code: 'consent', now: needsNow }] : []
  return { key, name, closed, changes: [...nameChanges(name, today?.name ?? null), ...consent] }
}

function nameChanges(before: LocalisedText | null, now: LocalisedText | null): readonly DeclaredChange[] {
  if (!before) return now ? [{ code: 'declared', now }] : []
  if (!now) return [{ code: 'removed' }]
  return sameText(before, now) ? [] : [{ code: 'name', before, now }]
}
