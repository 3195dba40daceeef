// Staff search in all shards at the same moment, or in that of the person alone; what they find is put into one order.
import { lookupNumber, lookupRef, subjectRef } from '../domain/seal/pseudonym.js'
import { type FindAnswer, HIGHEST, type Wanted } from '../shard/find.js'
import type { FoundDecision } from '../shard/find-rows.js'
import type { Found, Search, SearchPlace } from '../shard/port.js'
import { askAllShards } from './ask-all-shards.js'
import { shardOf } from './call-shards.js'
import type { Routing } from './shard-calls.js'
import { openAddress } from './staff-address.js'

type Asked = Pick<Routing, 'keys' | 'onFailure'> & {
  readonly shards: readonly Pick<Routing['shards'][number], 'find'>[]
}

/** Fills `find` of the port. */
export async function findInShards(routing: Asked, search: Search): Promise<Found> {
  const wanted = wantedOf(routing, search)
  if (!wanted) return { hits: [], next: null, missing: 0 }
  const numbered = routing.shards.map((calls, shard) => ({ calls, shard }))
  const shards = wanted.subjectRef
    ? numbered.filter(
        ({ shard }) => shard === shardOf(wanted.subjectRef ?? new Uint8Array(4), numbered.length),
      )
    : numbered
  const { asked, answers } = await askAllShards(
    { shards, onFailure: routing.onFailure },
    async ({ calls, shard }) => {
      // One more than is shown tells whether there is more.
      const request = { wanted, after: placeIn(shard, search.after), most: search.most + 1 }
      return { shard, ...(await calls.find(request)) }
    },
  )
  return { ...merged(answers, search.most), missing: asked - answers.length }
}

/** Null where an address leads nowhere: then there is nothing to find. */
function wantedOf({ keys }: Pick<Asked, 'keys'>, search: Search): Wanted | null {
  const place = search.address === undefined ? undefined : openAddress(keys, search.address)
  if (place === null || (search.itself && !place?.decisionRef)) return null
  const { subject, decisionId, itemId, surface, system, kind, finding, from, to } = search
  const number = (name: 'decision' | 'item', id: string) => lookupNumber(lookupRef(keys, name, id))
  return {
    ...(subject !== undefined && { subjectRef: subjectRef(keys, subject) }),
    ...(place && { subjectRef: place.subjectRef }),
    ...(decisionId !== undefined && { decision: number('decision', decisionId) }),
    ...(search.itself && place?.decisionRef && { decision: lookupNumber(place.decisionRef) }),
    ...(itemId !== undefined && { item: number('item', itemId) }),
    ...(surface !== undefined && { surface }),
    ...(system !== undefined && { system }),
    ...(kind !== undefined && { kind }),
    ...(finding !== undefined && { finding }),
    ...(from !== undefined && { from }),
    ...(to !== undefined && { to }),
  }
}

/** Where a shard goes on: of one moment, the shards before the place's have shown all they have, those after it nothing. */
function placeIn(shard: number, after: SearchPlace | null): FoundDecision | null {
  if (!after) return null
  const { occurredAt } = after
  if (shard === after.shard) return { occurredAt, no: after.no }
  return { occurredAt, no: shard < after.shard ? 0 : HIGHEST }
}

type ShardAnswer = FindAnswer & { readonly shard: number }

/** Only what no shard can still come between. */
function merged(answers: readonly ShardAnswer[], most: number): Omit<Found, 'missing'> {
  const [first] = answers
    .flatMap(({ shard, reached }) => (reached ? [{ ...reached, shard }] : []))
    .sort(byOrder)
  const certain = answers
    .flatMap(({ shard, hits }) => hits.map(hit => ({ ...hit, shard })))
    .filter(hit => !first || byOrder(hit, first) <= 0)
    .sort(byOrder)
  const hits = certain.slice(0, most)
  return { hits, next: (certain.length > most ? hits.at(-1) : first) ?? null }
}

function byOrder(one: SearchPlace, other: SearchPlace): number {
  return other.occurredAt - one.occurredAt || one.shard - other.shard || other.no - one.no
}
