// Many small reasons of one kind of data become one line that opens in place: forty lines of one per cent hide what
// there is to see. Only the page folds. The JSON stays flat, nothing is left out, and each keeps its number.
import type { Facts } from '../../domain/explain/facts.js'
import { categoryWords } from '../words/category-words.js'
import type { Speech } from '../words/speech.js'
import { type ReasonView, shareText } from './reason-view.js'

/** A list of at most this many is read as it is. */
const SHORT = 12
/** Fewer small ones of a kind stay lines of their own. */
const FEWEST = 4

/** A reason, or several folded into one; the other is null. */
export type ReasonLine = {
  readonly reason: ReasonView | null
  readonly folded: {
    readonly name: string
    readonly note: string
    readonly share: string | null
    readonly reasons: readonly ReasonView[]
  } | null
}

/** The reasons from number `from` on, in their order; a fold stands where its first reason stood. */
export function foldReasons(
  speech: Speech,
  views: readonly ReasonView[],
  from: number,
  facts: Facts,
): readonly ReasonLine[] {
  const rest = views.slice(from)
  const kinds = rest.length > SHORT ? kindsOf(facts, from) : []
  const lines: ReasonLine[] = []
  rest.forEach((reason, i) => {
    const kind = kinds.find(({ places }) => places.includes(from + i))
    if (!kind) lines.push({ reason, folded: null })
    else if (kind.places[0] === from + i)
      lines.push({ reason: null, folded: foldedView(speech, views, kind, facts) })
  })
  return lines
}

type Kind = { readonly key: string; readonly places: readonly number[] }

/** Kinds of data with enough small reasons, each with their places in the list of reasons. */
function kindsOf({ reasons, signals }: Facts, from: number): readonly Kind[] {
  const kinds = new Map<string, number[]>()
  reasons.forEach(({ strength, place }, i) => {
    if (i < from || strength !== 'slight') return
    const { disclosure, category } = signals[place] ?? {}
    // The kind of a sensitive one is told in its closed evidence alone.
    const key = disclosure === 'sensitive' ? 'sensitive' : (category ?? 'undeclared')
    kinds.set(key, [...(kinds.get(key) ?? []), i])
  })
  return [...kinds].map(([key, places]) => ({ key, places })).filter(({ places }) => places.length >= FEWEST)
}

function foldedView(
  speech: Speech,
  views: readonly ReasonView[],
  { key, places }: Kind,
  { reasons }: Facts,
): NonNullable<ReasonLine['folded']> {
  const share = places.reduce((sum, place) => sum + (reasons[place]?.share ?? 0), 0)
  return {
    name: categoryWords(speech, key),
    note: speech.messages['reasons.folded']({ count: places.length }),
    share: shareText(speech, share),
    reasons: places.flatMap(place => views[place] ?? []),
  }
}
