// The demonstration shop as a server of its own: it sends every slate to the running service, as any producer would.
import { randomUUID } from 'node:crypto'
import { serve } from '@hono/node-server'
import { createClient } from '../client/client.js'
import { createShopApp } from './shop-app.js'

export type ShopOptions = {
  /** Where the service answers, such as `http://localhost:8787`. */
  readonly serviceUrl: string
  /** An API key with role `producer`. */
  readonly producerKey: string
  readonly host: string
  /** 0 takes any free port. */
  readonly port: number
  /** Gets one line at a time, never about a person; standard error unless told. */
  readonly log?: (line: string) => void
}

export type RunningShop = { readonly url: string; readonly close: () => Promise<void> }

/** Starts the shop; resolves once it listens, rejects when it cannot (the port is taken, say). */
export function startShop(options: ShopOptions): Promise<RunningShop> {
  const { serviceUrl, producerKey, host, port } = options
  let url: string | null = null
  const app = createShopApp({
    // A page waits for its links, so the shop would rather go without them than keep a visitor waiting.
    client: createClient({
      url: serviceUrl,
      key: producerKey,
      timeoutMs: 2_000,
      retries: 1,
      longestWaitMs: 500,
    }),
    now: Date.now,
    newSlateId: randomUUID,
    // The service takes http addresses only while it is on this machine itself.
    shopUrl: () => (new URL(serviceUrl).protocol === 'http:' && isLoopback(host) ? url : null),
    log: options.log ?? (line => process.stderr.write(`shop: ${line}\n`)),
  })
  return new Promise((resolve, reject) => {
    const server = serve({ fetch: app.fetch, hostname: host, port }, info => {
      const listening = `http://${host.includes(':') ? `[${host}]` : host}:${info.port}`
      url = listening
      resolve({
        url: listening,
        close: () =>
          new Promise((closed, failed) => {
            server.close(error => (error ? failed(error) : closed()))
            if ('closeAllConnections' in server) server.closeAllConnections()
          }),
      })
    })
    server.once('error', reject)
  })
}

function isLoopback(host: string): boolean {
  return host === 'localhost' || host === '::1' || /^127\.\d+\.\d+\.\d+$/.test(host)
}
