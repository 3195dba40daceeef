import type { Browser, BrowserContextOptions, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { catalogueFor } from '../../src/demo/catalogue.js'
import { type RunningShop, startShop } from '../../src/demo/shop.js'
import { axe } from '../fixtures/axe.js'
import { launchChromium } from '../fixtures/launch-chromium.js'
import { startService, type TestService } from '../service.js'

let service: TestService
let shop: RunningShop
let browser: Browser
beforeAll(async () => {
  service = await startService({ catalogue: catalogueFor(null) })
  const { port } = await service.listen()
  shop = await startShop({
    serviceUrl: `http://127.0.0.1:${port}`,
    plainLoopback: true,
    producerKey: service.keys.producer,
    host: '127.0.0.1',
    port: 0,
  })
  browser = await launchChromium()
})
afterAll(async () => {
  await browser.close()
  await shop.close()
  await service.close()
})

async function withPage(options: BrowserContextOptions, use: (page: Page) => Promise<void>): Promise<void> {
  const context = await browser.newContext({ baseURL: shop.url, ...options })
  try {
    await use(await context.newPage())
  } finally {
    await context.close()
  }
}

/** Names of the rules that the page breaks, and whether it is wider than the window. */
async function faultsOf(page: Page): Promise<string[]> {
  await page.evaluate(axe)
  return page.evaluate(async () => {
    // The script that ran just before puts `axe` there.
    const { axe } = window as unknown as {
      axe: { run(): Promise<{ violations: { id: string; nodes: { html: string }[] }[] }> }
    }
    const { violations } = await axe.run()
    const faults = violations.map(violation => `${violation.id}: ${violation.nodes[0]?.html}`)
    if (document.documentElement.scrollWidth > window.innerWidth) faults.push('wider than the window')
    return faults
  })
}

const looks: readonly [string, BrowserContextOptions][] = [
  ['English, light, wide', { locale: 'en-GB', colorScheme: 'light', viewport: { width: 1280, height: 900 } }],
  ['German, dark, 320 px', { locale: 'de-DE', colorScheme: 'dark', viewport: { width: 320, height: 700 } }],
]

describe("the shop's pages in Chromium", () => {
  it.each(looks)('have no fault that axe finds and fit the window: %s', async (_look, options) => {
    // Past the policy only so that axe can be put into the page.
    await withPage({ ...options, bypassCSP: true }, async page => {
      for (const path of ['/', '/product/marsh-boots', '/search?q=tent', '/']) {
        await page.goto(path)
        expect(await faultsOf(page)).toEqual([])
      }
      await page.click('button[name=this_visit][value=on]')
      await page.goto('/product/crane-pack')
      expect(await faultsOf(page)).toEqual([])
      await page.click('form[action="/basket"] button')
      for (const path of [
        '/basket',
        '/',
        '/search?q=tent',
        '/search',
        '/choices',
        '/engineer',
        '/account',
        '/none',
      ]) {
        await page.goto(path)
        expect(await faultsOf(page)).toEqual([])
      }
      await page.goto('/account')
      await page.click('button[name=customer][value=ines]')
      for (const path of ['/', '/choices', '/account', '/', '/engineer?n=12']) {
        await page.goto(path)
        expect(await faultsOf(page)).toEqual([])
      }
      await page.goto('/choices')
      await page.check('input[name=this_visit][value=off]')
      await page.click('form[action="/choices"] button')
      expect(await faultsOf(page)).toEqual([])
    })
  })

  it('load under their own policy, without a script and without a request elsewhere', async () => {
    await withPage({}, async page => {
      const complaints: string[] = []
      const elsewhere: string[] = []
      page.on('console', message => complaints.push(message.text()))
      page.on('request', request => {
        if (!request.url().startsWith(shop.url)) elsewhere.push(request.url())
      })
      await page.goto('/')
      await page.click('button[name=this_visit][value=on]')
      await page.goto('/product/marsh-boots')
      await page.goto('/engineer')
      expect([complaints, elsewhere]).toEqual([[], []])
      expect(await page.locator('script').count()).toBe(0)
    })
  })

  it('offer to keep on and to switch off with two buttons of the same size and look', async () => {
    await withPage({}, async page => {
      await page.goto('/')
      const looks = await page.$$eval('button[name=this_visit]', buttons =>
        buttons.map(button => {
          const { width, height } = button.getBoundingClientRect()
          const { color, backgroundColor, font, border } = getComputedStyle(button)
          return { width, height, color, backgroundColor, font, border }
        }),
      )
      expect(looks).toHaveLength(2)
      expect(looks[0]).toEqual(looks[1])
    })
  })

  it('do not widen or break when the search is hostile', async () => {
    await withPage({ viewport: { width: 320, height: 700 }, bypassCSP: true }, async page => {
      await page.goto(`/search?q=${encodeURIComponent('<img/src=x>tent\u202e'.padEnd(80, 'W'))}`)
      expect(await faultsOf(page)).toEqual([])
      expect(await page.locator('img').count()).toBe(0)
    })
  })
})
