// The OpenAPI document as a page: made on the server from the same route table, no script, nothing from elsewhere.
import { Hono } from 'hono'
import { html } from 'hono/html'
import { problems } from '../../contract/problem.js'
import { answerPage } from '../answer-page.js'
import type { Env } from '../env.js'
import { operations } from '../openapi/openapi-document.js'
import type { Content, Operation } from '../openapi/operation.js'
import { type Route, type RouteName, routes } from '../routes.js'
import { referencePage, referencePolicy } from './reference-page.js'

/** `GET /docs`. */
export function docs() {
  let page: Promise<string> | undefined
  return new Hono<Env>().get(routes.showDocs.path, async c => {
    page ??= docsPage()
    return answerPage(c, 200, await page, await referencePolicy(), {
      'Cache-Control': 'public, max-age=300',
    })
  })
}

function docsPage(): Promise<string> {
  const names = Object.keys(routes) as RouteName[] // the table's own keys
  return referencePage(
    'Wherefore API',
    html`<p>Machines read <a href="/openapi.json">openapi.json</a>. Keys are sent as <code>Authorization: Bearer KEY</code>.
Errors are <code>application/problem+json</code>.</p>
${names.map(name => section(name, routes[name], operations[name]))}`,
  )
}

function section(name: RouteName, route: Route, operation: Operation) {
  return html`<section id="${name}">
<h2>${operation.summary}</h2>
<p><code>${route.method} ${route.path.replace(/:(\w+)/g, '{$1}')}</code></p>
<p>${route.roles.length > 0 ? `Roles: ${route.roles.join(', ')}` : 'Open to anyone'}</p>
${operation.description && html`<p>${prose(operation.description)}</p>`}
${parameterTable(operation)}
${limitTable(operation)}
${Object.entries(operation.request?.content ?? {}).map(([type, content]) => example(`Body as ${type}`, content))}
${Object.entries(operation.answers).map(
  ([status, { description, content }]) => html`<h3>${status}</h3>
<p>${prose(description)}</p>
${Object.entries(content ?? {}).map(([type, each]) => example(`As ${type}`, each))}`,
)}
${problemList(operation)}
</section>`
}

/** Words of the document with what stands between backticks as code. */
function prose(text: string) {
  return text.split('`').map((part, at) => (at % 2 === 1 ? html`<code>${part}</code>` : part))
}

function parameterTable({ parameters = [] }: Operation) {
  if (parameters.length === 0) return ''
  return html`<table>
<tr><th scope="col">Parameter</th><th scope="col">In</th><th scope="col"></th></tr>
${parameters.map(
  each =>
    html`<tr><td><code>${each.name}</code></td><td>${each.in}</td><td>${prose(each.description)}</td></tr>`,
)}
</table>`
}

function limitTable({ limits = {} }: Operation) {
  const rows = Object.entries(limits)
  if (rows.length === 0) return ''
  return html`<table>
<tr><th scope="col">Limit</th><th scope="col">At most</th></tr>
${rows.map(([name, most]) => html`<tr><td>${name.replaceAll('_', ' ')}</td><td>${most}</td></tr>`)}
</table>`
}

function example(title: string, { schema, example }: Content) {
  const shown = typeof example === 'string' ? example : JSON.stringify(example, null, 2)
  return html`<p>${title}${schema && html`: <code>${schema}</code>`}</p>
${example !== undefined && html`<pre>${shown}</pre>`}`
}

function problemList(operation: Operation) {
  if (operation.problems.length === 0) return ''
  return html`<p>Problems of its own: ${operation.problems.map(
    code => html`<a href="/problems/${code}">${problems[code].status} ${code}</a> `,
  )}</p>`
}
