// One reason as a line on the page: the sentence, a bar, a word for its strength, where it comes from and of when it is,
// and what can be done about it.
import type { Explanation } from '../../contract/explanation.js'
import type { Facts } from '../../domain/explain/facts.js'
import { formatDate } from '../words/formatters.js'
import type { Speech } from '../words/speech.js'
import { titleOf } from '../words/title.js'
import { valuesInSentence } from '../words/value-text.js'
import { nameValue } from './name-value.js'
import { type TextPieces, textPieces, type Value } from './text-pieces.js'

type Reason = Explanation['reasons'][number]

export type ReasonView = {
  readonly kind: 'reason' | 'reason against'
  readonly against: boolean
  /** Its number in the list of all reasons. */
  readonly place: number
  readonly text: TextPieces
  /** Length of the bar, 1 to 100; null where the effect was not recorded. */
  readonly bar: string | null
  readonly strength: string
  readonly share: string | null
  /** Null where nothing more may be said of it. */
  readonly origin: string | null
  /** Of when it is, where its sentence does not say so. */
  readonly date: { readonly text: string; readonly datetime: string } | null
  readonly guess: boolean
  readonly opt_out: boolean
  readonly sensitive: boolean
  readonly pointers: string
}

/** The reasons in their order; `reasons[i]` of the explanation is `facts.reasons[i]`. */
export function reasonViews(speech: Speech, reasons: readonly Reason[], facts: Facts): ReasonView[] {
  return reasons.map((reason, i) => {
    const against = reason.direction === 'against'
    return {
      kind: against ? 'reason against' : 'reason',
      against,
      place: i + 1,
      text: textPieces(reason.text, valuesIn(speech, reason, i, facts)),
      bar: reason.share === null ? null : String(Math.max(1, Math.round(reason.share * 100))),
      strength: strengthText(speech, reason),
      share: shareText(speech, reason.share),
      origin: reason.sensitive ? null : reason.origin.text,
      date: dateOf(speech, reason),
      // Of a sensitive signal nothing is said here but that it counted.
      guess: reason.inferred && !reason.sensitive,
      opt_out: reason.control?.opt_out === true && !reason.sensitive,
      sensitive: reason.sensitive,
      pointers: reason.pointers.join(' '),
    }
  })
}

function dateOf({ language, timeZone }: Speech, reason: Reason): ReasonView['date'] {
  const { observed_at, text, sensitive } = reason
  if (observed_at === undefined || sensitive) return null
  const date = formatDate(language, timeZone, observed_at)
  if (date === null || text.includes(date)) return null
  return { text: date, datetime: observed_at }
}

/** What came from a producer, or from the catalogue in another language, inside the sentence about a reason. */
export function valuesIn(
  speech: Speech,
  { sensitive }: Pick<Reason, 'sensitive'>,
  place: number,
  { reasons, signals, decision }: Facts,
): readonly (Value | string | null)[] {
  const signal = signals[reasons[place]?.place ?? -1]
  if (!signal || sensitive) return []
  const name = signal.declared ? nameValue(speech, signal) : signal.key
  const values = signal.value === undefined ? [] : valuesInSentence(speech, signal.value)
  return [titleOf(decision.item), name, ...values]
}

/** How much a reason counted, in words. */
export function strengthText({ messages }: Speech, { direction, strength }: Reason): string {
  return messages[`strength.${direction === 'against' ? 'against' : 'for'}.${strength}`]()
}

/** A share as the page writes it; null where it was not recorded. */
export function shareText({ messages }: Speech, share: number | null): string | null {
  if (share === null) return null
  if (share < 0.01) return messages['share.under_one']()
  return messages['share.percent']({ percent: String(Math.round(share * 100)) })
}
