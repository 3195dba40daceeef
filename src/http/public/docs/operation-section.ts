// One operation: who may call it, what goes in, what comes out, what can go wrong; beside it a request and its answer.
import { html } from 'hono/html'
import * as z from 'zod'
import { type ProblemCode, problems } from '../../../contract/problem.js'
import type { JsonSchema } from '../../openapi/component-schemas.js'
import { operations, problemCodes } from '../../openapi/openapi-document.js'
import type { Content, Operation } from '../../openapi/operation.js'
import { problemDetails } from '../../problem-details.js'
import { type Route, type RouteName, routes } from '../../routes.js'
import type { Markup } from '../reference-page.js'
import { curlExample, isLong, shownExample } from './curl-example.js'
import { limitText } from './limit-text.js'
import { prose } from './prose.js'
import { describeSchema, fieldsOf } from './schema-view.js'

type Schemas = Readonly<Record<string, JsonSchema>>

/** The section of a route, under an anchor that is its operation id. */
export function operationSection(name: RouteName, publicUrl: string, schemas: Schemas): Markup {
  const route: Route = routes[name]
  const operation = operations[name]
  return html`<section class="operation" id="${name}">
<div class="told">
<h3>${operation.summary} <a class="anchor" href="#${name}" aria-label="Link to ${operation.summary}">#</a></h3>
<p class="route"><span class="method">${route.method}</span> <code>${pathOf(route)}</code></p>
<p class="roles">${rolesText(route)}</p>
${operation.description && html`<p>${prose(operation.description)}</p>`}
${parameters(operation)}
${body(operation, schemas)}
${limits(operation)}
${answers(operation, schemas)}
${refusals(problemCodes(route, operation))}
</div>
<div class="shown">
${shown('Request', curlExample(route, operation, publicUrl))}
${longBody(operation)}
${Object.entries(operation.answers).flatMap(([status, { content }]) =>
  Object.entries(content ?? {}).map(([type, { example }]) =>
    example === undefined ? '' : shown(`Answer ${status}, ${type}`, shownExample(example)),
  ),
)}
</div>
</section>`
}

/** The path as OpenAPI spells it. */
function pathOf({ path }: Route): string {
  return path.replace(/:(\w+)/g, '{$1}')
}

function rolesText({ roles, signIn }: Route): Markup {
  if (roles.length === 0) return html`Open to anyone: no key.`
  return html`Needs ${signIn === 'session' ? 'someone signed in' : 'a key'} with role ${roles.map((role, at) => html`${at === 0 ? '' : at === roles.length - 1 ? ' or ' : ', '}<code>${role}</code>`)}.`
}

function parameters({ parameters = [] }: Operation) {
  if (parameters.length === 0) return ''
  return html`<h4>Parameters</h4>
<ul class="fields">${parameters.map(
    ({ name, in: place, required, description, schema }) => html`<li>
<p><code class="name">${name}</code> <span class="type">${place}, ${describeSchema(jsonSchemaOf(schema))}</span>${required && html` <span class="required">required</span>`}</p>
<p>${prose(description)}</p></li>`,
  )}</ul>`
}

/** A parameter's schema alone: none of them refers to a component. */
function jsonSchemaOf(schema: z.ZodType): JsonSchema {
  return z.toJSONSchema(schema, { unrepresentable: 'any', io: 'input' })
}

function body({ request }: Operation, schemas: Schemas) {
  if (!request) return ''
  return html`<h4>Body</h4>
${Object.entries(request.content).map(([type, content]) => media(type, content, schemas))}`
}

function media(type: string, { schema }: Content, schemas: Schemas) {
  const found = schema && schemas[schema]
  if (!schema || !found) return html`<p><code>${type}</code></p>`
  return html`<p><code>${type}</code>: ${describeSchema(found.type === 'object' ? { $ref: `#/components/schemas/${schema}` } : found)}</p>
${alternativesOf(found, schemas).map(
  ([name, one]) => html`<details><summary>Fields of ${name ?? schema}</summary>${fieldsOf(one)}</details>`,
)}`
}

/** The objects that a body may be, by name: itself, or each side of a choice. */
function alternativesOf(schema: JsonSchema, schemas: Schemas): [string | null, JsonSchema][] {
  if (schema.properties) return [[null, schema]]
  return (schema.anyOf ?? []).flatMap((one): [string | null, JsonSchema][] => {
    if (typeof one === 'boolean') return []
    const name = one.$ref?.split('/').at(-1) ?? null
    const found = name === null ? one : schemas[name]
    return found?.properties ? [[name, found]] : []
  })
}

function limits({ limits = {} }: Operation) {
  const rows = Object.entries(limits)
  if (rows.length === 0) return ''
  return html`<h4>Limits</h4>
<ul class="limits">${rows.map(([name, most]) => html`<li>${limitText(name, most)}</li>`)}</ul>`
}

function answers({ answers }: Operation, schemas: Schemas) {
  return html`<h4>Answers</h4>
${Object.entries(answers).map(
  ([status, { description, content }]) => html`<p><b>${status}</b> ${prose(description)}</p>
${Object.entries(content ?? {}).map(([type, each]) => media(type, each, schemas))}`,
)}`
}

function refusals(codes: readonly ProblemCode[]) {
  const sorted = [...new Set(codes)].sort((one, other) => problems[one].status - problems[other].status)
  return html`<details><summary>Errors (${sorted.length})</summary>
<ul class="errors">${sorted.map(
    code =>
      html`<li>${problems[code].status} <a href="/problems/${code}"><code>${code}</code></a>: ${problemDetails[code]}</li>`,
  )}</ul></details>`
}

function longBody({ request }: Operation) {
  return Object.entries(request?.content ?? {}).map(([type, { example }]) => {
    const text = example === undefined ? '' : shownExample(example)
    return isLong(text) ? shown(`body.${type.endsWith('json') ? 'json' : 'txt'}`, text) : ''
  })
}

function shown(title: string, text: string) {
  const pre = html`<pre><code>${text}</code></pre>`
  return isLong(text)
    ? html`<details><summary>${title}</summary>${pre}</details>`
    : html`<p class="caption">${title}</p>${pre}`
}
