// One decision for engineers: as sent on one side, as read on the other, and the places that join them.
import { html } from 'hono/html'
import type { Decision } from '../../contract/decision.js'
import type { Explanation } from '../../contract/explanation.js'
import type { Html } from '../html.js'
import type { Language, Words } from '../language.js'
import type { View } from './view.js'

export type Panel = {
  readonly decision: Decision
  /** Its page; undefined where the service gave no link. */
  readonly link: string | undefined
  /** Null where it could not be read. */
  readonly explanation: Explanation | null
  /** The line that sends it again. */
  readonly curl: string
}

export function decisionPanel({ words, language }: View, panel: Panel): Html {
  const { decision, link, explanation, curl } = panel
  return html`<div class="beside">
<section aria-labelledby="as-sent"><h3 id="as-sent">${words.asSent}</h3>
${sumTable(decision, words, language)}
${code(JSON.stringify(decision, null, 2), `${words.asSent}: ${decision.id}`)}
</section>
<section aria-labelledby="as-read"><h3 id="as-read">${words.asRead}</h3>
${explanation ? asRead(explanation, words, language) : html`<p>${words.notRead}</p>`}
${link === undefined ? '' : html`<p><a class="why" href="${link}">${words.openExplanation}</a></p>`}
${explanation ? html`<details><summary>${words.asReadJson}</summary>${code(JSON.stringify(explanation, null, 2), words.asReadJson)}</details>` : ''}
</section>
</div>
<h3>${words.sendAgain}</h3>
<p class="quiet">${words.sendAgainText}</p>
${code(curl, words.sendAgain)}`
}

/** Base, what each signal added or took, and the score: the whole of the arithmetic. */
function sumTable({ outcome, signals }: Decision, words: Words, language: Language): Html {
  if (outcome?.score === undefined) return html``
  const number = new Intl.NumberFormat(language, { maximumFractionDigits: 4 })
  const signed = new Intl.NumberFormat(language, { maximumFractionDigits: 4, signDisplay: 'exceptZero' })
  const rows = signals.map(
    ({ key, value, contribution = 0 }) =>
      html`<tr><th scope="row"><code>${key}</code> <bdi>${valueText(value)}</bdi></th><td>${signed.format(contribution)}</td></tr>`,
  )
  return html`<table class="sum"><caption>${words.sum}</caption><tbody>
<tr><th scope="row"><code>base</code></th><td>${number.format(outcome.base ?? 0)}</td></tr>${rows}
</tbody><tfoot><tr><th scope="row"><code>score</code></th><td>${number.format(outcome.score)}</td></tr></tfoot></table>`
}

function valueText(value: Decision['signals'][number]['value']): string {
  if (value === undefined || value === true) return ''
  return Array.isArray(value) ? value.join(', ') : String(value)
}

function asRead(explanation: Explanation, words: Words, language: Language): Html {
  const percent = new Intl.NumberFormat(language, { style: 'percent' })
  const reasons = explanation.reasons.map(
    ({ text, share, strength, pointers }) =>
      html`<li><bdi>${text}</bdi> <span class="quiet">${share === null ? '' : percent.format(share)} ${strength}</span> ${places(pointers)}</li>`,
  )
  const leftOut = explanation.data_not_used.map(
    ({ name, reason, pointers }) => html`<li>${name}: ${reason.text} ${places(pointers)}</li>`,
  )
  const whatIf = explanation.what_if.map(
    ({ text, certainty, pointers }) =>
      html`<li><bdi>${text}</bdi> <span class="quiet">${certainty}</span> ${places(pointers)}</li>`,
  )
  return html`<p class="headline"><bdi>${explanation.headline.text}</bdi> ${places(explanation.headline.pointers)}</p>
<h4>${words.readReasons}</h4>
<ol>${reasons}</ol>
<p class="quiet">${explanation.summary.text} ${explanation.method.text}</p>
<h4>${words.readLeftOut}</h4>
${leftOut.length === 0 ? html`<p>${words.readNothing}</p>` : html`<ul>${leftOut}</ul>`}
<h4>${words.readWhatIf}</h4>
${whatIf.length === 0 ? html`<p>${words.readNothing}</p>` : html`<ul>${whatIf}</ul>`}
<h4>${words.readGround}</h4>
<p>${explanation.consent.text} ${explanation.consent.basis?.text ?? ''} ${places(explanation.consent.pointers)}</p>
<h4>${words.readFindings}</h4>
${findingsList(explanation, words)}`
}

/** What should not have happened, by code, words and place; "none" is said. */
export function findingsList({ findings }: Explanation, words: Words): Html {
  if (findings.length === 0) return html`<p>${words.readNoFindings}</p>`
  const items = findings.map(
    ({ code, text, pointers }) =>
      html`<li><strong><code>${code}</code></strong> ${text} ${places(pointers)}</li>`,
  )
  return html`<ul>${items}</ul>`
}

function places(pointers: readonly string[]): Html {
  return html`${pointers.map(pointer => html`<code class="place">${pointer}</code> `)}`
}

/** Code that scrolls in its own box, reachable by keyboard. */
function code(text: string, label: string): Html {
  return html`<pre tabindex="0" role="region" aria-label="${label}"><code>${text}</code></pre>`
}
