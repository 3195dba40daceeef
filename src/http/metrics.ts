// Counters and histograms of this process, in Prometheus' text format. Labels come from the route table and from
// fixed lists, never from a request.
import { type ItemStatus, itemStatus } from '../contract/ingestion.js'

const BUCKETS = [0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10] as const

type Duration = { readonly buckets: number[]; sum: number; count: number }

export type Metrics = {
  countRequest(method: string, route: string, status: number, seconds: number): void
  countDecisions(status: ItemStatus, count: number): void
  /** The exposition (text format 0.0.4). `queueDepth` is read at this moment. */
  expose(queueDepth: number): string
}

/** Metrics that begin at zero. */
export function createMetrics(): Metrics {
  const requests = new Map<string, number>()
  const durations = new Map<string, Duration>()
  const decisions = new Map<ItemStatus, number>(itemStatus.options.map(status => [status, 0]))
  return {
    countRequest(method, route, status, seconds) {
      const labels = `method="${method}",route="${route}",status="${status}"`
      requests.set(labels, (requests.get(labels) ?? 0) + 1)
      observe(durations, `method="${method}",route="${route}"`, seconds)
    },
    countDecisions(status, count) {
      decisions.set(status, (decisions.get(status) ?? 0) + count)
    },
    expose: queueDepth =>
      [
        ...head('wherefore_http_requests_total', 'counter', 'Requests answered.'),
        ...[...requests].map(([labels, count]) => `wherefore_http_requests_total{${labels}} ${count}`),
        ...head('wherefore_http_request_duration_seconds', 'histogram', 'Seconds from request to answer.'),
        ...[...durations].flatMap(histogram),
        ...head('wherefore_decisions_total', 'counter', 'Decisions received, by what became of them.'),
        ...[...decisions].map(([status, count]) => `wherefore_decisions_total{status="${status}"} ${count}`),
        ...head('wherefore_queue_decisions', 'gauge', 'Decisions that wait to be stored.'),
        `wherefore_queue_decisions ${queueDepth}`,
        '',
      ].join('\n'),
  }
}

function observe(durations: Map<string, Duration>, labels: string, seconds: number): void {
  const duration = durations.get(labels) ?? { buckets: BUCKETS.map(() => 0), sum: 0, count: 0 }
  const bucket = BUCKETS.findIndex(limit => seconds <= limit)
  if (bucket >= 0) duration.buckets[bucket] = (duration.buckets[bucket] ?? 0) + 1
  duration.sum += seconds
  duration.count += 1
  durations.set(labels, duration)
}

function histogram([labels, duration]: readonly [string, Duration]): string[] {
  const name = 'wherefore_http_request_duration_seconds'
  let below = 0
  const lines = BUCKETS.map((limit, i) => {
    below += duration.buckets[i] ?? 0
    return `${name}_bucket{${labels},le="${limit}"} ${below}`
  })
  return [
    ...lines,
    `${name}_bucket{${labels},le="+Inf"} ${duration.count}`,
    `${name}_sum{${labels}} ${duration.sum}`,
    `${name}_count{${labels}} ${duration.count}`,
  ]
}

function head(name: string, type: 'counter' | 'gauge' | 'histogram', help: string): string[] {
  return [`# HELP ${name} ${help}`, `# TYPE ${name} ${type}`]
}
