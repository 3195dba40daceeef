// What the shop does with this visit, said before anything else, with two buttons of equal weight. It hides nothing.
import { html } from 'hono/html'
import { DEFAULT_RETENTION_DAYS } from '../../contract/catalogue.js'
import { catalogue } from '../catalogue.js'
import type { Html } from '../html.js'
import { fill } from '../language.js'
import { IDLE_HOURS } from '../visitor.js'
import type { View } from './view.js'

/** The banner; nothing once the visitor has answered. */
export function visitBanner({ words, answer, here }: View): Html {
  if (answer !== null) return html``
  return html`<section class="told" aria-labelledby="told">
<h2 id="told">${words.visitTitle}</h2>
<p>${fill(words.visitText, { hours: IDLE_HOURS, days: catalogue.retention_days ?? DEFAULT_RETENTION_DAYS })}</p>
<form method="post" action="/choices"><input type="hidden" name="to" value="${here}">
<button name="this_visit" value="on">${words.visitKeepOn}</button>
<button name="this_visit" value="off">${words.visitSwitchOff}</button>
</form>
</section>`
}
