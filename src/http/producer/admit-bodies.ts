// How much may be on its way in at the same moment. What is more is refused before it is looked at: to check a batch only
// to refuse it costs almost as much as to store it, and everybody else waits meanwhile.
import type { MiddlewareHandler } from 'hono'
import { BATCH_BYTES } from '../../contract/ingestion.js'
import type { Env, RequestContext } from '../env.js'
import { Refusal } from '../refusal.js'
import { throwAwayBody } from '../request-body.js'

/** Most bytes of bodies, as sent, that are read or wait to be stored. */
const MOST_BYTES = 32 * 1024 * 1024
/** What a request weighs besides its body. */
const REQUEST_BYTES = 4 * 1024

/** Lets requests in while there is room; the others are answered 429. */
export function admitBodies(most = MOST_BYTES): MiddlewareHandler<Env> {
  let held = 0
  return async (c, next) => {
    const weight = REQUEST_BYTES + bodyBytes(c)
    if (held + weight > most) {
      // A client that is answered while it still sends gives its connection up, and Node takes new ones in slowly.
      await throwAwayBody(c)
      throw new Refusal('overloaded', { headers: { 'Retry-After': '1' } })
    }
    held += weight
    try {
      await next()
    } finally {
      held -= weight
    }
  }
}

/** As declared, at most what is read of any; a body without a length may be as long as that. */
function bodyBytes(c: RequestContext): number {
  const declared = c.req.header('Content-Length')
  return declared === undefined ? BATCH_BYTES : Math.min(Number(declared) || 0, BATCH_BYTES)
}
