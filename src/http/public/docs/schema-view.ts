// JSON Schemas as lists of fields: name, type, limits, meaning. What lies below a field opens in place; what has a name
// of its own is a link to it.
import { html } from 'hono/html'
import * as z from 'zod'
import { amount, currency, jurisdiction, key } from '../../../contract/text.js'
import type { JsonSchema } from '../../openapi/component-schemas.js'
import type { Markup } from '../reference-page.js'
import { prose } from './prose.js'

type Part = Markup | string

/** The anchor of an object on the page. */
export function schemaAnchor(name: string): string {
  return `object-${name}`
}

/** The fields of an object, each with those below it. */
export function fieldsOf(schema: JsonSchema): Markup {
  const required = new Set(schema.required)
  return html`<ul class="fields">${Object.entries(schema.properties ?? {}).map(([name, below]) =>
    typeof below === 'boolean' ? '' : field(name, below, required.has(name)),
  )}</ul>`
}

function field(name: string, schema: JsonSchema, required: boolean) {
  const below = objectBelow(schema)
  return html`<li>
<p><code class="name">${name}</code> <span class="type">${describeSchema(schema)}</span>${required && html` <span class="required">required</span>`}</p>
${schema.description && html`<p>${prose(schema.description)}</p>`}
${below && html`<details><summary>Fields of ${name}</summary>${fieldsOf(below)}</details>`}
</li>`
}

/** The object without a name that a field is, or is a list or map of. */
function objectBelow(schema: JsonSchema): JsonSchema | null {
  if (schema.properties) return schema
  for (const inner of [itemsOf(schema), valuesOf(schema)]) {
    const found = inner && objectBelow(inner)
    if (found) return found
  }
  return null
}

/** Type and limits in a few words. */
export function describeSchema(schema: JsonSchema): Part[] {
  if (schema.$ref) return [reference(schema.$ref)]
  if (schema.const !== undefined) return [html`<code>${JSON.stringify(schema.const)}</code>`]
  if (schema.enum) return joined(schema.enum.map(value => html`<code>${String(value)}</code>`))
  if (schema.anyOf)
    return joined(schema.anyOf.flatMap(one => (typeof one === 'boolean' ? [] : [describeSchema(one)])))
  const types = [schema.type ?? []].flat()
  if (types.includes('array')) {
    const items = itemsOf(schema)
    return [
      'list of ',
      ...(items ? describeSchema(items) : ['anything']),
      between(schema.minItems, schema.maxItems, ''),
    ]
  }
  if (types.includes('object')) {
    const values = valuesOf(schema)
    const most = between(undefined, schema.maxProperties, ' entries')
    return values ? ['map from name to ', ...describeSchema(values), most] : ['object', most]
  }
  if (types.length === 0) return ['anything']
  return [types.join(' or '), ...limitsOf(schema)]
}

function limitsOf(schema: JsonSchema): Part[] {
  if (schema.format === 'date') return [', such as 2026-05-03']
  if (schema.type === 'string')
    return [between(schema.minLength, schema.maxLength, ' characters'), ...form(schema)]
  const { minimum, maximum } = schema
  // The bounds of what a number can hold are no limits of ours.
  const most = maximum === undefined || maximum >= Number.MAX_SAFE_INTEGER ? undefined : maximum
  const least = minimum === undefined || minimum <= Number.MIN_SAFE_INTEGER ? undefined : minimum
  return [between(least, most, '')]
}

/** Spellings that the contract names, by their pattern. */
function knownForms(): ReadonlyMap<string | undefined, string> {
  const patternOf = (schema: z.ZodType) => z.toJSONSchema(schema).pattern
  return new Map([
    [patternOf(key), ', a key: 1–100 of A-Z a-z 0-9 . _ : -'],
    [patternOf(amount), ', a decimal number such as 19.90'],
    [patternOf(currency), ', ISO 4217 such as EUR'],
    [patternOf(jurisdiction), ', ISO 3166 such as DE or US-NY'],
  ])
}

let forms: ReadonlyMap<string | undefined, string> | undefined

function form({ pattern, allOf }: JsonSchema): Part[] {
  // Of all strings only a moment is held to two patterns at once.
  if (allOf) return [', RFC 3339 with an offset, such as 2026-05-03T10:00:00Z']
  if (pattern === undefined) return []
  forms ??= knownForms()
  return [forms.get(pattern) ?? html`, matching <code>${pattern}</code>`]
}

function between(least: number | undefined, most: number | undefined, unit: string): string {
  const number = (value: number) => value.toLocaleString('en')
  if (least === undefined || least === 0) return most === undefined ? '' : `, at most ${number(most)}${unit}`
  return most === undefined
    ? `, at least ${number(least)}${unit}`
    : `, ${number(least)}–${number(most)}${unit}`
}

function reference(ref: string): Markup {
  const name = ref.split('/').at(-1) ?? ''
  return html`<a href="#${schemaAnchor(name)}">${name}</a>`
}

function joined(parts: readonly (Part | Part[])[]): Part[] {
  return parts.flatMap((part, at) => [
    at === 0 ? '' : at === parts.length - 1 ? ' or ' : ', ',
    ...[part].flat(),
  ])
}

function itemsOf({ items }: JsonSchema): JsonSchema | null {
  return typeof items === 'object' && !Array.isArray(items) ? items : null
}

function valuesOf({ additionalProperties }: JsonSchema): JsonSchema | null {
  return typeof additionalProperties === 'object' ? additionalProperties : null
}
