// A request as one types it into a terminal, from the examples of an operation.
import type { Operation } from '../../openapi/operation.js'
import type { Route } from '../../routes.js'
import { compactJson } from './compact-json.js'

/** Lines that still stand beside the text; more are folded, and a body of more is sent from a file. */
const LONG = 40

/** An example as text: JSON indented, NDJSON and the like as it is. */
export function shownExample(example: unknown): string {
  return typeof example === 'string' ? example.trimEnd() : compactJson(example)
}

/** True for an example that would push everything else away. */
export function isLong(text: string): boolean {
  return text.split('\n').length > LONG
}

/** A call of `curl`, over several lines, with `$KEY` for the key. */
export function curlExample(route: Route, operation: Operation, publicUrl: string): string {
  const lines = [
    `curl ${route.method === 'GET' || route.method === 'POST' ? '' : `-X ${route.method} `}${quoted(address(route, operation, publicUrl))}`,
  ]
  if (route.signIn === 'session') lines.push('-H "Cookie: __Host-wherefore-staff=$SESSION"')
  else if (route.roles.length > 0) lines.push('-H "Authorization: Bearer $KEY"')
  for (const { name, in: place, example } of operation.parameters ?? []) {
    if (place === 'header' && example !== undefined) lines.push(`-H ${quoted(`${name}: ${example}`)}`)
  }
  const [first] = Object.entries(operation.request?.content ?? {}).filter(
    ([, { example }]) => example !== undefined,
  )
  if (first) {
    const [type, { example }] = first
    const text = shownExample(example)
    lines.push(`-H ${quoted(`Content-Type: ${type}`)}`)
    lines.push(isLong(text) ? '--data-binary @body.json' : `-d ${quoted(text)}`)
  }
  return lines.join(' \\\n  ')
}

function address(route: Route, { parameters = [] }: Operation, publicUrl: string): string {
  return `${publicUrl}${route.path.replace(/:(\w+)/g, (_, name: string) => {
    const example = parameters.find(parameter => parameter.name === name)?.example
    return example ?? name.toUpperCase()
  })}`
}

/** In single quotes, as a POSIX shell takes anything. */
function quoted(text: string): string {
  return `'${text.replaceAll("'", "'\\''")}'`
}
