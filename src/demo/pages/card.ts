// A product as it stands in a list: picture, title, price, and the link that says why it is there.
import { html } from 'hono/html'
import type { Html } from '../html.js'
import { illustration } from '../illustration.js'
import { euros } from '../language.js'
import type { Product } from '../product.js'
import type { View } from './view.js'

type CardDetails = {
  /** The decision that put it here; absent where nothing was decided. */
  readonly decisionId?: string
  /** Heading level of the title. */
  readonly level?: 2 | 3
}

/** One product of a list. The visitor may send it away, unless they switched that off. */
export function card(product: Product, view: View, { decisionId, level = 3 }: CardDetails): Html {
  const { words, language } = view
  const title = html`<a href="/product/${product.id}">${product.title[language]}</a>`
  return html`<article class="card">
${illustration(product)}
<div class="card-text">
${level === 2 ? html`<h2>${title}</h2>` : html`<h3>${title}</h3>`}
<p class="price">${euros(product.price, language)}</p>
${product.in_stock ? '' : html`<p class="quiet">${words.soldOut}</p>`}
${decisionId === undefined ? '' : html`<div class="card-foot">${whyLink(decisionId, product.title[language], view)}${hideForm(product, view)}</div>`}
</div>
</article>`
}

/** "Why am I seeing this?", or nothing while the service gives no links: the page's note says so. */
export function whyLink(decisionId: string, about: string, view: View): Html {
  const url = view.whyUrl(decisionId)
  if (url === undefined) return html``
  // An element that nothing defines is an ordinary one: where the widget is not loaded the link is all there is.
  return html`<why-this><a class="why" href="${url}">${view.words.why}<span class="hidden"> (${about})</span></a></why-this>`
}

function hideForm(product: Product, { words, language, here, answer }: View): Html {
  if (answer === 'off') return html``
  return html`<form method="post" action="/hide"><input type="hidden" name="product" value="${product.id}"><input type="hidden" name="to" value="${here}">
<button class="plain">${words.notForMe}<span class="hidden"> (${product.title[language]})</span></button></form>`
}
