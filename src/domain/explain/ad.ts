// Who is behind an advert and what chose it, by kind of data (EU DSA art. 26(1)).
import { adParties, isAd } from '../ad-parties.js'
import type { ResolvedDecision } from '../resolve-decision.js'
import { controlOver } from './control.js'
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
    categories: categoriesOf(reasons.flatMap(({ place }) => signals[place] ?? [])),
    transparency: (decision.ad?.transparency ?? []).map(({ domain, dsaparams }) => ({
      domain,
      codes: dsaparams,
    })),
    pointers: ['/ad', ...reasons.map(({ place }) => `/signals/${place}`)],
  }
}

function categoriesOf(counted: readonly SignalFact[]): NonNullable<Facts['ad']>['categories'] {
  const byCategory = new Map<string, SignalFact[]>()
  for (const signal of counted) {
    const key = nameableCategory(signal)
    byCategory.set(key, [...(byCategory.get(key) ?? []), signal])
  }
  return [...byCategory].map(([key, group]) => ({ key, control: controlOver(group) }))
}

/** A category's key names the kind of data; for a sensitive signal that already says too much. */
function nameableCategory({ disclosure, category }: SignalFact): string {
  return disclosure === 'sensitive' ? 'sensitive' : (category ?? 'undeclared')
}
