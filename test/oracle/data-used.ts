// What must stand in the list of data used, signal by signal: everything, with its value shown, hidden or closed.
import type { CatalogueVersion } from '../../src/contract/catalogue.js'
import type { RecordedDecision, SignalValue } from '../../src/contract/decision.js'
import type { OriginCode } from '../../src/contract/explanation.js'
import { standingOf } from './declaration.js'

export type ExpectedUse = {
  readonly index: number
  readonly key: string
  /** The declared category; null where the signal is undeclared and the contract names none. */
  readonly category: string | null
  readonly origin: OriginCode
  readonly closed: boolean
  /** Absent where it may not be shown or was not sent. */
  readonly value?: SignalValue
  readonly purpose: string | null
  readonly retentionDays: number | null
}

/** One entry for each signal of the decision, in its order. */
export function expectedUses(record: RecordedDecision, catalogue: CatalogueVersion): ExpectedUse[] {
  return record.signals.map((signal, index) => {
    const { declaration, origin, sensitive, showsValue } = standingOf(signal.key, catalogue, signal.value)
    const shown = showsValue && signal.redacted !== true
    return {
      index,
      key: signal.key,
      category: declaration?.category ?? null,
      origin,
      closed: sensitive,
      ...(shown && signal.value !== undefined ? { value: signal.value } : {}),
      purpose: signal.purpose ?? null,
      retentionDays: declaration?.retention_days ?? null,
    }
  })
}
