// For engineers: the last page's decisions, each as it was sent beside its explanation as it is read; and one breach, made
// on purpose.
import { html } from 'hono/html'
import type { Decision } from '../../contract/decision.js'
import type { Explanation } from '../../contract/explanation.js'
import type { Html } from '../html.js'
import { fill } from '../language.js'
import type { Product } from '../product.js'
import type { SentSlate } from '../sent-slate.js'
import { card } from './card.js'
import { decisionPanel, findingsList, type Panel } from './decision-panel.js'
import { layout } from './layout.js'
import type { View } from './view.js'

export type EngineerContent = {
  /** The last page, and the place of the decision that is open. */
  readonly slate: { readonly sent: SentSlate; readonly open: number; readonly panel: Panel } | null
  readonly specimen: {
    readonly product: Product
    readonly decision: Decision
    readonly explanation: Explanation | null
  } | null
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

function slateSection(view: View, { sent, open, panel }: NonNullable<EngineerContent['slate']>): Html {
  const { words, language } = view
  const when = new Date(sent.sentAt).toLocaleTimeString(language, { timeZone: 'Europe/Berlin' })
  const rows = sent.decisions.map((decision, index) => {
    const current = index === open ? html` aria-current="true"` : ''
    return html`<li><a href="/engineer?n=${index + 1}#open"${current}><bdi>${decision.item.title ?? decision.item.id}</bdi></a> <span class="kind">${decision.kind}</span></li>`
  })
  return html`<section aria-labelledby="slate"><h2 id="slate">${fill(words.decisions, { n: sent.decisions.length, when })}</h2>
<ol class="sent">${rows}</ol></section>
<section aria-labelledby="open"><h2 id="open" tabindex="-1"><bdi>${panel.decision.item.title ?? panel.decision.item.id}</bdi> <span class="kind">${panel.decision.kind}</span></h2>
${decisionPanel(view, panel)}</section>`
}

function specimenSection(view: View, specimen: EngineerContent['specimen']): Html {
  if (!specimen) return html``
  const { words } = view
  const { product, decision, explanation } = specimen
  return html`<section class="specimen" aria-labelledby="specimen"><div><h2 id="specimen">${words.specimenTitle}</h2>
<p>${words.specimenText}</p>
<h3>${words.readFindings}</h3>
${explanation ? findingsList(explanation, words) : html`<p>${words.notRead}</p>`}</div>
${card(product, view, { decisionId: decision.id })}</section>`
}
