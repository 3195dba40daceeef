// A catalogue version as the engine reads it: every look-up a Map, every default resolved, once a version.
// Maps and Sets only: "constructor" is a legal key of a signal.
import type {
  Catalogue,
  CatalogueVersion,
  DeclaredPurpose,
  DeclaredSignal,
  DeclaredSystem,
  LocalisedText,
} from '../contract/catalogue.js'
import { isSensitiveCategory } from '../contract/categories.js'
import { type Dictionary, dictionary2 } from './seal/dictionary.js'
import { type NamesSensitive, namesSensitive } from './sensitive/sensitive-values.js'

const DAY = 86_400_000

/** A declared signal with its defaults resolved. */
export type IndexedSignal = {
  readonly declared: DeclaredSignal
  /** As declared, else by its category. */
  readonly sensitive: boolean
  /** True for every origin but `context`. */
  readonly personal: boolean
  /** As declared, else for provided and observed signals that are not sensitive. */
  readonly showsValue: boolean
  readonly purposes: ReadonlySet<string>
  /** Declared retention in milliseconds; Infinity where none is declared. */
  readonly retention: number
}

export type IndexedSystem = {
  readonly declared: DeclaredSystem
  readonly purposes: readonly string[]
  /** Null where the system lists no surfaces: then it may serve any declared one. */
  readonly surfaces: ReadonlySet<string> | null
  readonly neverUses: readonly string[]
}

export type CatalogueIndex = {
  /** 0 before the first catalogue: `catalogue` is null and nothing is declared. */
  readonly version: number
  readonly catalogue: Catalogue | null
  readonly signals: ReadonlyMap<string, IndexedSignal>
  readonly systems: ReadonlyMap<string, IndexedSystem>
  readonly surfaces: ReadonlyMap<string, { readonly name: LocalisedText }>
  readonly purposes: ReadonlyMap<string, DeclaredPurpose>
  readonly cohorts: ReadonlySet<string>
  /** Whether a value says what the law treats as sensitive, though its key may not. */
  readonly namesSensitive: NamesSensitive
  /** What blocks that are bound to this version are compressed with. */
  readonly dictionary: Dictionary
}

/** Indexes a catalogue version. Callers keep the index: it is made once a version, not once a decision. */
export function indexCatalogue({ version, catalogue }: CatalogueVersion): CatalogueIndex {
  return {
    version,
    catalogue,
    signals: mapOf(catalogue?.signals, indexedSignal),
    systems: mapOf(catalogue?.systems, indexedSystem),
    surfaces: new Map(Object.entries(catalogue?.surfaces ?? {})),
    purposes: new Map(Object.entries(catalogue?.purposes ?? {})),
    cohorts: new Set(Object.keys(catalogue?.cohorts ?? {})),
    namesSensitive: namesSensitive(catalogue),
    dictionary: dictionary2(catalogue),
  }
}

function mapOf<D, I>(declared: Record<string, D> | undefined, indexed: (entry: D) => I): Map<string, I> {
  return new Map(Object.entries(declared ?? {}).map(([key, entry]) => [key, indexed(entry)]))
}

function indexedSignal(declared: DeclaredSignal): IndexedSignal {
  const sensitive = declared.sensitive ?? isSensitiveCategory(declared.category)
  const showable = declared.origin === 'provided' || declared.origin === 'observed'
  return {
    declared,
    sensitive,
    personal: declared.origin !== 'context',
    showsValue: declared.show_value ?? (showable && !sensitive),
    purposes: new Set(declared.purposes),
    retention: declared.retention_days === undefined ? Infinity : declared.retention_days * DAY,
  }
}

function indexedSystem(declared: DeclaredSystem): IndexedSystem {
  return {
    declared,
    purposes: declared.purposes,
    surfaces: declared.surfaces?.length ? new Set(declared.surfaces) : null,
    neverUses: (declared.never_uses ?? []).map(never => never.category),
  }
}
