// The HTTP application over a real service, with what a test replaces: a shard that fails, other origins, a clock.
import { createApp } from '../../src/http/app.js'
import type { Dependencies } from '../../src/http/dependencies.js'
import type { LogLine } from '../../src/http/log-line.js'
import { gunzip } from '../../src/runtime/gunzip.js'
import type { TestService } from '../service.js'

export type TestApp = {
  readonly app: ReturnType<typeof createApp>
  readonly lines: LogLine[]
}

/** An application of its own over the databases of `service`. */
export function appOver({ service }: TestService, overrides: Partial<Dependencies> = {}): TestApp {
  const lines: LogLine[] = []
  let requests = 0
  const app = createApp({
    shards: service.shards,
    registry: service.registry,
    publicUrl: 'http://localhost:8787',
    origins: [],
    plainLoopback: true,
    version: '0.0.0',
    now: Date.now,
    elapsed: () => performance.now(),
    requestId: () => `request-${++requests}`,
    log: line => lines.push(line),
    gunzip,
    queueDepth: () => 0,
    ...overrides,
  })
  return { app, lines }
}
