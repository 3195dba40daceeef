// The counters of this process for Prometheus.
import { Hono } from 'hono'
import type { Dependencies } from '../dependencies.js'
import type { Env } from '../env.js'
import type { Metrics } from '../metrics.js'
import { routes } from '../routes.js'

/** `GET /metrics`. */
export function readMetrics(deps: Dependencies, metrics: Metrics) {
  return new Hono<Env>().get(routes.readMetrics.path, c =>
    c.body(metrics.expose(deps.queueDepth()), 200, {
      'Content-Type': 'text/plain; version=0.0.4; charset=utf-8',
      'Cache-Control': 'no-store',
    }),
  )
}
