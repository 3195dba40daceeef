// Data that was at hand and was left out, each with its reason.
import type { ResolvedDecision } from '../resolve-decision.js'
import { disclosureOf } from './disclosure.js'
import type { Facts } from './facts.js'

/** One fact an exclusion. The producer's free text goes along only where the signal may be spoken of openly. */
export function notUsedOf({ decision, index }: ResolvedDecision): Facts['notUsed'] {
  return (decision.not_used ?? []).map(({ key, reason, detail }, i) => {
    const entry = index.signals.get(key) ?? null
    const disclosure = disclosureOf(entry, entry?.sensitive === true || index.namesSensitive(detail))
    return {
      key,
      disclosure,
      declared: entry?.declared ?? null,
      reason,
      ...(detail !== undefined && disclosure === 'open' && { detail }),
      pointers: [`/not_used/${i}`],
    }
  })
}
