// Cuts decisions into requests that the service takes: by number and by bytes. The order is kept.
import type { Decision } from '../contract/decision.js'
import { REQUEST_BYTES, REQUEST_DECISIONS } from './limits.js'
import { bodyOf, ENVELOPE_BYTES } from './request-body.js'
import { utf8Bytes } from './utf8-bytes.js'

/** One request's worth: the body, and how many decisions it holds. */
export type RequestBody = { readonly body: string; readonly count: number }

/** Request bodies in order. A decision too large for any request goes alone, for the service to refuse. */
export function splitRequests(decisions: readonly Decision[]): readonly RequestBody[] {
  const requests: RequestBody[] = []
  let held: string[] = []
  let bytes = ENVELOPE_BYTES
  const close = () => {
    if (held.length > 0) requests.push({ body: bodyOf(held), count: held.length })
    held = []
    bytes = ENVELOPE_BYTES
  }
  for (const decision of decisions) {
    const text = JSON.stringify(decision)
    const size = utf8Bytes(text) + 1
    if (held.length === REQUEST_DECISIONS || bytes + size > REQUEST_BYTES) close()
    held.push(text)
    bytes += size
  }
  close()
  return requests
}
