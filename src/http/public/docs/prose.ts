// Words of the OpenAPI document on the page.
import { html } from 'hono/html'
import type { Markup } from '../reference-page.js'

/** What stands between backticks as code. */
export function prose(text: string): (Markup | string)[] {
  return text.split('`').map((part, at) => (at % 2 === 1 ? html`<code>${part}</code>` : part))
}
