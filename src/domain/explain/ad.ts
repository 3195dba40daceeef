// Who is behind an advert and what chose it, by kind of data (EU DSA art. 26(1)).
import { adParties, isAd } from '../ad-parties.js'
import type { ResolvedDecision } from '../resolve-decision.js'
import type { Facts, ReasonFact, SignalFact } from './facts.js'

/** Present for the advert kinds, and wherever the producer sent `ad`. */
export function adOf(
  { decision }: ResolvedDecision,
  signals: readonly SignalFact[],
  reasons: readonly ReasonFact[],
): Facts['ad'] {
  if (!isAd(decision) && !decision.ad) return null
  return {
    ...adParties(decision),
    categories: [...new Set(reasons.map(({ place }) => nameableCategory(signals[place])))],
    transparency: (decision.ad?.transparency ?? []).map(({ domain, dsaparams }) => ({
      domain,
      codes: dsaparams,
    })),
    pointers: ['/ad'],
  }
}

/** A category's key names the kind of data; for a sensitive signal that already says too much. */
function nameableCategory(signal: SignalFact | undefined): string {
  if (signal?.disclosure === 'sensitive') return 'sensitive'
  return signal?.category ?? 'undeclared'
}
