// Whether two declared texts say the same in every language.
import type { LocalisedText } from '../../contract/catalogue.js'

/** The order of their languages is no difference: the catalogue's own list says which comes first. */
export function sameText(one: LocalisedText | null, other: LocalisedText | null): boolean {
  if (!one || !other) return one === other
  const tags = Object.keys(one)
  return tags.length === Object.keys(other).length && tags.every(tag => one[tag] === other[tag])
}
