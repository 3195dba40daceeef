// A signal as it was declared and as it is: what a person might decide by. Who owns it inside the organisation is not.
import type { DeclaredSignal } from '../../contract/catalogue.js'
import { isSensitiveCategory } from '../../contract/categories.js'
import type { DeclaredChange, Way } from './declared-change.js'
import { listChanges, type NameOfPurpose, purposeChanges } from './list-changes.js'
import { sameText } from './same-text.js'

/** As declared, else by its category; what is not declared is not known to be. */
export function isSensitive(signal: DeclaredSignal | null): boolean {
  return signal !== null && (signal.sensitive ?? isSensitiveCategory(signal.category))
}

/** `null`: was not, or is not, declared. `nameOf` gives the names of purposes. */
export function signalChanges(
  before: DeclaredSignal | null,
  now: DeclaredSignal | null,
  nameOf: NameOfPurpose,
): readonly DeclaredChange[] {
  if (!before) return now ? [{ code: 'declared', now: now.name }] : []
  if (!now) return [{ code: 'removed' }]
  const [more, less] = listChanges(before.shared_with, now.shared_with)
  const kept = { before: before.retention_days ?? null, now: now.retention_days ?? null }
  const because = { before: before.because ?? null, now: now.because ?? null }
  const source = { before: before.source ?? null, now: now.source ?? null }
  const changes: (DeclaredChange | false)[] = [
    !sameText(before.name, now.name) && { code: 'name', before: before.name, now: now.name },
    isSensitive(before) !== isSensitive(now) && { code: 'sensitive', now: isSensitive(now) },
    before.category !== now.category && { code: 'category', before: before.category, now: now.category },
    before.origin !== now.origin && { code: 'origin', before: before.origin, now: now.origin },
    !sameText(source.before, source.now) && { code: 'source', ...source },
    ...purposeChanges(before.purposes, now.purposes, nameOf),
    kept.before !== kept.now && { code: 'retention', ...kept },
    more.length > 0 && { code: 'shared_more', names: more },
    less.length > 0 && { code: 'shared_less', names: less },
    !sameText(because.before, because.now) && { code: 'because', ...because },
    wayOf(before) !== wayOf(now) && { code: 'control', now: wayOf(now) },
  ]
  return changes.filter(change => change !== false)
}

/** An address that has moved is no change: the choices beside an explanation lead to the one of today. */
function wayOf({ control }: DeclaredSignal): Way {
  if (control?.opt_out === true) return 'switch_off'
  return control?.manage_url === undefined ? 'none' : 'change'
}
