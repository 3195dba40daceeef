// Decisions to their shards and back: hash, bind the catalogue version in force, store, answer with the link's token.
import type { Decision } from '../contract/decision.js'
import { RECORD_TOO_LARGE } from '../contract/ingestion.js'
import { mintToken } from '../domain/link-token.js'
import type { DerivedKeys } from '../domain/seal/derive-keys.js'
import { Overloaded, type RecordOutcome, type Shards } from '../shard/port.js'
import { callShards } from './call-shards.js'
import { packDecisions, type RoutedDecision } from './packed-decisions.js'
import type { RecordedOutcome, Routing } from './shard-calls.js'

/** Fills `record` of the port. */
export async function recordDecisions(
  routing: Routing,
  decisions: readonly Decision[],
  { links, bytes }: Parameters<Shards['record']>[1],
): Promise<RecordOutcome[]> {
  const { keys } = routing
  const routed = decisions.map(routing.route)
  const catalogue = await routing.registry.currentCatalogue()
  const now = routing.now()
  const outcomes = await callShards(routing, routed.filter(isRouted), async (shard, group, groups) => {
    try {
      return await shard.record({ now, decisions: packDecisions(group) }, catalogue, bytes)
    } catch (error) {
      // Only where nothing of the request is stored elsewhere may the whole of it be refused.
      if (error instanceof Overloaded && groups === 1) throw error
      routing.onFailure(error)
      return group.map(() => ({ status: 'unavailable' }) as const)
    }
  })
  let next = 0
  return routed.map(one =>
    one ? withToken(keys, one, outcomes[next++], links) : { status: 'invalid', errors: [RECORD_TOO_LARGE] },
  )
}

function isRouted(routed: RoutedDecision | null): routed is RoutedDecision {
  return routed !== null
}

/** A `why_url` is minted at the stored `received_at` and lives with the record: the same each time it is made. */
function withToken(
  keys: DerivedKeys,
  { subjectRef, decisionRef }: RoutedDecision,
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
