// A plausible value for a signal, from its category and from what its text asks for.
import type { DeclaredSignal } from '../../contract/catalogue.js'
import { liesUnder } from '../../contract/categories.js'

/** The first category that a signal's own lies under. */
const VALUES: readonly (readonly [category: string, value: string])[] = [
  ['user.behavior.purchase_history', 'a rain jacket'],
  ['user.behavior.search_history', 'rain jackets'],
  ['user.behavior.media_consumption', 'a film about mountains'],
  ['user.behavior', 'hiking boots'],
  ['user.location', 'Berlin'],
  ['user.demographic.age_range', '30 to 39'],
  ['user.demographic.profile', 'hiking'],
  ['user.device', 'a phone'],
  ['system', 'autumn'],
]

/** A number where its text counts, a choice where its text chooses, else words. */
export function sampleValue({ because = {}, category }: DeclaredSignal): string | number {
  for (const text of Object.values(because)) {
    if (/\{\s*value\s*,\s*(?:number|plural|selectordinal)/.test(text)) return 3
    const [, choice] = /\{\s*value\s*,\s*select\s*,\s*([^\s{]+)/.exec(text) ?? []
    if (choice !== undefined) return choice
  }
  return VALUES.find(([above]) => liesUnder(category, above))?.[1] ?? 'an example'
}
