// From a link, or a producer's own words for a decision, to what its shard says. A token that is not authentic, or is
// past its time, never reaches a shard.
import { type LinkPayload, openToken } from '../domain/link-token.js'
import { lookupRef, subjectRef } from '../domain/seal/pseudonym.js'
import type { ExplainRequest, ShardExplanation } from '../shard/explain.js'
import type { ExplainOutcome } from '../shard/port.js'
import { callShards } from './call-shards.js'
import type { Routing } from './shard-calls.js'

/** A record may be announced by a link this long before it arrives, in milliseconds. */
const PENDING = 86_400_000

/** Fills `explain` of the port. */
export async function explainLinks(
  routing: Routing,
  tokens: readonly string[],
  { looks } = { looks: false },
): Promise<ExplainOutcome[]> {
  const now = routing.now()
  const links = tokens.map(token => openToken(routing.keys, token))
  const found = await ask(
    routing,
    links
      .filter((link): link is LinkPayload => refusal(link, now) === null)
      .map(({ subjectRef, decisionRef, mintedAt }) => ({ subjectRef, decisionRef, mintedAt, looks })),
  )
  let next = 0
  return links.map((link): ExplainOutcome => {
    const refused = refusal(link, now)
    if (refused || !link) return { outcome: refused ?? 'link-invalid' }
    return outcomeOf(found[next++], link.mintedAt, now)
  })
}

/** Fills `explainDecision` of the port. */
export async function explainDecision(
  routing: Routing,
  subject: string,
  decisionId: string,
): Promise<ExplainOutcome> {
  const request = {
    subjectRef: subjectRef(routing.keys, subject),
    decisionRef: lookupRef(routing.keys, 'decision', decisionId),
    mintedAt: null,
  }
  const [found] = await ask(routing, [request])
  return outcomeOf(found, 0, routing.now())
}

type Answer = ShardExplanation | { readonly outcome: 'unavailable' }

/** A shard that fails makes its own answers unavailable and no others. */
function ask(routing: Routing, requests: readonly ExplainRequest[]): Promise<Answer[]> {
  return callShards(routing, requests, async (shard, group): Promise<readonly Answer[]> => {
    try {
      return await shard.explain(group)
    } catch (error) {
      routing.onFailure(error)
      return group.map(() => ({ outcome: 'unavailable' }) as const)
    }
  })
}

/** What a link is answered before any shard is touched; null where a shard must say. */
function refusal(link: LinkPayload | null, now: number): 'link-invalid' | 'link-expired' | null {
  if (link?.purpose !== 'view') return 'link-invalid'
  return link.expiresAt !== 0 && now >= link.expiresAt * 1000 ? 'link-expired' : null
}

function outcomeOf(found: Answer | undefined, mintedAt: number, now: number): ExplainOutcome {
  if (!found) throw new Error('the shards answered fewer requests than they were sent')
  if (found.outcome === 'found' || found.outcome === 'unavailable') return found
  if (found.outcome === 'absent' && now - mintedAt < PENDING) return { outcome: 'record-pending' }
  return { outcome: 'record-gone' }
}
