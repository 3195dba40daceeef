// Why this and not that: two items of one list, and what spoke more for the one than for the other. Pure, from the two
// records and the catalogue of then. By key, as what a key gave to each item is what differs between them.
import type { RecordedDecision } from '../../contract/decision.js'
import type { CatalogueIndex } from '../catalogue-index.js'
import { contributionsDoNotAddUp } from '../findings/contributions-do-not-add-up.js'
import { type ResolvedDecision, resolveDecision } from '../resolve-decision.js'
import { disclosureOf } from './disclosure.js'
import type { ComparisonFact, DifferenceFact, Incomparable } from './facts.js'
import { roundShare } from './shares.js'

/** Compares two decisions about one person under the catalogue that both are bound to. */
export function compare(
  one: RecordedDecision,
  other: RecordedDecision,
  index: CatalogueIndex,
): ComparisonFact {
  const incomparable = (why: Incomparable) => ({ code: 'incomparable', why }) as const
  if (!inOneList(one, other)) return incomparable('not_one_list')
  const method = methodOfBoth(one, other)
  if (method === null) return incomparable('no_arithmetic')
  const pair = [resolveDecision(one, [], index), resolveDecision(other, [], index)] as const
  const recorded = ({ signals }: RecordedDecision) =>
    signals.every(({ contribution }) => contribution !== undefined)
  if (!recorded(one) || !recorded(other)) return incomparable('not_recorded')
  if (pair.some(each => contributionsDoNotAddUp(each).length > 0)) return incomparable('contradicted')
  return { code: 'compared', ahead: aheadOf(one, other), method, differences: differencesOf(...pair) }
}

/** One request of one system for one person: else numbers of two systems would be set against each other. */
function inOneList(one: RecordedDecision, other: RecordedDecision): boolean {
  return (
    one.slate_id !== undefined &&
    one.slate_id === other.slate_id &&
    one.subject === other.subject &&
    one.system.id === other.system.id &&
    one.system.version === other.system.version
  )
}

function methodOfBoth(one: RecordedDecision, other: RecordedDecision): 'exact' | 'estimate' | null {
  const methods = [one.outcome?.method, other.outcome?.method]
  if (methods.every(method => method === 'exact')) return 'exact'
  return methods.every(method => method === 'exact' || method === 'estimate') ? 'estimate' : null
}

function aheadOf(one: RecordedDecision, other: RecordedDecision): 'this' | 'that' | 'neither' | null {
  const [mine, theirs] = [one.outcome?.score, other.outcome?.score]
  if (mine !== undefined && theirs !== undefined) return larger(mine, theirs)
  if (one.position === undefined || other.position === undefined) return null
  return larger(other.position, one.position)
}

function larger(one: number, other: number): 'this' | 'that' | 'neither' {
  if (one === other) return 'neither'
  return one > other ? 'this' : 'that'
}

function differencesOf(one: ResolvedDecision, other: ResolvedDecision): readonly DifferenceFact[] {
  const keys = new Set([...one.signals, ...other.signals].map(({ signal }) => signal.key))
  const differing = [...keys]
    .map(key => ({ key, difference: effectOf(one, key) - effectOf(other, key) }))
    .filter(({ difference }) => difference !== 0)
    .sort((a, b) => Math.abs(b.difference) - Math.abs(a.difference) || (a.key < b.key ? -1 : 1))
  const sum = differing.reduce((total, { difference }) => total + Math.abs(difference), 0)
  return differing.map(({ key, difference }) => {
    const entry = one.index.signals.get(key) ?? null
    const entries = [...one.signals, ...other.signals].filter(({ signal }) => signal.key === key)
    return {
      key,
      // Sensitive by its value in one of the two is sensitive for both: else the one would tell of the other.
      disclosure: disclosureOf(
        entry,
        entries.some(({ sensitive }) => sensitive),
      ),
      declared: entry?.declared ?? null,
      favours: difference > 0 ? 'this' : 'that',
      share: roundShare(Math.abs(difference) / sum),
      pointers: { this: placesOf(one, key), that: placesOf(other, key) },
    }
  })
}

function effectOf({ signals }: ResolvedDecision, key: string): number {
  return signals.reduce((sum, { signal }) => sum + (signal.key === key ? (signal.contribution ?? 0) : 0), 0)
}

function placesOf({ signals }: ResolvedDecision, key: string): readonly string[] {
  const places = signals.filter(({ signal }) => signal.key === key).map(({ place }) => `/signals/${place}`)
  return places.length > 0 ? places : ['/signals']
}
