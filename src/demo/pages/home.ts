// The first page: ten suggestions, the season's banner, the week's offer and the advert, each with its link.
import { html } from 'hono/html'
import type { Decision } from '../../contract/decision.js'
import type { Ad } from '../decide-ad.js'
import type { Html } from '../html.js'
import { illustration } from '../illustration.js'
import { euros, fill } from '../language.js'
import type { Offer } from '../offer.js'
import type { Season } from '../product.js'
import { landscape } from '../scene.js'
import type { Scored } from '../score.js'
import { card, whyLink } from './card.js'
import { layout } from './layout.js'
import { offerNote } from './offer-note.js'
import type { View } from './view.js'
import { visitBanner } from './visit-banner.js'

export type HomeContent = {
  readonly season: Season
  readonly banner: Decision
  /** In the slate's order, each with the decision that put it there. */
  readonly suggestions: readonly { readonly scored: Scored; readonly decision: Decision }[]
  readonly ad: Ad | null
  readonly offer: { readonly offer: Offer; readonly decision: Decision } | null
}

const scenesOfSeasons = { spring: 'forest', summer: 'lake', autumn: 'dawn', winter: 'snow' } as const

export function homePage(view: View, content: HomeContent): Html {
  const { words } = view
  const used = new Set(content.suggestions.flatMap(({ scored }) => scored.terms.map(term => term.purpose)))
  const personal = used.has('this_visit') || used.has('past_orders')
  const cards = content.suggestions.map(
    ({ scored, decision }) =>
      html`<li>${card(scored.product, view, { decisionId: decision.id, level: 2 })}</li>`,
  )
  return layout(
    view,
    words.tagline,
    html`${visitBanner(view)}
<section aria-labelledby="suggestions">
<h1 id="suggestions">${personal ? words.chosen : words.popular}</h1>
<p class="quiet">${personal ? (used.has('past_orders') ? words.chosenTextOrders : words.chosenText) : words.popularText}</p>
<ol class="grid">${cards}</ol>
</section>
${bannerSection(view, content)}
<div class="pair">${offerSection(view, content.offer)}${adSection(view, content.ad)}</div>`,
  )
}

function bannerSection(view: View, { season, banner }: HomeContent): Html {
  const { title, text } = view.words.banners[season]
  return html`<section class="banner" aria-labelledby="banner">
${landscape(scenesOfSeasons[season])}
<div class="banner-text"><h2 id="banner">${title}</h2><p>${text}</p>${whyLink(banner.id, title, view)}</div>
</section>`
}

function offerSection(view: View, entry: HomeContent['offer']): Html {
  if (!entry) return html``
  const { words, language } = view
  const { offer, decision } = entry
  const title = offer.product.title[language]
  return html`<section class="feature" aria-labelledby="offer">
${illustration(offer.product)}
<div><h2 id="offer">${words.offer}</h2>
<h3><a href="/product/${offer.product.id}">${title}</a></h3>
<p class="price"><strong>${euros(offer.amount, language)}</strong> <span class="quiet">${words.insteadOf} ${euros(offer.product.price, language)}</span></p>
${offerNote(offer, view)}
${whyLink(decision.id, `${words.offer}: ${title}`, view)}</div>
</section>`
}

function adSection(view: View, ad: Ad | null): Html {
  if (!ad) return html``
  const { words, language } = view
  const title = ad.product.title[language]
  return html`<section class="feature" aria-labelledby="ad">
${illustration(ad.product)}
<div><h2 id="ad" class="ad-mark">${words.ad}</h2>
<h3><a href="/product/${ad.product.id}">${title}</a></h3>
<p class="price">${euros(ad.product.price, language)}</p>
<p>${fill(words.adFor, { name: ad.paidBy })}</p>
${whyLink(ad.decision.id, `${words.ad}: ${title}`, view)}</div>
</section>`
}
