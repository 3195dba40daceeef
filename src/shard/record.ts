// What happens when decisions arrive: bind the catalogue version, recognise what is here already,
// check, seal, store and count the rest. One transaction; nothing half.
import type { CatalogueVersion } from '../contract/catalogue.js'
import type { CatalogueIndex } from '../domain/catalogue-index.js'
import { addImportance, type DaySums } from '../domain/importance/day-sums.js'
import {
  type ArrivedDecision,
  arrivedDecision,
  type SentDecision,
  type ShardOutcome,
} from './arrived-decision.js'
import { boundCatalogue, keepCatalogue } from './bound-catalogue.js'
import { keepImportance } from './keep-importance.js'
import { readRecent } from './recent-decisions.js'
import { recogniser } from './recognise.js'
import type { Shard } from './shard.js'
import { type FoundInRequest, storeBlocks } from './store-blocks.js'
import { type UndeclaredInRequest, undeclaredInRequest } from './undeclared-in-request.js'

export type RecordRequest = {
  /** Unix milliseconds: the `received_at` of everything stored. */
  readonly now: number
  readonly catalogueVersion: number
  /** Sent along after the answer `need-catalogue`. */
  readonly catalogue?: CatalogueVersion
  readonly decisions: readonly SentDecision[]
}

export type RecordAnswer =
  | { readonly answer: 'recorded'; readonly outcomes: readonly ShardOutcome[] }
  | { readonly answer: 'need-catalogue' }

/**
 * Stores what is new of a request; the outcomes stand in the order sent. Requests that share a transaction share
 * what they `counted`, which the caller keeps at its end; without it, it is kept here.
 */
export function record(shard: Shard, request: RecordRequest, counted?: DaySums): RecordAnswer {
  return shard.driver.transaction(() => {
    const catalogue = bindCatalogue(shard, request)
    if (!catalogue) return { answer: 'need-catalogue' }
    readRecent(shard)
    const recognised = recogniseAll(shard, request)
    const fresh = recognised.filter(isFresh)
    const found = storeBlocks(shard, fresh, catalogue, request.now)
    const undeclared = undeclaredInRequest(found, catalogue)
    const outcomes = recognised.map(one => (isFresh(one) ? accepted(one, request.now, undeclared) : one))
    count(shard, { fresh, found, catalogue, now: request.now }, counted)
    return { answer: 'recorded', outcomes }
  })
}

type Stored = {
  readonly fresh: readonly ArrivedDecision[]
  readonly found: FoundInRequest
  readonly catalogue: CatalogueIndex
  readonly now: number
}

/** The last step: what is shared is not rolled back with this request. */
function count(shard: Shard, { fresh, found, catalogue, now }: Stored, shared: DaySums | undefined): void {
  const days: DaySums = shared ?? new Map()
  for (const arrived of fresh)
    addImportance(days, arrived.decision, arrived.subjectRef, now, catalogue, found.get(arrived))
  if (!shared) keepImportance(shard, days)
}

function bindCatalogue(shard: Shard, request: RecordRequest): CatalogueIndex | null {
  if (request.catalogue) keepCatalogue(shard, request.catalogue)
  return boundCatalogue(shard, request.catalogueVersion)
}

/** What is new stands as it arrived, what is not as its outcome. */
function recogniseAll(shard: Shard, request: RecordRequest): (ArrivedDecision | ShardOutcome)[] {
  const recognise = recogniser(shard, request.now)
  return request.decisions.map(sent => {
    const arrived = arrivedDecision(sent)
    return recognise(arrived) ?? arrived
  })
}

function isFresh(one: ArrivedDecision | ShardOutcome): one is ArrivedDecision {
  return 'record' in one
}

function accepted(
  arrived: ArrivedDecision,
  receivedAt: number,
  undeclared: UndeclaredInRequest,
): ShardOutcome {
  const names = undeclared.get(arrived)
  return { status: 'accepted', receivedAt, ...(names && { undeclared: names }) }
}
