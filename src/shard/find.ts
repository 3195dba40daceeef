// Finds decisions of one shard, newest first: numbers and times, nothing else leaves. Opens no record and writes nothing.
// A search is done in steps of a few milliseconds, and between two steps others go on; one that looked at much and found
// little answers how far back it came, and goes on from there when it is asked again.
import { type DecisionKind, decisionKind } from '../contract/decision.js'
import { type FindingCode, findingCodes } from '../contract/finding.js'
import { bestHits } from './best-hits.js'
import { type FoundDecision, isBefore, matchingRows, type RowFilter } from './find-rows.js'
import { knownLabel } from './label.js'
import type { Shard } from './shard.js'
import { ANY_TIME, type Stretch, stretchesOf } from './stretches.js'

/** What decisions are wanted: all that is given must hold. */
export type Wanted = {
  /** 16 bytes. */
  readonly subjectRef?: Uint8Array
  /** 48 bits of the keyed hashes of the decision's and the item's ids: another id may share them. */
  readonly decision?: number
  readonly item?: number
  readonly surface?: string
  readonly system?: string
  readonly kind?: DecisionKind
  readonly finding?: FindingCode
  /** Of `occurred_at`, Unix milliseconds: at or after `from`, before `to`. */
  readonly from?: number
  readonly to?: number
}

export type FindRequest = {
  readonly wanted: Wanted
  /** Only what comes behind this; null at first. */
  readonly after: FoundDecision | null
  readonly most: number
}

export type FindAnswer = {
  /** In order: newest `occurred_at` first, then the highest number. */
  readonly hits: readonly FoundDecision[]
  /** Everything before this was looked at, and more may come behind it; null where nothing does. */
  readonly reached: FoundDecision | null
}

/** A search ends after so many steps, once it has come any further back: about a second. */
const STEPS = 400
/** Higher than any decision's number: with a time, what comes before everything of that time. */
export const HIGHEST = Number.MAX_SAFE_INTEGER
const BEGINNING: FoundDecision = { occurredAt: ANY_TIME, no: HIGHEST }

/**
 * Looks, a step at each turn; `most` steps, and then until it has come any further back. What it answers was there at
 * the first step; some of it may have been removed since.
 */
export function* find(shard: Shard, request: FindRequest, most = STEPS): Generator<void, FindAnswer> {
  const search = shard.driver.transaction(() => begin(shard, request))
  if (!search) return { hits: [], reached: null }
  const { filter, stretches } = search
  const best = bestHits(request.most)
  let steps = 0
  for (const { newest, pieces } of stretches) {
    const reached = { occurredAt: newest, no: HIGHEST }
    const certain = best.before(reached)
    if (certain.length === request.most) return { hits: certain, reached: certain.at(-1) ?? null }
    if (steps >= most && isBefore(filter.after, reached)) return { hits: certain, reached }
    for (const piece of pieces()) {
      best.add(matchingRows(shard, piece, filter, request.most))
      steps += 1
      yield
    }
    // To learn that a stretch holds nothing is a step, too.
    steps += 1
    yield
  }
  const hits = best.all()
  return { hits, reached: hits.length === request.most ? (hits.at(-1) ?? null) : null }
}

/** Null where this shard can hold nothing of it. */
function begin(
  shard: Shard,
  { wanted, after }: FindRequest,
): { readonly filter: RowFilter; readonly stretches: Iterable<Stretch> } | null {
  const person = wanted.subjectRef ? personNumber(shard, wanted.subjectRef) : null
  const surface = wanted.surface === undefined ? null : knownLabel(shard, 'surface', wanted.surface)
  const system = wanted.system === undefined ? null : knownLabel(shard, 'system', wanted.system)
  const unknown =
    (wanted.subjectRef && person === null) ||
    (wanted.surface !== undefined && surface === null) ||
    (wanted.system !== undefined && system === null)
  if (unknown) return null
  const filter: RowFilter = {
    person,
    surface,
    system,
    decision: wanted.decision ?? null,
    item: wanted.item ?? null,
    finding: wanted.finding === undefined ? null : 1 << findingCodes.indexOf(wanted.finding),
    kind: wanted.kind === undefined ? null : decisionKind.options.indexOf(wanted.kind),
    from: wanted.from ?? Number.MIN_SAFE_INTEGER,
    after: beginning(wanted.to, after),
  }
  return { filter, stretches: stretchesOf(shard, filter) }
}

/** Where the order begins for this request: behind what was answered before, and before `to`. */
function beginning(to: number | undefined, after: FoundDecision | null): FoundDecision {
  const byTime = to === undefined ? BEGINNING : { occurredAt: to, no: 0 }
  return after && isBefore(byTime, after) ? after : byTime
}

/** Without the key: a search opens nothing. */
function personNumber(shard: Shard, ref: Uint8Array): number | null {
  const [row] = shard.driver.all('SELECT no FROM person WHERE ref = ?', ref)
  return row ? Number(row.no) : null
}
