// How many persons an actor may be shown in an hour. Counted before anyone is shown; what was counted and not shown is given
// back. Past the limit nobody is shown, and the audit trail says so once.
import type { Actor } from '../domain/audit/audit-entry.js'
import { lookupRef } from '../domain/seal/pseudonym.js'
import { type LookOutcome, LookupsPassed } from '../shard/port.js'
import { answered } from './remembered.js'
import type { Routing } from './shard-calls.js'

const HOUR = 3_600_000

/** Shows at most `most` persons. Throws `LookupsPassed`, and `RegistryAway` where nobody can count. */
export async function withinLimit(
  routing: Routing,
  actor: Actor,
  most: number,
  show: () => Promise<LookOutcome[]>,
): Promise<LookOutcome[]> {
  if (most === 0) return show()
  const { keys, lookups } = routing
  const now = routing.now()
  const hour = Math.floor(now / HOUR)
  const counter = { actor: lookupRef(keys, 'actor', `${actor.role}\n${actor.name}`), hour }
  const counted = await answered(lookups.reserve({ ...counter, persons: most, limit: lookups.perHour }))
  if (counted.answer === 'passed') {
    if (counted.first) await tellTrail(routing, actor, now)
    throw new LookupsPassed(Math.ceil(((hour + 1) * HOUR - now) / 1000))
  }
  const outcomes = await show()
  const shown = new Set(outcomes.flatMap(one => (one.outcome === 'found' ? [one.personAddress] : []))).size
  // Whoever is shown is in the trail already: a count that stays too high only ends the hour sooner.
  if (shown < most) await lookups.giveBack({ ...counter, persons: most - shown }).catch(routing.onFailure)
  return outcomes
}

/** In the first shard: it is about nobody who was shown. */
async function tellTrail(routing: Routing, actor: Actor, now: number): Promise<void> {
  const entry = { now, actor, action: 'limit-passed', reason: '', wanted: [] } as const
  await routing.shards[0].look(entry).catch(routing.onFailure)
}
