// What the person could have switched off that would have put something else here (promise P12): the fewest keys whose
// removal lets a recorded alternative score higher. A control holds for a key, so entries of one key go together.
// docs/explaining.md says what is meant by "here", "first" and "fewest", and why taking the largest differences is enough.
import type { Item, RecordedDecision } from '../../contract/decision.js'
import { contributionsDoNotAddUp, misses } from '../findings/contributions-do-not-add-up.js'
import type { ResolvedDecision } from '../resolve-decision.js'
import { hasControl } from './control.js'
import type { SignalFact, WhatIfFact } from './facts.js'

/** A lead smaller than this part of the larger score is rounding, and no statement rests on it. */
const ROUNDING = 1e-9

/** A key that the person can switch off, and all that its entries contributed. */
type Lever = { readonly key: string; readonly places: readonly number[]; readonly effect: number }

/** An alternative that did not score higher than the item already. */
type Rival = {
  readonly place: number
  readonly item: Item
  readonly score: number
  readonly contributions: ReadonlyMap<string, number> | null
  /** The recorded contributions miss the score: a key that they do not name may have counted all the same. */
  readonly partial: boolean
}

type Alternative = NonNullable<NonNullable<RecordedDecision['outcome']>['alternatives']>[number]

type Rivals = readonly [Rival, ...Rival[]]

type Removal = { readonly levers: readonly Lever[]; readonly lead: number }

/** Null where it cannot be said, and where every recorded alternative scored higher already. */
export function whatIfOf(resolved: ResolvedDecision, signals: readonly SignalFact[]): WhatIfFact | null {
  const { outcome, position = 1 } = resolved.decision
  const { method, score, alternatives } = outcome ?? {}
  if ((method !== 'exact' && method !== 'estimate') || score === undefined || !alternatives) return null
  const levers = leversOf(resolved, signals)
  if (levers === null || contributionsDoNotAddUp(resolved).length > 0) return null
  const [first, ...others] = rivalsOf(resolved.decision, alternatives, score)
  if (!first) return null
  const rivals: Rivals = [first, ...others]

  const exact = method === 'exact'
  const removal = smallestRemoval(levers, rivals, score)
  if (removal === null) {
    return {
      code: 'none',
      exact: exact && rivals.every(rival => isKnown(rival, levers)),
      places: [],
      item: null,
      pointers: ['/outcome/score', ...placesOf(levers), ...rivals.map(pointerTo)],
    }
  }
  const winner = highestWithout(removal.levers, rivals)
  const here = position === 1 && !alternatives.some(alternative => alternative.score > score)
  return {
    code: here ? 'here' : 'before',
    // That nothing else would have stood here rests on all of them; that one would have come before, on that one.
    exact: exact && (here ? rivals : [winner]).every(rival => isKnown(rival, removal.levers)),
    places: removal.levers.flatMap(({ places }) => places.slice(0, 1)),
    item: winner.item,
    pointers: ['/outcome/score', ...placesOf(removal.levers), pointerTo(winner)],
  }
}

/** Where what is missing for the answer would stand; nothing where the method has no arithmetic to ask. */
export function whatIfLacks(
  { decision }: ResolvedDecision,
  signals: readonly SignalFact[],
): readonly string[] {
  const { method, score, alternatives } = decision.outcome ?? {}
  if (method !== 'exact' && method !== 'estimate') return []
  return [
    ...(score === undefined ? ['/outcome/score'] : []),
    ...(alternatives === undefined ? ['/outcome/alternatives'] : []),
    ...switchable(signals)
      .filter(({ place }) => decision.signals[place]?.contribution === undefined)
      .map(({ place }) => `/signals/${place}/contribution`),
  ]
}

/** Null where one of them has an entry whose contribution is not recorded: then no set is known to be the smallest. */
function leversOf({ decision }: ResolvedDecision, signals: readonly SignalFact[]): readonly Lever[] | null {
  const levers = new Map<string, { key: string; places: number[]; effect: number }>()
  for (const { key, place } of switchable(signals)) {
    const contribution = decision.signals[place]?.contribution
    if (contribution === undefined) return null
    const lever = levers.get(key) ?? { key, places: [], effect: 0 }
    lever.places.push(place)
    lever.effect += contribution
    levers.set(key, lever)
  }
  return [...levers.values()]
}

/**
 * Signals that the person can switch off: personal, spoken of openly, with a control in the catalogue of then. A key is
 * left out whole where one of its entries is sensitive by its value.
 */
function switchable(signals: readonly SignalFact[]): readonly SignalFact[] {
  const fixed = new Set(
    signals
      .filter(
        ({ disclosure, personal, declared }) => disclosure !== 'open' || !personal || !hasControl(declared),
      )
      .map(({ key }) => key),
  )
  return signals.filter(({ key }) => !fixed.has(key))
}

function rivalsOf(
  { item: shown, outcome }: RecordedDecision,
  alternatives: readonly Alternative[],
  own: number,
): readonly Rival[] {
  const base = outcome?.base
  return alternatives.flatMap(({ item, score, contributions }, place): Rival[] => {
    // Some producers list what was shown among what could have been.
    if (score > own || item.id === shown.id) return []
    if (!contributions) return [{ place, item, score, contributions: null, partial: true }]
    const recorded = new Map(Object.entries(contributions))
    const sum = [...recorded.values()].reduce((total, each) => total + each, 0)
    const partial = base !== undefined && misses(score, base + sum)
    return [{ place, item, score, contributions: recorded, partial }]
  })
}

/** The fewest levers for any rival; of equally few those that give the larger lead, then the earlier rival. */
function smallestRemoval(levers: readonly Lever[], rivals: readonly Rival[], own: number): Removal | null {
  let best: Removal | null = null
  for (const rival of rivals) {
    const found = removalFor(rival, levers, own)
    if (found && (best === null || isSmaller(found, best))) best = found
  }
  return best
}

function isSmaller(found: Removal, best: Removal): boolean {
  const more = found.levers.length - best.levers.length
  return more < 0 || (more === 0 && found.lead > best.lead)
}

/** Largest differences first: no other set of that size closes more of the gap. Ties by key. */
function removalFor(rival: Rival, levers: readonly Lever[], own: number): Removal | null {
  const gains = levers
    .map(lever => ({ lever, gain: lever.effect - (rival.contributions?.get(lever.key) ?? 0) }))
    .filter(({ gain }) => gain > 0)
    .sort((a, b) => b.gain - a.gain || (a.lever.key < b.lever.key ? -1 : 1))
  const needed = ROUNDING * Math.max(Math.abs(own), Math.abs(rival.score))
  const taken: Lever[] = []
  let lead = rival.score - own
  for (const { lever, gain } of gains) {
    taken.push(lever)
    lead += gain
    if (lead > needed) return { levers: taken, lead }
  }
  return null
}

/** What would have stood first: the highest score without these keys, ties by place. */
function highestWithout(levers: readonly Lever[], [first, ...others]: Rivals): Rival {
  return others.reduce(
    (best, rival) => (without(levers, rival) > without(levers, best) ? rival : best),
    first,
  )
}

function without(levers: readonly Lever[], { score, contributions }: Rival): number {
  return levers.reduce((left, { key }) => left - (contributions?.get(key) ?? 0), score)
}

/** Without contributions a score is taken as it was: an estimate, whatever the method. */
function isKnown({ contributions, partial }: Rival, levers: readonly Lever[]): boolean {
  return contributions !== null && (!partial || levers.every(({ key }) => contributions.has(key)))
}

function placesOf(levers: readonly Lever[]): string[] {
  return levers.flatMap(({ places }) => places.map(place => `/signals/${place}`))
}

function pointerTo({ place }: Rival): string {
  return `/outcome/alternatives/${place}`
}
