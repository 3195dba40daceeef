// A host page on one origin, the service on another, and a browser between them. The service is the real one; its door
// can be made slow, broken or shut, and notes who comes through.
import { createServer, type RequestListener, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { getRequestListener } from '@hono/node-server'
import type { Browser, BrowserContextOptions, Page } from 'playwright-core'
import type { Catalogue } from '../../src/contract/catalogue.js'
import { aDecision } from '../builders/decision.js'
import { recommendation, shop } from '../builders/shop.js'
import { launchChromium } from '../fixtures/launch-chromium.js'
import { tokenFor } from '../http/send.js'
import { startServiceOnNode } from '../service-on-node.js'

export type HostPage = {
  readonly body: string
  readonly head?: string
  /** The page's Content-Security-Policy. */
  readonly policy?: string
  readonly lang?: string
  /** The whole document, in place of one around `body`. */
  readonly whole?: string
}

type Overrides = NonNullable<Parameters<typeof aDecision>[0]>

export type Stage = {
  readonly serviceUrl: string
  readonly hostUrl: string
  /** The tag that loads the widget. */
  readonly script: string
  /** The bodies of all requests for explanations, as they reached the door. */
  readonly asked: { readonly tokens: readonly string[]; readonly locale: string }[]
  /** What the door does instead of letting a request through, where it gives an answer. */
  door(request: Request): Promise<Response | undefined>
  readonly producerKey: string
  /** The `why_url` of a decision like the example of the shop, with these differences. */
  link(overrides?: Overrides): Promise<string>
  /** Puts a page at the host, opens it in a browser of its own, hands it over and closes it. */
  visit<T>(host: HostPage, use: (page: Page) => Promise<T>, options?: BrowserContextOptions): Promise<T>
  close(): Promise<void>
}

export type StageOptions = {
  readonly catalogue?: Catalogue
  /** Origins that may read answers, beside the host's. */
  readonly origins?: readonly string[]
}

/** The element around a link, as host pages write it. */
export function whyThis(url: string, attributes = ''): string {
  return `<why-this ${attributes}><a href="${url}">Why am I seeing this?</a></why-this>`
}

/** Opens service, host and browser. */
export async function openStage({
  catalogue = { ...shop, languages: ['en', 'de', 'ar'] },
  origins = [],
}: StageOptions = {}): Promise<Stage> {
  let html = ''
  let policy: string | undefined
  const host = await listen((_, response) => {
    response.setHeader('Content-Type', 'text/html; charset=utf-8')
    if (policy) response.setHeader('Content-Security-Policy', policy)
    response.end(html)
  }, '127.0.0.1')
  let serve: RequestListener = (_, response) => response.end()
  const front = await listen((request, response) => serve(request, response), 'localhost')
  const service = await startServiceOnNode({
    catalogue,
    environment: { WHEREFORE_PUBLIC_URL: front.url, WHEREFORE_ORIGINS: [host.url, ...origins].join(',') },
  })
  const browser: Browser = await launchChromium()
  let decisions = 0
  const stage: Stage = {
    serviceUrl: front.url,
    hostUrl: host.url,
    script: `<script type="module" src="${front.url}/widget.js"></script>`,
    asked: [],
    producerKey: service.keys.producer,
    door: async () => undefined,
    async link(overrides = {}) {
      decisions += 1
      const decision = aDecision({ ...recommendation, id: `d-${decisions}`, ...overrides })
      return `${front.url}/w/${await tokenFor(service, decision)}`
    },
    async visit({ body, head = '', policy: wanted, lang = 'en', whole }, use, options = {}) {
      html =
        whole ??
        `<!doctype html><html lang="${lang}"><head><meta charset="utf-8"><title>Host</title>
<meta name="viewport" content="width=device-width, initial-scale=1">${head}</head><body><main><h1>Shop</h1>${body}</main></body></html>`
      policy = wanted
      const context = await browser.newContext(options)
      try {
        const page = await context.newPage()
        await page.goto(host.url)
        return await use(page)
      } finally {
        await context.close()
      }
    },
    async close() {
      await browser.close()
      await Promise.all([host.close(), front.close()])
      await service.close()
    },
  }
  serve = getRequestListener(async request => {
    if (request.method === 'POST' && request.url.endsWith('/v1/explanations'))
      stage.asked.push(await request.clone().json())
    return (await stage.door(request)) ?? service.service.fetch(request)
  })
  return stage
}

async function listen(handler: RequestListener, name: string) {
  const server: Server = createServer(handler)
  await new Promise<void>(resolve => server.listen(0, '127.0.0.1', resolve))
  const { port } = server.address() as AddressInfo // a server that listens on a port has an address with it
  return {
    url: `http://${name}:${port}`,
    async close() {
      server.closeAllConnections()
      await new Promise(resolve => server.close(resolve))
    },
  }
}
