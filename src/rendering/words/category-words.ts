// The plain name of a data category: the built-in one, or the words of an organisation's own key.
import { categoryLineage } from '../../contract/categories.js'
import { categoryNames } from '../generated/category-names.js'
import type { Speech } from './speech.js'

/** The name of the nearest category that has one. `sensitive` and `undeclared` stand for what may not be named. */
export function categoryWords({ base, messages }: Speech, key: string): string {
  if (key === 'sensitive') return messages['words.sensitive']()
  if (key === 'undeclared') return messages['words.undeclared']()
  const names = categoryNames[base]
  const named = categoryLineage(key).find(ancestor => Object.hasOwn(names, ancestor))
  return (named === undefined ? undefined : names[named]) ?? ownWords(key)
}

/** `x.loyalty.points_card` → `loyalty, points card`: the organisation's own keys have no declared name. */
function ownWords(key: string): string {
  return key.replace(/^x\./, '').replaceAll('.', ', ').replaceAll('_', ' ')
}
