// The counters of this process for Prometheus.
import { Hono } from 'hono'
import type { Dependencies } from '../dependencies.js'
import type { Env } from '../env.js'
import type { Metrics } from '../metrics.js'
import { routes } from '../routes.js'

/** `GET /metrics`. */
export function readMetrics(deps: Dependencies, metrics: Metrics) {
  return new Hono<Env>().get(routes.readMetrics.path, c => {
    const bytes = new TextEncoder().encode(metrics.expose(deps.queueDepth()))
    return c.body(bytes, 200, {
      'Content-Type': 'text/plain; version=0.0.4; charset=utf-8',
      'Content-Length': String(bytes.length),
      'Cache-Control': 'no-store',
    })
  })
}
