// What a declared list has gained and lost.
import type { LocalisedText } from '../../contract/catalogue.js'
import type { DeclaredChange } from './declared-change.js'

/** The name of a purpose: as it is today, else as it was; null where none was ever declared. */
export type NameOfPurpose = (key: string) => LocalisedText | null

/** What is there now and was not; what was there and is not. */
export function listChanges(
  before: readonly string[] = [],
  now: readonly string[] = [],
): readonly [more: readonly string[], less: readonly string[]] {
  const lacking = (list: readonly string[], other: readonly string[]) =>
    [...new Set(list)].filter(entry => !other.includes(entry))
  return [lacking(now, before), lacking(before, now)]
}

/** The same for purposes, with their names. */
export function purposeChanges(
  before: readonly string[],
  now: readonly string[],
  nameOf: NameOfPurpose,
): readonly DeclaredChange[] {
  const [more, less] = listChanges(before, now)
  const cited = (keys: readonly string[]) => keys.map(key => ({ key, name: nameOf(key) }))
  return [
    ...(more.length > 0 ? [{ code: 'purposes_more' as const, purposes: cited(more) }] : []),
    ...(less.length > 0 ? [{ code: 'purposes_less' as const, purposes: cited(less) }] : []),
  ]
}
