// The pages in a real browser, as they are sent: with the content security policy of the service, no script, and axe.
import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { contentSecurityPolicy } from '../../src/rendering/content-security-policy.js'
import { renderProblemPage } from '../../src/rendering/render-problem-page.js'
import { renderStartPage } from '../../src/rendering/render-start-page.js'
import { aPage } from '../builders/page.js'
import {
  advert,
  hostile,
  manySignals,
  newYorkPrice,
  nothingAboutYou,
  notRecorded,
  recommendation,
  sensitive,
  shop,
} from '../builders/shop.js'
import { violationsOn } from '../fixtures/axe.js'
import { launchChromium } from '../fixtures/launch-chromium.js'

const examples = {
  recommendation,
  sensitive,
  advert,
  newYorkPrice,
  nothingAboutYou,
  notRecorded,
  manySignals: { ...manySignals, signals: manySignals?.signals?.slice(0, 40) ?? [] },
  hostile,
}
const frame = { organisation: shop.organisation, languages: shop.languages, request: 'r-1' }
const pages: ReadonlyMap<string, string> = new Map(
  ['en', 'de'].flatMap(language => [
    ...Object.entries(examples).map(
      ([name, overrides]) => [`/${name}/${language}`, aPage(overrides, language)] as const,
    ),
    [`/problem/${language}`, renderProblemPage('internal', language, frame)] as const,
    [
      `/start/${language}`,
      renderStartPage(language, { organisation: shop.organisation.name, languages: shop.languages }),
    ] as const,
  ]),
)

let server: Server
let browser: Browser
let origin: string

beforeAll(async () => {
  server = createServer((request, response) => {
    const html = pages.get(request.url ?? '')
    response.writeHead(html === undefined ? 404 : 200, {
      'Content-Type': 'text/html; charset=utf-8',
      'Content-Security-Policy': contentSecurityPolicy,
    })
    response.end(html)
  })
  await new Promise<void>(resolve => server.listen(0, '127.0.0.1', resolve))
  // A server that listens on a port has an address with that port.
  origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
  browser = await launchChromium()
})

afterAll(async () => {
  await browser?.close()
  await new Promise(resolve => server.close(resolve))
})

type Screen = { readonly width: number; readonly height?: number }

/** Opens the page, hands it over, and closes it. What the browser complained about is a failure. */
async function onPage<T>(
  path: string,
  { width, height = 740 }: Screen,
  use: (page: Page) => Promise<T>,
): Promise<T> {
  const context = await browser.newContext({ viewport: { width, height } })
  try {
    const page = await context.newPage()
    const complaints: string[] = []
    page.on('console', message => complaints.push(message.text()))
    page.on('pageerror', error => complaints.push(error.message))
    page.on('dialog', dialog => complaints.push(dialog.message()))
    await page.goto(origin + path)
    const result = await use(page)
    expect(complaints).toEqual([])
    return result
  } finally {
    await context.close()
  }
}

describe('every page', () => {
  it.each([...pages.keys()])('%s has nothing for axe to find, in light and dark', async path => {
    await onPage(path, { width: 1280 }, async page => {
      for (const colorScheme of ['light', 'dark'] as const) {
        await page.emulateMedia({ colorScheme })
        expect(await violationsOn(page)).toEqual([])
      }
    })
  })

  it.each([...pages.keys()])('%s never scrolls sideways, down to 320 pixels', async path => {
    await onPage(path, { width: 320 }, async page => {
      for (const width of [320, 360, 1280]) {
        await page.setViewportSize({ width, height: 740 })
        const beyond = await page.evaluate(
          () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
        )
        expect(beyond).toBe(0)
      }
    })
  })

  it('is styled under its content security policy, and runs no script', async () => {
    await onPage('/hostile/en', { width: 360 }, async page => {
      expect(contentSecurityPolicy).not.toContain('unsafe')
      expect(await page.evaluate(() => getComputedStyle(document.body).maxInlineSize)).toBe('640px')
      expect(await page.evaluate(() => document.scripts.length)).toBe(0)
    })
  })
})

describe('the explanation page', () => {
  it.each(['en', 'de'])('shows the answer and its reasons on a phone’s first screen (%s)', async language => {
    await onPage(`/recommendation/${language}`, { width: 360, height: 740 }, async page => {
      const summary = await page.locator('.summary').boundingBox()
      expect((summary?.y ?? 0) + (summary?.height ?? 0)).toBeLessThanOrEqual(740)
    })
  })

  it('opens the other reasons in place', async () => {
    await onPage('/recommendation/en', { width: 360 }, async page => {
      const last = page.getByText('Because it is in stock.')
      expect(await last.isVisible()).toBe(false)
      await page.getByText('Show all 8').click()
      expect(await last.isVisible()).toBe(true)
    })
  })

  it('keeps sensitive evidence closed until it is opened', async () => {
    await onPage('/sensitive/en', { width: 360 }, async page => {
      const told = page.locator('main :text-matches("foot|flat feet", "i"):visible')
      expect(await told.count()).toBe(0)
      await page.locator('#sensitive > summary').click()
      expect(await told.count()).toBeGreaterThan(0)
    })
  })

  it('opens everything on paper but sensitive evidence', async () => {
    await onPage('/sensitive/en', { width: 1280 }, async page => {
      await page.emulateMedia({ media: 'print' })
      const shown = (selector: string) =>
        page.$$eval(selector, nodes =>
          nodes.map(node => node.checkVisibility() && node.getBoundingClientRect().height > 0),
        )
      expect(await shown('details:not([data-sensitive]) li')).toEqual([true, true])
      expect(new Set(await shown('details[data-sensitive] li'))).toEqual(new Set([false]))
    })
  })

  it('prints the addresses it leads to', async () => {
    await onPage('/recommendation/en', { width: 1280 }, async page => {
      await page.emulateMedia({ media: 'print' })
      const printed = await page.$$eval('[data-now] a[href^="https:"]', links =>
        links.map(link => getComputedStyle(link, '::after').content),
      )
      expect(printed).toHaveLength(2)
      expect(printed.join()).toContain('https://northpath.example/my-data/browsing')
    })
  })

  it('tells for and against apart without colour', async () => {
    await onPage('/recommendation/en', { width: 360 }, async page => {
      const dashes = (selector: string) => page.$eval(selector, bar => getComputedStyle(bar).strokeDasharray)
      expect(await dashes('.reason:not(.against) .fill')).toBe('none')
      expect(await dashes('.against .fill')).not.toBe('none')
      expect(await page.locator('.against .note').first().textContent()).toContain('against it')
    })
  })

  it('says “Ad” on the first screen of an ad', async () => {
    await onPage('/advert/en', { width: 360, height: 740 }, async page => {
      const mark = page.getByText('Ad', { exact: true })
      expect((await mark.boundingBox())?.y).toBeLessThan(200)
    })
  })
})
