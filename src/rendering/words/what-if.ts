// What would have changed it, in one sentence. An estimate is worded as one.
import type { Explanation } from '../../contract/explanation.js'
import type { Facts, WhatIfFact } from '../../domain/explain/facts.js'
import { formatList } from './formatters.js'
import { sentence } from './sentence.js'
import { openName } from './signal-name.js'
import type { Speech } from './speech.js'
import { titleOf } from './title.js'

/** One statement, or none where the record does not tell. */
export function whatIfWords(speech: Speech, facts: Facts): Explanation['what_if'] {
  const { whatIf } = facts
  if (!whatIf) return []
  const { code, exact, pointers } = whatIf
  const certainty = exact ? 'exact' : 'estimate'
  const { names, other } = whatIfValues(speech, facts, whatIf)
  const list = formatList(
    speech.language,
    names.map(name => speech.messages.quoted({ name })),
  )
  const text =
    code === 'none'
      ? speech.messages[`what_if.none.${certainty}`]()
      : speech.messages[`what_if.${code}.${certainty}`]({ names: list, other })
  return [{ text: sentence(text), certainty: code === 'none' ? 'none' : certainty, pointers: [...pointers] }]
}

/** The names of what could have been switched off, and the item that would have come instead. */
export function whatIfValues(
  speech: Speech,
  { signals }: Facts,
  { places, item }: WhatIfFact,
): { readonly names: readonly string[]; readonly other: string } {
  return {
    names: places.flatMap(place => {
      const signal = signals[place]
      return signal ? [openName(speech, signal)] : []
    }),
    other: (item && titleOf(item)) ?? speech.messages['item.other'](),
  }
}
