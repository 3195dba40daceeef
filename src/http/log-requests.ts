// The outermost layer: gives each request its id, counts it, and writes its one log line, whatever became of it.
import type { MiddlewareHandler } from 'hono'
import type { Dependencies } from './dependencies.js'
import type { Env } from './env.js'
import type { Metrics } from './metrics.js'

/** A method is the client's word; only known ones reach the log and the metrics. */
const METHODS = new Set(['GET', 'HEAD', 'POST', 'PUT', 'PATCH', 'DELETE', 'OPTIONS'])

/** Gives each request an id and one log line, and counts it. */
export function logRequests(deps: Dependencies, metrics: Metrics): MiddlewareHandler<Env> {
  return async (c, next) => {
    const began = deps.elapsed()
    const requestId = deps.requestId()
    c.set('requestId', requestId)
    c.set('compress', deps.compress)
    c.header('X-Request-Id', requestId)
    c.header('X-Content-Type-Options', 'nosniff')
    await next()
    const ms = deps.elapsed() - began
    const method = METHODS.has(c.req.method) ? c.req.method : 'OTHER'
    const route = c.get('route')
    metrics.countRequest(method, route?.path ?? 'unmatched', c.res.status, ms / 1000)
    const failure = c.get('failure')
    deps.log({
      time: new Date(deps.now()).toISOString(),
      request_id: requestId,
      method,
      route: route?.path ?? 'unmatched',
      audience: route?.audience ?? 'public',
      status: c.res.status,
      ms: Math.round(ms * 100) / 100,
      bytes: c.get('bytes') ?? 0,
      ...(failure && { failure }),
    })
  }
}
