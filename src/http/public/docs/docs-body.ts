// The page's body: a way around, what holds for every request, each operation by audience, errors, objects.
import { html } from 'hono/html'
import { problems } from '../../../contract/problem.js'
import { componentJsonSchemas, type JsonSchema } from '../../openapi/component-schemas.js'
import { operations } from '../../openapi/openapi-document.js'
import { problemDetails } from '../../problem-details.js'
import { type Audience, type RouteName, routes } from '../../routes.js'
import type { Markup } from '../reference-page.js'
import { operationSection } from './operation-section.js'
import { describeSchema, fieldsOf, schemaAnchor } from './schema-view.js'

/** Audience → its heading; a new audience does not compile without one. */
const headings: Record<Audience, string> = {
  producer: 'Send decisions',
  viewer: 'What people open',
  widget: 'On your pages',
  staff: 'Look, as staff',
  admin: 'Operate',
  console: 'The staff console',
  public: 'Open to anyone',
}

const names = Object.keys(routes) as RouteName[] // the table's own keys
const audiences = Object.keys(headings) as Audience[] // the same

/** The body for a service at `publicUrl`. */
export function docsBody(publicUrl: string, version: string): Markup {
  const schemas = componentJsonSchemas()
  const objects = Object.entries(schemas).filter(([, schema]) => schema.type === 'object')
  return html`<a class="skip" href="#content">Skip to the content</a>
<details class="menu"><summary>Contents</summary>${contents(objects, 'Contents on a small screen')}</details>
<div class="side">${contents(objects, 'Contents')}</div>
<main id="content">
<h1>Wherefore API</h1>
<p class="lead">Version ${version}, at <code>${publicUrl}</code>. Machines read <a href="/openapi.json">openapi.json</a> (OpenAPI 3.1).</p>
${general()}
${audiences.map(
  audience => html`<h2 class="part" id="for-${audience}">${headings[audience]}</h2>
${namesOf(audience).map(name => operationSection(name, publicUrl, schemas))}`,
)}
${errors()}
<h2 class="part" id="objects">Objects</h2>
<p>Fields that are not listed are refused. A field is optional where it does not say <span class="required">required</span>.</p>
${objects.map(
  ([name, schema]) => html`<section class="object" id="${schemaAnchor(name)}">
<h3>${name} <a class="anchor" href="#${schemaAnchor(name)}" aria-label="Link to ${name}">#</a></h3>
${schema.properties ? fieldsOf(schema) : html`<p>${describeSchema(schema)}</p>`}
</section>`,
)}
</main>`
}

function namesOf(audience: Audience): RouteName[] {
  return names.filter(name => routes[name].audience === audience)
}

function contents(objects: readonly (readonly [string, JsonSchema])[], label: string) {
  return html`<nav aria-label="${label}">
<ul><li><a href="#keys">Keys and requests</a></li></ul>
${audiences.map(
  audience => html`<p><a href="#for-${audience}">${headings[audience]}</a></p>
<ul>${namesOf(audience).map(name => html`<li><a href="#${name}">${operations[name].summary}</a></li>`)}</ul>`,
)}
<p><a href="#errors">Errors</a></p>
<p><a href="#objects">Objects</a></p>
<ul class="objects">${objects.map(([name]) => html`<li><a href="#${schemaAnchor(name)}">${name}</a></li>`)}</ul>
</nav>`
}

function general() {
  return html`<section id="keys">
<h2>Keys and requests</h2>
<p>Send a key as <code>Authorization: Bearer KEY</code>. Each has one role, and a role opens exactly the routes that name it: <code>admin</code> is not everything.
Make the first with <code>wherefore key create --role producer --name NAME</code>.</p>
<p>Bodies are JSON in UTF-8; <code>Content-Encoding: gzip</code> is taken wherever a body is. A person is named in the body or in the header
<code>Wherefore-Subject</code>, never in an address. Every answer has an <code>X-Request-Id</code>, which the log of the service has too.</p>
</section>`
}

function errors() {
  const rows = Object.entries(problems)
  const details: Readonly<Record<string, string>> = problemDetails
  return html`<section id="errors">
<h2 class="part">Errors</h2>
<p>An error is <code>application/problem+json</code> (RFC 9457), a <a href="#${schemaAnchor('Problem')}">Problem</a>. Its <code>type</code> ends in a code that stays the same;
everything else in it may change. With 429 and 503 comes <code>Retry-After</code>, in seconds.</p>
<table>
<thead><tr><th scope="col">Status</th><th scope="col">Code</th><th scope="col">What it says</th></tr></thead>
<tbody>${rows.map(
    ([code, { status }]) =>
      html`<tr><td>${status}</td><td><a href="/problems/${code}"><code>${code}</code></a></td><td>${details[code]}</td></tr>`,
  )}</tbody>
</table>
</section>`
}
