// The counters of this process for Prometheus.
import { Hono } from 'hono'
import { answerText } from '../answer-text.js'
import type { Dependencies } from '../dependencies.js'
import type { Env } from '../env.js'
import type { Metrics } from '../metrics.js'
import { routes } from '../routes.js'

/** `GET /metrics`. */
export function readMetrics(deps: Dependencies, metrics: Metrics) {
  return new Hono<Env>().get(routes.readMetrics.path, c => {
    return answerText(c, 200, metrics.expose(deps.queueDepth()), {
      'Content-Type': 'text/plain; version=0.0.4; charset=utf-8',
      'Cache-Control': 'no-store',
    })
  })
}
