// Staff looks, each at the shard that holds the person. A shard that fails makes its own answers unavailable and no others.
import { lookupRef, subjectRef } from '../domain/seal/pseudonym.js'
import type { ShardLook, WantedInShard } from '../shard/look.js'
import type { Look, LookOutcome, WantedDecision } from '../shard/port.js'
import { shardOf } from './call-shards.js'
import { withinLimit } from './lookup-limit.js'
import type { Routing } from './shard-calls.js'
import { spread } from './spread.js'
import { decisionAddress, openAddress, personAddress } from './staff-address.js'

type Placed = { readonly shard: number; readonly wanted: WantedInShard }

/** Fills `look` of the port. */
export async function lookInShards(routing: Routing, look: Look): Promise<LookOutcome[]> {
  const placed = look.wanted.map(wanted => placeOf(routing, wanted))
  const known = placed.filter(one => one !== null)
  const answers = await withinLimit(routing, look.actor, mostPersons(known), () =>
    spread(
      known,
      known.map(({ shard }) => shard),
      (shard, group) => lookInShard(routing, look, shard, group),
    ),
  )
  let next = 0
  return placed.map(one => (one && answers[next++]) ?? { outcome: 'absent' })
}

/** How many persons these can be about: whose a number is, only its shard knows. */
function mostPersons(placed: readonly Placed[]): number {
  const named = placed.map(({ shard, wanted }) =>
    'no' in wanted ? `${shard}/${wanted.no}` : Buffer.from(wanted.subjectRef).toString('hex'),
  )
  return new Set(named).size
}

/** Where it is to be looked for; null where no shard can have it. */
function placeOf({ keys, shards }: Routing, wanted: WantedDecision): Placed | null {
  if ('no' in wanted) return shards[wanted.shard] ? { shard: wanted.shard, wanted: { no: wanted.no } } : null
  const place =
    'address' in wanted
      ? openAddress(keys, wanted.address)
      : {
          subjectRef: subjectRef(keys, wanted.subject),
          decisionRef: lookupRef(keys, 'decision', wanted.decisionId),
        }
  if (!place?.decisionRef) return null
  const { subjectRef: ref, decisionRef } = place
  return { shard: shardOf(ref, shards.length), wanted: { subjectRef: ref, decisionRef } }
}

async function lookInShard(
  routing: Routing,
  { actor, action, reason }: Look,
  shard: number,
  group: readonly Placed[],
): Promise<LookOutcome[]> {
  try {
    const wanted = group.map(one => one.wanted)
    const calls = routing.shards[shard] ?? routing.shards[0]
    const looks = await calls.look({ now: routing.now(), actor, action, reason, wanted })
    return looks.map(one => outcomeOf(routing, shard, one))
  } catch (error) {
    routing.onFailure(error)
    return group.map(() => ({ outcome: 'unavailable' }) as const)
  }
}

function outcomeOf({ keys }: Routing, shard: number, look: ShardLook): LookOutcome {
  if (look.outcome !== 'found') return look
  const { no, decision, record, comparison } = look
  const decisionRef = lookupRef(keys, 'decision', decision.id)
  return {
    outcome: 'found',
    shard,
    no,
    decision,
    record,
    address: decisionAddress(keys, look.subjectRef, decisionRef, record.receivedAt),
    personAddress: personAddress(keys, look.subjectRef),
    ...(comparison && { comparison }),
  }
}
