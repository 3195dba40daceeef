// A price: whether it was personal, what it is compared with, and the sentence that a law prescribes.
import type { Explanation } from '../../contract/explanation.js'
import type { Facts } from '../../domain/explain/facts.js'
import { statutory } from '../generated/messages.js'
import { formatMoney } from './formatters.js'
import type { Speech } from './speech.js'

/** Undefined where no price was sent. The notice is to the letter and in no other language. */
export function priceWords(speech: Speech, { price }: Facts): Explanation['price'] {
  if (!price) return undefined
  const { personal, amount, currency, reference_amount, notice, pointers } = price
  const { messages, language } = speech
  const text = [
    messages['price.amount']({ amount: formatMoney(language, amount, currency) }),
    messages[personal ? 'price.personal' : 'price.not_personal'](),
    ...(reference_amount === undefined
      ? []
      : [messages['price.reference']({ amount: formatMoney(language, reference_amount, currency) })]),
  ].join(' ')
  return {
    personal,
    text,
    amount,
    currency,
    ...(reference_amount !== undefined && { reference_amount }),
    ...(notice && { notice: statutory[notice] }),
    pointers: [...pointers],
  }
}
