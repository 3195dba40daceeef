// Adds up which keys were seen: decisions of a block, pieces of a shard, shards of a deployment. Bounded: whoever puts
// numbers into keys makes as many keys as there are decisions.
import type { SeenKeys } from '../../contract/seen.js'
import { SEEN_INNER, SEEN_KEYS } from '../../contract/seen-limits.js'

export type SeenTally = {
  add(seen: SeenKeys): void
  /** Each list by its count, most first; the same count by key. */
  result(): SeenKeys
}

type ListName = SeenKeys['cut'][number]
type Lists = { readonly [Name in ListName]: Map<string, SeenKeys[Name][number]> }

/** Begins with nothing seen. */
export function seenTally(): SeenTally {
  let decisions = 0
  let unreadable = 0
  const cut = new Set<ListName>()
  const lists: Lists = {
    signals: new Map(),
    not_used: new Map(),
    systems: new Map(),
    surfaces: new Map(),
    purposes: new Map(),
    cohorts: new Map(),
  }

  function addTo<Entry>(
    name: ListName,
    list: Map<string, Entry>,
    entries: readonly Entry[],
    keyOf: (entry: Entry) => string,
    sum: (one: Entry, other: Entry) => Entry,
  ): void {
    for (const entry of entries) {
      const key = keyOf(entry)
      const known = list.get(key)
      if (known) list.set(key, sum(known, entry))
      else if (list.size < SEEN_KEYS) list.set(key, entry)
      else cut.add(name)
    }
  }

  return {
    add(seen) {
      decisions += seen.decisions
      unreadable += seen.unreadable
      for (const name of seen.cut) cut.add(name)
      addTo('signals', lists.signals, seen.signals, keyOf, (one, other) => ({
        key: one.key,
        count: one.count + other.count,
        values: union(one.values, other.values),
        fields: union(one.fields, other.fields),
        purposes: union(one.purposes, other.purposes),
        systems: union(one.systems, other.systems),
        first: one.first < other.first ? one.first : other.first,
        last: one.last > other.last ? one.last : other.last,
      }))
      addTo('not_used', lists.not_used, seen.not_used, keyOf, (one, other) => ({
        key: one.key,
        count: one.count + other.count,
        reasons: union(one.reasons, other.reasons),
        systems: union(one.systems, other.systems),
      }))
      addTo(
        'systems',
        lists.systems,
        seen.systems,
        ({ id }) => id,
        (one, other) => ({
          id: one.id,
          count: one.count + other.count,
          kinds: added(one.kinds, other.kinds, ({ kind }) => kind),
          surfaces: union(one.surfaces, other.surfaces),
          consents: one.consents + other.consents,
          purposes: added(one.purposes, other.purposes, keyOf),
        }),
      )
      addTo('surfaces', lists.surfaces, seen.surfaces, keyOf, counted)
      addTo('purposes', lists.purposes, seen.purposes, keyOf, (one, other) => ({
        ...counted(one, other),
        named_by: union(one.named_by, other.named_by),
      }))
      addTo('cohorts', lists.cohorts, seen.cohorts, keyOf, counted)
    },
    result: () => ({
      decisions,
      unreadable,
      signals: ordered(lists.signals),
      not_used: ordered(lists.not_used),
      systems: ordered(lists.systems),
      surfaces: ordered(lists.surfaces),
      purposes: ordered(lists.purposes),
      cohorts: ordered(lists.cohorts),
      cut: [...cut].sort(),
    }),
  }
}

function keyOf({ key }: { readonly key: string }): string {
  return key
}

function counted<Entry extends { readonly count: number }>(one: Entry, other: Entry): Entry {
  return { ...one, count: one.count + other.count }
}

function union<Value>(one: Value[], other: readonly Value[]): Value[] {
  const more = other.filter(value => !one.includes(value))
  return more.length === 0 ? one : [...one, ...more].slice(0, SEEN_INNER)
}

/** Entries added up by name, most first. */
function added<Entry extends { readonly count: number }>(
  one: readonly Entry[],
  other: readonly Entry[],
  nameOf: (entry: Entry) => string,
): Entry[] {
  const sums = new Map(one.map(entry => [nameOf(entry), entry]))
  for (const entry of other) {
    const known = sums.get(nameOf(entry))
    if (known) sums.set(nameOf(entry), counted(known, entry))
    else if (sums.size < SEEN_INNER) sums.set(nameOf(entry), entry)
  }
  return ordered(sums)
}

function ordered<Entry extends { readonly count: number }>(entries: ReadonlyMap<string, Entry>): Entry[] {
  return [...entries]
    .sort(([oneKey, one], [otherKey, other]) => other.count - one.count || (oneKey < otherKey ? -1 : 1))
    .map(([, entry]) => entry)
}
