// What the producer left out on legal ground: named as withheld, never silently missing.
import type { ResolvedDecision } from '../resolve-decision.js'
import type { Facts } from './facts.js'

/** One fact an entry of `withheld`. */
export function withheldOf({ decision: { withheld } }: ResolvedDecision): Facts['withheld'] {
  return (withheld ?? []).map(({ what, ground }, i) => ({ what, ground, pointers: [`/withheld/${i}`] }))
}
