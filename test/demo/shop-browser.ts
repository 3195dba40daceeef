// A browser at the shop: keeps cookies as browsers do, follows nothing by itself. The shop has a memory of its own.
import type { Client } from '../../src/client/client.js'
import { switchableSignals } from '../../src/demo/catalogue.js'
import type { ReadExplanation } from '../../src/demo/read-explanation.js'
import { createShopApp } from '../../src/demo/shop-app.js'
import { createShop, type Shop } from '../../src/demo/shop-state.js'

export type ShopBrowser = {
  request(path: string, init?: RequestInit): Promise<Response>
  page(path: string): Promise<string>
  post(path: string, fields: Record<string, string>, headers?: Record<string, string>): Promise<Response>
  /** Sends the form of the choices with every tick but these. */
  switchOff(keys: readonly string[]): Promise<Response>
  /** By name; a test may put its own there. */
  readonly cookies: Map<string, string>
  /** What the shop logged. */
  readonly lines: string[]
  readonly shop: Shop
  /** Lets time pass, in milliseconds. Each look at the clock takes a second. */
  wait(milliseconds: number): void
}

export function aShopBrowser(
  client: Client,
  start: number,
  headers: Record<string, string> = {},
  readExplanation: ReadExplanation = async () => null,
): ShopBrowser {
  const lines: string[] = []
  let clock = start
  let slates = 0
  const shop = createShop({
    client,
    readExplanation,
    serviceUrl: 'http://localhost:8787',
    widgetFrom: null,
    now: () => {
      clock += 1000
      return clock
    },
    newSlateId: () => {
      slates += 1
      return `slate-${slates}`
    },
    shopUrl: () => 'http://localhost:8788',
    log: line => lines.push(line),
  })
  const app = createShopApp(shop, line => lines.push(line))
  const cookies = new Map<string, string>()
  const request = async (path: string, init: RequestInit = {}): Promise<Response> => {
    const cookie = [...cookies].map(([name, value]) => `${name}=${value}`).join('; ')
    const sent = { ...headers, ...(cookie ? { cookie } : {}), ...init.headers }
    const response = await app.request(path, { ...init, headers: sent })
    for (const line of response.headers.getSetCookie()) {
      const [, name, value] = /^([^=]+)=([^;]*)/.exec(line) ?? []
      if (name !== undefined && value !== undefined) cookies.set(name, value)
    }
    return response
  }
  return {
    request,
    page: async path => (await request(path)).text(),
    post: (path, fields, extra = {}) =>
      request(path, { method: 'POST', body: new URLSearchParams(fields), headers: extra }),
    switchOff(keys) {
      const body = new URLSearchParams({ each: '1', this_visit: 'on' })
      for (const { key } of switchableSignals) if (!keys.includes(key)) body.append('signal', key)
      return request('/choices', { method: 'POST', body, headers: {} })
    },
    cookies,
    lines,
    shop,
    wait(milliseconds) {
      clock += milliseconds
    },
  }
}
