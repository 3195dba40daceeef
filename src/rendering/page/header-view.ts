// What a reader meets first: what it is about, in small; the answer, in large; and what the law wants said at once.
import type { Explanation } from '../../contract/explanation.js'
import type { Facts } from '../../domain/explain/facts.js'
import { formatDate, formatMoney } from '../words/formatters.js'
import type { Speech } from '../words/speech.js'
import { titleOf } from '../words/title.js'
import { type Note, noteOf } from './data-view.js'
import { valuesIn } from './reason-view.js'
import { declaredValue, textPieces, type Value } from './text-pieces.js'
import { told } from './told.js'

/** The item and the question, the headline, a price, a test. */
export function headerView(speech: Speech, explanation: Explanation, facts: Facts) {
  const { headline, price, experiment } = explanation
  return {
    context: contextNotes(speech, explanation, facts),
    headline: {
      text: textPieces(headline.text, valuesInHeadline(speech, facts)),
      pointers: headline.pointers.join(' '),
    },
    price: price
      ? {
          ...told(price),
          text: textPieces(price.text, priceAmounts(speech, price)),
          notice: price.notice ?? null,
        }
      : null,
    experiment: experiment
      ? { ...told(experiment), text: textPieces(experiment.text, [experiment.variant]) }
      : null,
  }
}

/** "Trail running shoes · Home page · 21 November 2026". */
function contextNotes(
  speech: Speech,
  { decision }: Explanation,
  { decision: { item, surface: declared } }: Facts,
): Note[] {
  const { language, timeZone } = speech
  const { surface, occurred_at } = decision
  const title = titleOf(item)
  const date = formatDate(language, timeZone, occurred_at)
  return [
    ...(title === null ? [] : [noteOf(title)]),
    noteOf(declaredValue(speech, surface.name, declared.name)),
    ...(date === null ? [] : [noteOf(date, occurred_at)]),
  ]
}

function valuesInHeadline(speech: Speech, facts: Facts): readonly (Value | string | null)[] {
  const title = titleOf(facts.decision.item)
  const place = facts.reasons.findIndex(reason => reason.place === facts.headline.place)
  const sensitive = facts.signals[facts.headline.place ?? -1]?.disclosure === 'sensitive'
  return place < 0 ? [title] : [title, ...valuesIn(speech, { sensitive }, place, facts)]
}

/** Amounts stand apart: a currency's sign has a direction of its own. */
function priceAmounts(
  { language }: Speech,
  { amount, reference_amount, currency }: NonNullable<Explanation['price']>,
): readonly string[] {
  return [amount, reference_amount].flatMap(each =>
    each === undefined ? [] : [formatMoney(language, each, currency)],
  )
}
