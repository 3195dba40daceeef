// For engineers: the last slate exactly as it was sent, beside its explanations; and one breach, made on purpose.
import { html } from 'hono/html'
import type { Decision } from '../../contract/decision.js'
import type { Html } from '../html.js'
import { fill } from '../language.js'
import type { Product } from '../product.js'
import type { SentSlate } from '../sent-slate.js'
import { card } from './card.js'
import { layout } from './layout.js'
import type { View } from './view.js'

export type EngineerContent = {
  readonly slate: SentSlate | null
  readonly specimen: { readonly product: Product; readonly decision: Decision } | null
}

export function engineerPage(view: View, { slate, specimen }: EngineerContent): Html {
  const { words } = view
  return layout(
    view,
    words.engineer,
    html`<div class="engineer">
<h1>${words.engineer}</h1>
<p class="lead">${slate ? words.engineerIntro : words.engineerEmpty}</p>
${slate ? slateSection(view, slate) : ''}
${specimenSection(view, specimen)}
</div>`,
  )
}

function slateSection({ words, language }: View, slate: SentSlate): Html {
  const when = new Date(slate.sentAt).toLocaleTimeString(language, { timeZone: 'Europe/Berlin' })
  const rows = slate.decisions.map((decision, index) => {
    const url = slate.links.get(decision.id)
    return html`<li><details${index === 0 ? html` open` : ''}>
<summary><span class="kind">${decision.kind}</span> <bdi>${decision.item.title ?? decision.item.id}</bdi></summary>
${url === undefined ? '' : html`<p><a class="why" href="${url}">${words.openExplanation}<span class="hidden"> (${decision.item.title ?? decision.item.id})</span></a></p>`}
<pre tabindex="0" aria-label="${words.asSent}: ${decision.id}"><code>${JSON.stringify(decision, null, 2)}</code></pre>
</details></li>`
  })
  return html`<section aria-labelledby="slate"><h2 id="slate">${fill(words.decisions, { n: slate.decisions.length, when })}</h2>
<ol class="sent">${rows}</ol></section>`
}

function specimenSection(view: View, specimen: EngineerContent['specimen']): Html {
  if (!specimen) return html``
  const { words } = view
  return html`<section class="specimen" aria-labelledby="specimen"><div><h2 id="specimen">${words.specimenTitle}</h2>
<p>${words.specimenText}</p></div>
${card(specimen.product, view, { decisionId: specimen.decision.id })}</section>`
}
