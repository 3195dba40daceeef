// What made the week's offer cost what it costs, beside the price itself; in New York with the law's own sentence.
import { html } from 'hono/html'
import type { Html } from '../html.js'
import { fill } from '../language.js'
import type { Offer } from '../offer.js'
import type { View } from './view.js'

/** One line, and the notice where it is due (New York General Business Law § 349-a: to the letter, in no other language). */
export function offerNote(
  { percentOff, percentForAll, percentEachReturn, personal }: Offer,
  { words, noticeIsDue }: View,
): Html {
  const own = percentOff - percentForAll
  const text = personal ? (own > 0 ? words.offerReturned : words.offerFirst) : words.offerForAll
  const numbers = { all: percentForAll, own, each: percentEachReturn }
  const notice = personal && noticeIsDue ? html`<p class="notice" lang="en">${words.newYorkNotice}</p>` : ''
  return html`<p class="quiet">${fill(text, numbers)}</p>${notice}`
}
