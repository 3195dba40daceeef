// What a look at one decision found, or the problem that says why nothing is shown.
import type { LookedAt, LookOutcome } from '../../shard/port.js'
import { Refusal } from '../refusal.js'

/** The decision. Throws `Refusal`, with one body for whatever is not there, whosever it is. */
export function lookedAt(outcome: LookOutcome | undefined): LookedAt {
  switch (outcome?.outcome) {
    case 'found':
      return outcome
    case 'absent':
      throw noSuchDecision()
    case 'unreadable':
    case 'unavailable':
      throw new Refusal('unavailable', { headers: { 'Retry-After': '1' } })
    case undefined:
      throw new Error('the shards answered fewer looks than they were given')
  }
}

/** That this person has no such decision, or that there is no such person: the same. */
export function noSuchDecision(): Refusal {
  return new Refusal('not-found', { detail: 'This person has no stored decision with this id.' })
}
