// The basket. Nothing can be ordered: this is a demonstration, and the page says so.
import { html } from 'hono/html'
import type { Decision } from '../../contract/decision.js'
import type { Html } from '../html.js'
import { illustration } from '../illustration.js'
import { euros } from '../language.js'
import type { Offer } from '../offer.js'
import type { Product } from '../product.js'
import { whyLink } from './card.js'
import { layout } from './layout.js'
import { offerNote } from './offer-note.js'
import type { View } from './view.js'

export type BasketLine = {
  readonly product: Product
  /** Present, with its decision, where this product is the week's offer. */
  readonly offer: Offer | null
  readonly priceDecision: Decision | null
}

export function basketPage(view: View, lines: readonly BasketLine[]): Html {
  const { words, language } = view
  if (lines.length === 0) {
    const empty = html`<h1>${words.basketTitle}</h1><p>${words.basketEmpty}</p><p><a href="/">${words.back}</a></p>`
    return layout(view, words.basketTitle, empty)
  }
  const total = lines.reduce((cents, line) => cents + Math.round(Number(priceOf(line)) * 100), 0) / 100
  const rows = lines.map(
    line => html`<li>${illustration(line.product)}
<div><a href="/product/${line.product.id}">${line.product.title[language]}</a><p class="price">${euros(priceOf(line), language)}</p>${offerPart(line, view)}</div>
<form method="post" action="/basket/remove"><input type="hidden" name="product" value="${line.product.id}">
<button class="plain">${words.remove}<span class="hidden"> (${line.product.title[language]})</span></button></form></li>`,
  )
  return layout(
    view,
    words.basketTitle,
    html`<h1>${words.basketTitle}</h1>
<ul class="lines">${rows}</ul>
<p class="total">${words.total}: <strong>${euros(total, language)}</strong></p>
<p class="quiet">${words.notForSale}</p>`,
  )
}

function priceOf({ product, offer }: BasketLine): string {
  return offer?.amount ?? product.price
}

function offerPart({ product, offer, priceDecision }: BasketLine, view: View): Html {
  if (!offer || !priceDecision) return html``
  const about = `${view.words.offer}: ${product.title[view.language]}`
  return html`${offerNote(offer, view)}${whyLink(priceDecision.id, about, view)}`
}
