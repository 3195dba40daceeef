// Which foreign pages may read an answer (CORS): exactly the listed origins, each echoed as itself, without
// credentials. Any other origin gets no CORS header, and its browser withholds the answer.
import type { MiddlewareHandler } from 'hono'
import type { Env } from '../env.js'

/** A day: what a preflight allows does not change while the service runs. */
const MAX_AGE = '86400'

/** Lets pages of `origins` read the answer, whatever its status. */
export function allowOrigins(origins: readonly string[]): MiddlewareHandler<Env> {
  const allowed = new Set(origins)
  return async (c, next) => {
    c.header('Vary', 'Origin, Accept-Language', { append: true })
    const origin = c.req.header('Origin')
    if (origin !== undefined && allowed.has(origin)) {
      c.header('Access-Control-Allow-Origin', origin)
      if (c.req.method === 'OPTIONS') {
        c.header('Access-Control-Allow-Methods', 'POST')
        c.header('Access-Control-Allow-Headers', 'Content-Type')
        c.header('Access-Control-Max-Age', MAX_AGE)
      }
    }
    await next()
  }
}
