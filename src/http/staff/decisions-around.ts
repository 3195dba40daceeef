// What the same customer saw around a decision: the rest of its moment, a few before, a few after. Nothing is opened here.
import type { SearchPlace, Shards } from '../../shard/port.js'

/** Shown before and after; of the moment itself, a whole list of usual length. */
const BESIDE = 3
const SAME_MOMENT = 12
const PAGE = 50

/** How far after the decision is looked, in milliseconds: as far as the next few are. */
const SPANS = [60_000, 86_400_000, 366 * 86_400_000] as const

/** Places around the decision at `address` and its own, newest first; none where it is not there. */
export async function decisionsAround(
  shards: Pick<Shards, 'find'>,
  address: string,
): Promise<readonly SearchPlace[]> {
  const [itself] = (await shards.find({ address, itself: true, after: null, most: 1 })).hits
  if (!itself) return []
  const at = itself.occurredAt
  const [after, before] = await Promise.all([
    decisionsAfter(shards, address, at),
    shards.find({ address, to: at, after: null, most: BESIDE }),
  ])
  const same = after.filter(place => place.occurredAt === at)
  const later = after.filter(place => place.occurredAt > at)
  const isItself = (place: SearchPlace) => place.no === itself.no && place.shard === itself.shard
  const shown = same.filter((place, index) => index < SAME_MOMENT || isItself(place))
  return [...later.slice(-BESIDE), ...shown, ...before.hits]
}

/** At the moment and after it, newest first. Searches run backwards, so the span grows until it holds enough. */
async function decisionsAfter(
  shards: Pick<Shards, 'find'>,
  address: string,
  at: number,
): Promise<readonly SearchPlace[]> {
  let hits: readonly SearchPlace[] = []
  for (const span of SPANS) {
    const found = await shards.find({ address, from: at, to: at + span, after: null, most: PAGE })
    if (found.hits.length === PAGE && hits.length > 0) return hits
    hits = found.hits
    if (hits.filter(({ occurredAt }) => occurredAt > at).length >= BESIDE) return hits
  }
  return hits
}
