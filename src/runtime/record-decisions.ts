// Decisions to their shards and back: hash, bind the catalogue version in force, store, answer with the link's token.
// What waits for a shard holds references alone, never a decision: thousands may wait.
import type { CatalogueVersion } from '../contract/catalogue.js'
import type { Decision } from '../contract/decision.js'
import { RECORD_TOO_LARGE } from '../contract/ingestion.js'
import { mintToken } from '../domain/link-token.js'
import type { DerivedKeys } from '../domain/seal/derive-keys.js'
import { Overloaded, type RecordOutcome, type Shards } from '../shard/port.js'
import { callShards } from './call-shards.js'
import { packDecisions, type RoutedDecision } from './packed-decisions.js'
import type { Arrived, RecordedOutcome, Routing, ShardCalls } from './shard-calls.js'

type Refs = Pick<RoutedDecision, 'subjectRef' | 'decisionRef'>

/** Fills `record` of the port. */
export function recordDecisions(
  routing: Routing,
  decisions: readonly Decision[],
  { links, bytes }: Parameters<Shards['record']>[1],
): Promise<RecordOutcome[]> {
  const routed = decisions.map(routing.route)
  return answersTo(routing, routed.map(refsOf), links, handOver(routing, routed.filter(isRouted), bytes))
}

function isRouted(routed: RoutedDecision | null): routed is RoutedDecision {
  return routed !== null
}

function refsOf(routed: RoutedDecision | null): Refs | null {
  return routed && { subjectRef: routed.subjectRef, decisionRef: routed.decisionRef }
}

async function handOver(
  routing: Routing,
  routed: readonly RoutedDecision[],
  bytes: number,
): Promise<RecordedOutcome[]> {
  const catalogue = await routing.registry.currentCatalogue()
  const now = routing.now()
  return callShards(routing, routed, (shard, group, groups) =>
    recordGroup(routing, shard, { now, decisions: packDecisions(group) }, catalogue, {
      bytes,
      // Only where nothing of the request is stored elsewhere may the whole of it be refused.
      alone: groups === 1,
    }),
  )
}

async function recordGroup(
  routing: Routing,
  shard: ShardCalls,
  arrived: Arrived,
  catalogue: CatalogueVersion,
  { bytes, alone }: { readonly bytes: number; readonly alone: boolean },
): Promise<readonly RecordedOutcome[]> {
  try {
    return await shard.record(arrived, catalogue, bytes)
  } catch (error) {
    if (error instanceof Overloaded && alone) throw error
    routing.onFailure(error)
    return Array.from({ length: arrived.decisions.count }, () => ({ status: 'unavailable' }))
  }
}

async function answersTo(
  { keys }: Routing,
  refs: readonly (Refs | null)[],
  links: boolean,
  recorded: Promise<readonly RecordedOutcome[]>,
): Promise<RecordOutcome[]> {
  const outcomes = await recorded
  let next = 0
  return refs.map(one =>
    one ? withToken(keys, one, outcomes[next++], links) : { status: 'invalid', errors: [RECORD_TOO_LARGE] },
  )
}

/** A `why_url` is minted at the stored `received_at` and lives with the record: the same each time it is made. */
function withToken(
  keys: DerivedKeys,
  { subjectRef, decisionRef }: Refs,
  outcome: RecordedOutcome | undefined,
  links: boolean,
): RecordOutcome {
  if (!outcome) throw new Error('the shards answered fewer decisions than they were sent')
  if (!('receivedAt' in outcome)) return outcome
  const link = {
    purpose: 'view',
    subjectRef,
    decisionRef,
    mintedAt: outcome.receivedAt,
    expiresAt: 0,
  } as const
  const token = links ? mintToken(keys, link) : null
  if (outcome.status === 'duplicate') return { status: 'duplicate', token }
  return { status: 'accepted', token, ...(outcome.undeclared && { undeclared: outcome.undeclared }) }
}
