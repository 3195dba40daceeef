// The keys of one decision and the shape of what came with them. Nothing of a value passes here but its type.
import type { RecordedDecision, Signal } from '../../contract/decision.js'
import type { SeenKeys, SeenSignal } from '../../contract/seen.js'

/** Every key that a decision names, each use an entry with a count of 1. */
export function seenInDecision(decision: RecordedDecision, cohortKeys: readonly string[]): SeenKeys {
  const { signals, not_used = [], system, surface, kind, consent } = decision
  const day = decision.occurred_at.slice(0, 10)
  const granted = [...new Set(consent?.purposes)].map(key => ({ key, count: 1 }))
  return {
    decisions: 1,
    unreadable: 0,
    signals: signals.map(signal => seenSignal(signal, system.id, day)),
    not_used: not_used.map(({ key, reason }) => ({ key, count: 1, reasons: [reason], systems: [system.id] })),
    systems: [
      {
        id: system.id,
        count: 1,
        kinds: [{ kind, count: 1 }],
        surfaces: [surface],
        consents: consent?.purposes ? 1 : 0,
        purposes: granted,
      },
    ],
    surfaces: [{ key: surface, count: 1 }],
    purposes: [
      ...signals.flatMap(({ purpose }) =>
        purpose === undefined ? [] : [{ key: purpose, count: 1, named_by: ['signal' as const] }],
      ),
      ...granted.map(({ key }) => ({ key, count: 1, named_by: ['consent' as const] })),
    ],
    cohorts: cohortKeys.map(key => ({ key, count: 1 })),
    cut: [],
  }
}

function seenSignal(signal: Signal, system: string, day: string): SeenSignal {
  const { key, value, purpose } = signal
  const fields = ['contribution', 'observed_at', 'source', 'purpose'] as const
  return {
    key,
    count: 1,
    values: value === undefined ? [] : [typeOf(value)],
    fields: fields.filter(field => signal[field] !== undefined),
    purposes: purpose === undefined ? [] : [purpose],
    systems: [system],
    first: day,
    last: day,
  }
}

function typeOf(value: NonNullable<Signal['value']>): SeenSignal['values'][number] {
  switch (typeof value) {
    case 'string':
      return 'string'
    case 'number':
      return 'number'
    case 'boolean':
      return 'boolean'
    default:
      return 'list'
  }
}
