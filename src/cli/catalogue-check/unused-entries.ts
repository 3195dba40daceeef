// What a catalogue declares and no decision among the newest used. Said only where that can be known: not where a shard
// did not answer, and not of a list that holds fewer keys than were seen.
import type { Catalogue } from '../../contract/catalogue.js'
import type { Complaint } from '../../contract/complaint.js'
import type { SeenInShards } from '../../contract/seen.js'

type Section = 'signals' | 'systems' | 'surfaces' | 'purposes' | 'cohorts'
type List = SeenInShards['cut'][number]

/** One remark an entry, in the order of the catalogue. */
export function unusedEntries(catalogue: Catalogue, seen: SeenInShards): Complaint[] {
  if (seen.partial || seen.unreadable > 0) return []
  const among = seen.decisions === 1 ? 'the only decision' : `none of the newest ${seen.decisions} decisions`
  const verb = seen.decisions === 1 ? 'does not use' : 'uses'
  const unused = (section: Section, used: ReadonlySet<string>, lists: readonly List[]): Complaint[] =>
    lists.some(list => seen.cut.includes(list))
      ? []
      : Object.keys(catalogue[section] ?? {}).flatMap(key =>
          used.has(key)
            ? []
            : [
                {
                  path: [section, key],
                  wrong: `is declared, and ${among} ${verb} it`,
                  mend: 'take it out if it is no longer sent, or see whether it is sent under another name',
                  at: 'key' as const,
                },
              ],
        )
  return [
    ...unused('purposes', usedPurposes(catalogue, seen), ['purposes', 'systems']),
    ...unused('signals', keysOf([...seen.signals, ...seen.not_used]), ['signals', 'not_used']),
    ...unused('systems', new Set(seen.systems.map(({ id }) => id)), ['systems']),
    ...unused('surfaces', keysOf(seen.surfaces), ['surfaces']),
    ...unused('cohorts', keysOf(seen.cohorts), ['cohorts']),
  ]
}

/** Where a decision does not say the purpose of a use, it is the system's. */
function usedPurposes({ systems = {} }: Catalogue, seen: SeenInShards): ReadonlySet<string> {
  const ofSystems = seen.systems.flatMap(({ id }) =>
    Object.hasOwn(systems, id) ? (systems[id]?.purposes ?? []) : [],
  )
  return new Set([...keysOf(seen.purposes), ...ofSystems])
}

function keysOf(entries: readonly { readonly key: string }[]): ReadonlySet<string> {
  return new Set(entries.map(({ key }) => key))
}
