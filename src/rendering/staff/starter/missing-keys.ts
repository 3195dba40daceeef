// What decisions used and the catalogue in force does not declare; all of it where there is no catalogue.
import type { Catalogue } from '../../../contract/catalogue.js'
import type { SeenKeys } from '../../../contract/seen.js'

/** A key to declare as a signal: used, left out, or both. */
export type MissingSignal = {
  readonly key: string
  readonly used: SeenKeys['signals'][number] | null
  readonly leftOut: SeenKeys['not_used'][number] | null
}

export type MissingKeys = {
  readonly signals: readonly MissingSignal[]
  readonly systems: SeenKeys['systems']
  readonly surfaces: SeenKeys['surfaces']
  readonly purposes: SeenKeys['purposes']
  readonly cohorts: SeenKeys['cohorts']
  /** Declared systems that decided on surfaces which they do not list. */
  readonly unlisted: readonly { readonly system: string; readonly surfaces: readonly string[] }[]
  /** Keys that no entry of a catalogue may have as its name. */
  readonly refused: readonly string[]
}

/** Names that a map of the contract refuses. */
const REFUSED = new Set(['__proto__', 'constructor', 'prototype'])

/** Each list in the order seen: most used first, then what was only left out. */
export function missingKeys(seen: SeenKeys, catalogue: Catalogue | null): MissingKeys {
  const leftOut = new Map(seen.not_used.map(entry => [entry.key, entry]))
  const used = new Set(seen.signals.map(entry => entry.key))
  const signals: MissingSignal[] = [
    ...seen.signals.map(entry => ({ key: entry.key, used: entry, leftOut: leftOut.get(entry.key) ?? null })),
    ...seen.not_used
      .filter(entry => !used.has(entry.key))
      .map(entry => ({ key: entry.key, used: null, leftOut: entry })),
  ]
  const refused = new Set<string>()
  const missing = <Entry>(
    declared: object | undefined,
    entries: readonly Entry[],
    nameOf: (entry: Entry) => string,
  ) =>
    entries.filter(entry => {
      const name = nameOf(entry)
      if (REFUSED.has(name)) refused.add(name)
      return !REFUSED.has(name) && !Object.hasOwn(declared ?? {}, name)
    })
  return {
    signals: missing(catalogue?.signals, signals, keyOf),
    systems: missing(catalogue?.systems, seen.systems, ({ id }) => id),
    surfaces: missing(catalogue?.surfaces, seen.surfaces, keyOf),
    purposes: missing(catalogue?.purposes, seen.purposes, keyOf),
    cohorts: missing(catalogue?.cohorts, seen.cohorts, keyOf),
    unlisted: unlistedSurfaces(seen, catalogue),
    refused: [...refused],
  }
}

function unlistedSurfaces(seen: SeenKeys, catalogue: Catalogue | null): MissingKeys['unlisted'] {
  return Object.entries(catalogue?.systems ?? {}).flatMap(([id, { surfaces: listed = [] }]) => {
    const system = seen.systems.find(one => one.id === id)
    const surfaces = system?.surfaces.filter(surface => !listed.includes(surface)) ?? []
    // A system that lists none may decide on any.
    return listed.length > 0 && surfaces.length > 0 ? [{ system: id, surfaces }] : []
  })
}

function keyOf({ key }: { readonly key: string }): string {
  return key
}
