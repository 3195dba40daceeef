// One product: picture, words, what it costs this visitor, and what goes well with it.
import { html } from 'hono/html'
import type { Decision } from '../../contract/decision.js'
import type { Html } from '../html.js'
import { illustration } from '../illustration.js'
import { euros } from '../language.js'
import type { Offer } from '../offer.js'
import type { Product } from '../product.js'
import type { Scored } from '../score.js'
import { card, whyLink } from './card.js'
import { layout } from './layout.js'
import { offerNote } from './offer-note.js'
import type { View } from './view.js'
import { visitBanner } from './visit-banner.js'

export type ProductContent = {
  readonly product: Product
  /** Present, with its decision, where this product is the week's offer. */
  readonly offer: Offer | null
  readonly priceDecision: Decision | null
  readonly inBasket: boolean
  readonly related: readonly { readonly scored: Scored; readonly decision: Decision }[]
}

export function productPage(view: View, content: ProductContent): Html {
  const { words, language } = view
  const { product } = content
  const title = product.title[language]
  const cards = content.related.map(
    ({ scored, decision }) => html`<li>${card(scored.product, view, { decisionId: decision.id })}</li>`,
  )
  return layout(
    view,
    title,
    html`${visitBanner(view)}
<article class="product">
${illustration(product)}
<div>
<h1>${title}</h1>
<p class="lead">${product.text[language]}</p>
${priceLine(view, content)}
${product.sizes ? html`<p class="quiet">${words.sizesInStock}: ${product.sizes.join(', ')}</p>` : ''}
${basketForm(view, content)}
</div>
</article>
<section aria-labelledby="related">
<h2 id="related">${words.goesWith}</h2>
<p class="quiet">${view.answer === 'off' ? words.goesWithTextOff : words.goesWithText}</p>
<ol class="grid">${cards}</ol>
</section>`,
  )
}

function priceLine(view: View, { product, offer, priceDecision }: ProductContent): Html {
  const { words, language } = view
  if (!offer || !priceDecision) return html`<p class="price big">${euros(product.price, language)}</p>`
  return html`<p class="price big">${euros(offer.amount, language)} <span class="quiet">${words.insteadOf} ${euros(product.price, language)}</span></p>
${offerNote(offer, view)}
<p>${whyLink(priceDecision.id, `${words.offer}: ${product.title[language]}`, view)}</p>`
}

function basketForm({ words }: View, { product, inBasket }: ProductContent): Html {
  if (inBasket) return html`<p>${words.inBasket} <a href="/basket">${words.toBasket}</a></p>`
  if (!product.in_stock) return html`<p>${words.soldOut}</p>`
  return html`<form method="post" action="/basket"><input type="hidden" name="product" value="${product.id}"><input type="hidden" name="to" value="/basket">
<button>${words.addToBasket}</button></form>`
}
