// A catalogue held against the keys that the newest decisions used: what they use and it does not declare, what the two
// say differently, and what it declares and none of them used.
import type { Catalogue } from '../../contract/catalogue.js'
import type { Complaint } from '../../contract/complaint.js'
import type { SeenInShards } from '../../contract/seen.js'
import { type MissingSignal, missingKeys } from '../../rendering/staff/starter/missing-keys.js'
import { seenConflicts } from './seen-conflicts.js'
import { unusedEntries } from './unused-entries.js'

const BEGIN = 'declare it: wherefore catalogue init --from-logs writes an entry to begin with'

/** One remark a key, the undeclared ones first. */
export function seenComplaints(catalogue: Catalogue, seen: SeenInShards): Complaint[] {
  const missing = missingKeys(seen, catalogue)
  return [
    ...missing.refused.map(undeclarable),
    ...missing.signals.map(undeclaredSignal),
    ...missing.systems.map(({ id, count }) => undeclared(['systems', id], used(count))),
    ...missing.surfaces.map(({ key, count }) => undeclared(['surfaces', key], used(count))),
    ...missing.purposes.map(({ key, count }) => undeclared(['purposes', key], used(count))),
    ...missing.cohorts.map(({ key, count }) => undeclared(['cohorts', key], used(count))),
    ...missing.unlisted.map(
      ({ system, surfaces }): Complaint => ({
        path: ['systems', system, 'surfaces'],
        wrong: `does not list ${surfaces.join(', ')}, where this system decided: each such decision is a finding`,
        mend: 'add what is missing',
        at: 'key',
      }),
    ),
    ...seenConflicts(catalogue, seen),
    ...unusedEntries(catalogue, seen),
  ]
}

function undeclaredSignal({ key, used: use, leftOut }: MissingSignal): Complaint {
  const path = ['signals', key]
  if (use) return undeclared(path, `${used(use.count)}, last on ${use.last},`)
  return undeclared(path, `is named as left out in ${decisions(leftOut?.count ?? 0)}`)
}

function undeclared(path: readonly string[], how: string): Complaint {
  return { path, wrong: `${how} and is not declared: people read that nobody has described it`, mend: BEGIN }
}

/** No map of the contract takes these names, so to say "declare it" would send somebody in a circle. */
function undeclarable(key: string): Complaint {
  return {
    path: [],
    wrong: `can never declare ${key}, which decisions use: no entry may have that name`,
    mend: 'rename the key where it is sent',
  }
}

function used(count: number): string {
  return `is used in ${decisions(count)}`
}

function decisions(count: number): string {
  return count === 1 ? '1 decision' : `${count} decisions`
}
