// The request for one decision as a line for a shell, to try by hand.
import type { Decision } from '../contract/decision.js'

/** A `curl` that sends this decision; the key is read from the variable KEY. */
export function curlLine(serviceUrl: string, decision: Decision): string {
  return `curl -s ${shellWord(`${serviceUrl.replace(/\/+$/, '')}/v1/decisions`)} \\
  -H "Authorization: Bearer $KEY" \\
  -H "Content-Type: application/json" \\
  -d ${shellWord(JSON.stringify(decision))}`
}

/** Single quotes take everything as it stands; only a single quote itself must step outside (POSIX shell, 2.2.2). */
function shellWord(text: string): string {
  return `'${text.replaceAll("'", `'\\''`)}'`
}
