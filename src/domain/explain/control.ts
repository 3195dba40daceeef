// What the person can do about data, as the catalogue of then declares it (EU DSA art. 26(1)(d), 27(1)).
import type { DeclaredSignal } from '../../contract/catalogue.js'
import type { Control, SignalFact } from './facts.js'

/** True where the declaration names a way to change it or switch it off. */
export function hasControl(declared: DeclaredSignal | null): boolean {
  return declared?.control?.opt_out === true || declared?.control?.manage_url !== undefined
}

/** What can be done about signals of one kind taken together; null where nothing more may be said of them. */
export function controlOver(
  signals: readonly Pick<SignalFact, 'disclosure' | 'personal' | 'declared'>[],
): Control | null {
  if (signals.some(({ disclosure }) => disclosure === 'sensitive')) return null
  if (signals.some(({ disclosure }) => disclosure === 'undeclared')) return 'undeclared'
  const personal = signals.filter(signal => signal.personal)
  if (personal.length === 0) return 'context'
  const controlled = personal.filter(({ declared }) => hasControl(declared)).length
  if (controlled === 0) return 'none'
  return controlled === personal.length ? 'all' : 'some'
}
