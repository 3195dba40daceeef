// Pages of the console in a real browser, under the console's policy: nothing is refused, nothing is wider than the
// screen, and axe finds nothing, with all that opens open.
import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { join } from 'node:path'
import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { staffPolicy } from '../../../src/rendering/content-security-policy.js'
import { consolePages } from '../../builders/console-pages.js'
import { violationsOn } from '../../fixtures/axe.js'
import { launchChromium } from '../../fixtures/launch-chromium.js'

/** A folder for pictures, for who wants to look. */
const pictures = process.env.PICTURES

let server: Server
let browser: Browser
let origin: string

beforeAll(async () => {
  server = createServer((request, response) => {
    const html = consolePages.get(request.url ?? '')
    response.writeHead(html === undefined ? 404 : 200, {
      'Content-Type': 'text/html; charset=utf-8',
      'Content-Security-Policy': staffPolicy,
    })
    response.end(html)
  })
  await new Promise<void>(resolve => server.listen(0, '127.0.0.1', resolve))
  // A server that listens on a port has an address with that port.
  origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
  browser = await launchChromium()
})
afterAll(async () => {
  await browser.close()
  await new Promise(resolve => server.close(resolve))
})

/** What another manner of looking can change of what axe finds. */
const LOOK_RULES = [
  'color-contrast',
  'color-contrast-enhanced',
  'link-in-text-block',
  'scrollable-region-focusable',
  'target-size',
]

const manners = {
  desktop: { viewport: { width: 1280, height: 900 } },
  phone: { viewport: { width: 390, height: 844 } },
  narrow: { viewport: { width: 320, height: 640 } },
  dark: { viewport: { width: 1280, height: 900 }, colorScheme: 'dark' },
  forced: { viewport: { width: 1280, height: 900 }, forcedColors: 'active' },
} as const

describe('the console', () => {
  it.each([...consolePages.keys()])('%s holds in every manner of looking at it', async path => {
    for (const [manner, options] of Object.entries(manners)) {
      const context = await browser.newContext(options)
      const page = await context.newPage()
      const said: string[] = []
      page.on('console', message => said.push(message.text()))
      await page.goto(origin + path)
      if (pictures)
        await page.screenshot({
          path: join(pictures, `${path.slice(1).replace('/', '-')}-${manner}.png`),
          fullPage: true,
        })
      const overflow = () => page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth)
      expect({ manner, over: Math.max(0, await overflow()) }).toEqual({ manner, over: 0 })
      await page.evaluate(() => {
        for (const details of document.querySelectorAll('details')) details.open = true
      })
      expect({ manner, over: Math.max(0, await overflow()) }).toEqual({ manner, over: 0 })
      expect({
        manner,
        violations: await violationsOn(page, manner === 'phone' ? null : LOOK_RULES),
        said,
      }).toEqual({
        manner,
        violations: [],
        said: [],
      })
      await context.close()
    }
  })

  it('copies a text with one press, and shows no button for it where no script runs', async () => {
    const context = await browser.newContext({ permissions: ['clipboard-read', 'clipboard-write'] })
    const page = await context.newPage()
    await page.goto(`${origin}/answers-sensitive/en`)
    const button = page.getByRole('button', { name: 'Copy' }).first()
    await button.click()
    await page.getByRole('button', { name: 'Copied' }).waitFor()
    const text = await page.locator('textarea').first().inputValue()
    expect(text).toMatch(/^Guten Tag,/)
    expect(await page.evaluate(() => navigator.clipboard.readText())).toBe(text)
    await context.close()
    const plain = await browser.newContext({ javaScriptEnabled: false })
    const bare = await plain.newPage()
    await bare.goto(`${origin}/answers-sensitive/en`)
    expect(await bare.getByRole('button', { name: 'Copy' }).count()).toBe(0)
    await plain.close()
  })
})
