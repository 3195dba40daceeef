// The test that the person was part of.
import type { ResolvedDecision } from '../resolve-decision.js'
import type { Facts } from './facts.js'

/** Present wherever an experiment was sent. */
export function experimentOf({ decision: { experiment } }: ResolvedDecision): Facts['experiment'] {
  if (!experiment) return null
  const { key, variant, reason } = experiment
  return { key, variant, ...(reason !== undefined && { reason }), pointers: ['/experiment'] }
}
