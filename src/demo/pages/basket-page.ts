// The basket. Nothing can be ordered: this is a demonstration, and the page says so.
import { html } from 'hono/html'
import type { Decision } from '../../contract/decision.js'
import type { Html } from '../html.js'
import { illustration } from '../illustration.js'
import { euros } from '../language.js'
import type { Product } from '../product.js'
import { whyLink } from './card.js'
import { layout } from './layout.js'
import type { View } from './view.js'

export type BasketLine = {
  readonly product: Product
  readonly price: string
  /** Present where the price was decided for this visitor. */
  readonly priceDecision: Decision | null
}

export function basketPage(view: View, lines: readonly BasketLine[]): Html {
  const { words, language } = view
  if (lines.length === 0) {
    const empty = html`<h1>${words.basketTitle}</h1><p>${words.basketEmpty}</p><p><a href="/">${words.back}</a></p>`
    return layout(view, words.basketTitle, empty)
  }
  const total = lines.reduce((cents, line) => cents + Math.round(Number(line.price) * 100), 0) / 100
  const rows = lines.map(
    ({ product, price, priceDecision }) => html`<li>${illustration(product)}
<div><a href="/product/${product.id}">${product.title[language]}</a><p class="price">${euros(price, language)}</p>${priceDecision ? whyLink(priceDecision.id, `${words.offer}: ${product.title[language]}`, view) : ''}</div>
<form method="post" action="/basket/remove"><input type="hidden" name="product" value="${product.id}">
<button class="plain">${words.remove}<span class="hidden"> (${product.title[language]})</span></button></form></li>`,
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
