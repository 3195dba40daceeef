// What a search found, ranked and explained; without a search, everything by the alphabet and nothing decided.
import { html } from 'hono/html'
import type { Decision } from '../../contract/decision.js'
import type { Html } from '../html.js'
import { fill } from '../language.js'
import { products } from '../product.js'
import type { Scored } from '../score.js'
import { card } from './card.js'
import { layout } from './layout.js'
import type { View } from './view.js'
import { visitBanner } from './visit-banner.js'

export type Found = { readonly scored: Scored; readonly decision: Decision }

export function searchPage(view: View, query: string, found: readonly Found[]): Html {
  const { words } = view
  const title = fill(words.resultsFor, { query })
  if (found.length === 0) {
    const nothing = html`${visitBanner(view)}<h1>${fill(words.noResults, { query })}</h1><p>${words.noResultsHelp}</p><p><a href="/search">${words.allProducts}</a></p>`
    return layout(view, title, nothing, query)
  }
  const cards = found.map(
    ({ scored: { product }, decision }) =>
      html`<li>${card(product, view, { decisionId: decision.id, level: 2 })}</li>`,
  )
  return layout(view, title, html`${visitBanner(view)}<h1>${title}</h1><ol class="grid">${cards}</ol>`, query)
}

export function allProductsPage(view: View): Html {
  const { words, language } = view
  const sorted = [...products].sort((a, b) => a.title[language].localeCompare(b.title[language], language))
  const cards = sorted.map(product => html`<li>${card(product, view, { level: 2 })}</li>`)
  return layout(
    view,
    words.allProducts,
    html`${visitBanner(view)}<h1>${words.allProducts}</h1><p class="quiet">${words.alphabetical}</p><ul class="grid">${cards}</ul>`,
  )
}
