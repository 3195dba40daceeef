// How much may be said of a signal, and which of its values may be shown (wire contract: Values, Sensitive).
import type { SignalValue } from '../../contract/decision.js'
import type { IndexedSignal } from '../catalogue-index.js'
import type { ResolvedSignal } from '../resolve-decision.js'
import type { Disclosure } from './facts.js'

/** Undeclared: the key and never a value. Sensitive: closed until opened. */
export function disclosureOf(entry: IndexedSignal | null, sensitive: boolean): Disclosure {
  if (entry === null) return 'undeclared'
  return sensitive ? 'sensitive' : 'open'
}

/** The value, where it may be shown: declared, `show_value`, not `redacted`; else undefined. */
export function shownValue({ entry, signal, sensitive }: ResolvedSignal): SignalValue | undefined {
  if (entry === null || signal.redacted === true) return undefined
  // A value that is sensitive by what it says is shown only where the organisation declared that values are.
  const shown = sensitive ? entry.declared.show_value === true : entry.showsValue
  return shown ? signal.value : undefined
}
