// Finds, then looks: what a search shows was opened and audited, a person each, before it is shown.
import type { Found, Look, LookedAt, Search, Shards } from '../../shard/port.js'
import { Refusal } from '../refusal.js'

export type FoundDecisions = Pick<Found, 'next'> & {
  /** Newest first. */
  readonly found: readonly LookedAt[]
  /** How many shards did not answer. */
  readonly missing: number
}

/** One page. Throws `ShardsAway`, and `Refusal` `unavailable` where nothing that was found could be opened. */
export async function foundDecisions(
  shards: Pick<Shards, 'find' | 'look'>,
  search: Search,
  who: Pick<Look, 'actor' | 'reason'>,
): Promise<FoundDecisions> {
  const { hits, next, missing } = await shards.find(search)
  if (hits.length === 0) return { found: [], next, missing }
  const outcomes = await shards.look({ ...who, action: 'list', wanted: hits })
  const away = new Set(
    hits.flatMap(({ shard }, at) => (outcomes[at]?.outcome === 'unavailable' ? [shard] : [])),
  )
  const opened = outcomes.filter(one => one.outcome === 'found')
  if (away.size > 0 && opened.length === 0)
    throw new Refusal('unavailable', { headers: { 'Retry-After': '1' } })
  return { found: opened.filter(one => isWanted(one, search)), next, missing: missing + away.size }
}

/** What is found by 48 bits of a hash is a candidate: the record says what it is. */
function isWanted({ decision }: LookedAt, { decisionId, itemId }: Search): boolean {
  return (
    (decisionId === undefined || decision.id === decisionId) &&
    (itemId === undefined || decision.item.id === itemId)
  )
}
