// The demonstration shop as a server of its own: it sends every slate to the running service, as any producer would.
import { randomUUID } from 'node:crypto'
import { serve } from '@hono/node-server'
import { createClient } from '../client/client.js'
import { isLoopbackHost } from '../contract/text.js'
import { createReader } from './read-explanation.js'
import { shopAddress } from './shop-address.js'
import { createShopApp } from './shop-app.js'
import { createShop } from './shop-state.js'

export type ShopOptions = {
  /** Where the service answers, such as `http://localhost:8787`. */
  readonly serviceUrl: string
  /** The service takes http addresses of this machine: its own public address is one. */
  readonly plainLoopback: boolean
  /** An API key with role `producer`. */
  readonly producerKey: string
  /** Loads the widget from this address, as the service's links spell it; absent where the service lists no such shop. */
  readonly widgetFrom?: string
  readonly host: string
  /** 0 takes any free port. */
  readonly port: number
  /** Gets one line at a time, never about a person; standard error unless told. */
  readonly log?: (line: string) => void
}

export type RunningShop = { readonly url: string; readonly close: () => Promise<void> }

/** How long a page waits for the service, in milliseconds, before it goes without. */
const PATIENCE = 1_000
/** How often visits that are over are deleted, in milliseconds. */
const SWEEP_EVERY = 60_000

/** Starts the shop; resolves once it listens, rejects when it cannot (the port is taken, say). */
export function startShop(options: ShopOptions): Promise<RunningShop> {
  const { serviceUrl, producerKey, plainLoopback, host, port } = options
  let url: string | null = null
  const log = options.log ?? (line => process.stderr.write(`shop: ${line}\n`))
  // A page waits for its links, so the shop would rather go without them than keep a visitor waiting.
  const client = createClient({
    url: serviceUrl,
    key: producerKey,
    timeoutMs: PATIENCE,
    retries: 1,
    longestWaitMs: PATIENCE / 2,
    onError: error => log(`decisions were given up: ${error.code}`),
  })
  const shop = createShop({
    client,
    readExplanation: createReader({ serviceUrl, timeoutMs: PATIENCE, log }),
    serviceUrl,
    widgetFrom: options.widgetFrom ?? null,
    now: Date.now,
    newSlateId: randomUUID,
    shopUrl: () => (plainLoopback && url !== null && isLoopbackHost(new URL(url).hostname) ? url : null),
    log,
  })
  const app = createShopApp(shop, log)
  return new Promise((resolve, reject) => {
    const server = serve({ fetch: app.fetch, hostname: host, port }, info => {
      const listening = shopAddress(host, info.port)
      url = listening
      const sweeping = setInterval(shop.sweep, SWEEP_EVERY)
      resolve({
        url: listening,
        async close() {
          clearInterval(sweeping)
          await new Promise<void>((closed, failed) => {
            server.close(error => (error ? failed(error) : closed()))
            if ('closeAllConnections' in server) server.closeAllConnections()
          })
          const { pending } = client.counters()
          if (pending > 0 && !(await client.close({ timeoutMs: PATIENCE }))) log('decisions were left unsent')
        },
      })
    })
    server.once('error', reject)
  })
}
