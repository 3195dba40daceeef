// "Why this and not that" in words: which came first, and what spoke more for the one or the other.
import type { Item } from '../../contract/decision.js'
import type { ComparisonFact, DifferenceFact } from '../../domain/explain/facts.js'
import { sentence } from './sentence.js'
import { openName } from './signal-name.js'
import type { Speech } from './speech.js'
import { titleOf } from './title.js'

export type ComparisonWords = {
  readonly text: string
  /** How the numbers came about; null where there are none. */
  readonly method: string | null
  readonly differences: readonly (Pick<DifferenceFact, 'favours' | 'share' | 'pointers'> & {
    readonly text: string
  })[]
}

/** The comparison of two items of one list, by the names of the items. */
export function comparisonWords(
  speech: Speech,
  comparison: ComparisonFact,
  items: { readonly this: Item; readonly that: Item },
): ComparisonWords {
  const { messages } = speech
  if (comparison.code === 'incomparable')
    return { text: messages[`compare.${comparison.why}`](), method: null, differences: [] }
  const names = {
    this: titleOf(items.this) ?? messages['item.this'](),
    that: titleOf(items.that) ?? messages['item.other'](),
  }
  const { ahead, method, differences } = comparison
  return {
    text: sentence(aheadText(speech, ahead, names)),
    method: messages[`method.${method}`](),
    differences: differences.map(difference => ({
      text: sentence(
        messages['compare.favours']({ item: names[difference.favours], name: openName(speech, difference) }),
      ),
      favours: difference.favours,
      share: difference.share,
      pointers: difference.pointers,
    })),
  }
}

function aheadText(
  { messages }: Speech,
  ahead: 'this' | 'that' | 'neither' | null,
  names: { readonly this: string; readonly that: string },
): string {
  if (ahead === null) return messages['compare.unknown']()
  if (ahead === 'neither') return messages['compare.alike']({ one: names.this, other: names.that })
  const [first, second] = ahead === 'this' ? [names.this, names.that] : [names.that, names.this]
  return messages['compare.ahead']({ first, second })
}
