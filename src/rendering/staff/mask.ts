// What role `support` sees of a record: that something sensitive counted, and how much, never what it was. Done here and
// nowhere else, by what the explanation of the same record already decided is sensitive.
import type { RecordedDecision } from '../../contract/decision.js'
import type { StaffExclusion, StaffRecord, StaffSignal } from '../../contract/staff.js'
import type { Facts } from '../../domain/explain/facts.js'

type Sent<Field extends keyof RecordedDecision> = NonNullable<RecordedDecision[Field]>

/** The record for staff, with nothing left out but what no explanation may show. */
export function unmasked({ ext: _, ...decision }: RecordedDecision): StaffRecord {
  return decision
}

/** The record without key, value, source or detail of what is sensitive, and without values that nobody has described. */
export function masked(decision: RecordedDecision, facts: Facts): StaffRecord {
  const { outcome, not_used } = decision
  return {
    ...unmasked(decision),
    ...(outcome && { outcome: maskedOutcome(outcome, facts) }),
    signals: decision.signals.map((signal, at) => maskedSignal(signal, facts.signals[at])),
    ...(not_used && { not_used: not_used.map((entry, at) => maskedExclusion(entry, facts.notUsed[at])) }),
  }
}

function maskedSignal(
  signal: Sent<'signals'>[number],
  fact: Facts['signals'][number] | undefined,
): StaffSignal {
  const { key, value, source, ...rest } = signal
  if (fact?.disclosure === 'open' && signal.redacted !== true) return signal
  // What is not known to be harmless is treated as sensitive.
  if (!fact || fact.disclosure === 'sensitive') {
    const { contribution } = signal
    return { ...(contribution !== undefined && { contribution }), masked: true }
  }
  return { key, ...rest, ...((value !== undefined || source !== undefined) && { masked: true }) }
}

function maskedExclusion(
  entry: Sent<'not_used'>[number],
  fact: Facts['notUsed'][number] | undefined,
): StaffExclusion {
  if (fact?.disclosure === 'open') return entry
  const { key, reason, detail } = entry
  if (!fact || fact.disclosure === 'sensitive') return { reason, masked: true }
  return { key, reason, ...(detail !== undefined && { masked: true }) }
}

/** Alternatives name signals by key: those alone stay that are open wherever this decision used them. */
function maskedOutcome(outcome: Sent<'outcome'>, facts: Facts): NonNullable<StaffRecord['outcome']> {
  const { alternatives, ...rest } = outcome
  if (!alternatives) return rest
  const told = new Set(facts.signals.map(({ key }) => key))
  for (const { key, disclosure } of [...facts.signals, ...facts.notUsed]) {
    if (disclosure === 'sensitive') told.delete(key)
  }
  return {
    ...rest,
    alternatives: alternatives.map(one => {
      if (!one.contributions) return one
      const all = Object.entries(one.contributions)
      const kept = all.filter(([key]) => told.has(key))
      return {
        ...one,
        contributions: Object.fromEntries(kept),
        ...(kept.length < all.length && { masked: true as const }),
      }
    }),
  }
}
