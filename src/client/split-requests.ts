// Cuts decisions into requests that the service takes: by number and by bytes. The order is kept.
import type { Decision } from '../contract/decision.js'

/** Most decisions in one request, as the contract says. */
const MOST_DECISIONS = 1000
/** Most bytes of decisions in one request: the contract's 1 MiB, less room for what stands around them. */
const MOST_BYTES = 1024 * 1024 - 1024

/** One request's worth: the body, and how many decisions it holds. */
export type RequestBody = { readonly body: string; readonly count: number }

/** Request bodies in order. A decision too large for any request goes alone, for the service to refuse. */
export function splitRequests(decisions: readonly Decision[]): readonly RequestBody[] {
  const requests: RequestBody[] = []
  const encoder = new TextEncoder()
  let held: string[] = []
  let bytes = 0
  const close = () => {
    if (held.length > 0) requests.push({ body: `{"decisions":[${held.join(',')}]}`, count: held.length })
    held = []
    bytes = 0
  }
  for (const decision of decisions) {
    const text = JSON.stringify(decision)
    const size = encoder.encode(text).length + 1
    if (held.length === MOST_DECISIONS || bytes + size > MOST_BYTES) close()
    held.push(text)
    bytes += size
  }
  close()
  return requests
}
