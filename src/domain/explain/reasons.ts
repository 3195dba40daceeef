// What counted, or may have counted: flat, complete, and ordered by effect in this decision alone.
import type { Strength } from '../../contract/explanation.js'
import { isReason, type ResolvedDecision } from '../resolve-decision.js'
import type { ReasonFact } from './facts.js'
import { roundShare } from './shares.js'

/** Every signal whose contribution is not recorded or not 0. Recorded ones first, largest first; ties by place. */
export function reasonFacts(
  { signals }: ResolvedDecision,
  shares: readonly (number | null)[],
): readonly ReasonFact[] {
  return signals
    .filter(({ signal }) => isReason(signal))
    .sort((a, b) => effect(b.signal.contribution) - effect(a.signal.contribution) || a.place - b.place)
    .map(({ place, signal }, rank) => {
      const raw = shares[place] ?? null
      const share = raw === null ? null : roundShare(raw)
      return {
        place,
        direction: directionOf(signal.contribution),
        share,
        strength: strengthOf(share, rank),
        pointers: [`/signals/${place}`],
      }
    })
}

/** Not recorded sorts after everything recorded: no recorded reason has a size of 0. */
function effect(contribution: number | undefined): number {
  return contribution === undefined ? 0 : Math.abs(contribution)
}

function directionOf(contribution: number | undefined): ReasonFact['direction'] {
  if (contribution === undefined) return null
  return contribution > 0 ? 'for' : 'against'
}

/** From the rounded share, so that the word and the number beside it never disagree. */
function strengthOf(share: number | null, rank: number): Strength {
  if (share === null) return 'unknown'
  if (rank === 0 && share >= 0.4) return 'main'
  if (share >= 0.2) return 'strong'
  return share >= 0.05 ? 'some' : 'slight'
}
