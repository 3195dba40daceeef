// The question that the shop asks before it uses anything: two buttons of equal weight, and nothing used until one is pressed.
import { html } from 'hono/html'
import type { Html } from '../html.js'
import type { View } from './view.js'

/** The banner; nothing once the visitor has answered. */
export function consentBanner({ words, personalised, here }: View): Html {
  if (personalised !== 'undecided') return html``
  return html`<section class="consent" aria-labelledby="consent-title">
<h2 id="consent-title">${words.consentTitle}</h2>
<p>${words.consentText}</p>
<form method="post" action="/consent"><input type="hidden" name="to" value="${here}">
<button name="personalised" value="on">${words.consentYes}</button>
<button name="personalised" value="off">${words.consentNo}</button>
</form>
</section>`
}
