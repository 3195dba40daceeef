// The API page in a real browser, as it is sent: with its content security policy, without a script, and axe.
import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { violationsOn } from '../../../fixtures/axe.js'
import { launchChromium } from '../../../fixtures/launch-chromium.js'
import { type NodeTestService, startServiceOnNode } from '../../../service-on-node.js'

let service: NodeTestService
let browser: Browser
let address: string
beforeAll(async () => {
  service = await startServiceOnNode()
  address = `http://127.0.0.1:${(await service.listen()).port}/docs`
  browser = await launchChromium()
})
afterAll(async () => {
  await browser.close()
  await service.close()
})

const DESKTOP = { width: 1400, height: 1000 }
const PHONE = { width: 360, height: 740 }

describe('the API page in Chromium', () => {
  it.each([
    { name: 'desktop, light', viewport: DESKTOP, colorScheme: 'light' },
    { name: 'desktop, dark', viewport: DESKTOP, colorScheme: 'dark' },
    { name: 'phone, light', viewport: PHONE, colorScheme: 'light' },
    { name: 'phone, dark', viewport: PHONE, colorScheme: 'dark' },
  ] as const)('has no finding of axe and no sideways scrolling: $name', async ({ viewport, colorScheme }) => {
    const page = await browser.newPage({ viewport, colorScheme, bypassCSP: true })
    await page.goto(address)
    // Everything open: what is folded is read, too.
    await page.evaluate(() => {
      for (const details of document.querySelectorAll('details')) details.open = true
    })
    const violations = await violationsOn(page)
    expect(violations).toEqual([])
    const wider = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth)
    expect(wider).toBeLessThanOrEqual(0)
    await page.close()
  })

  it('applies its style under its policy, and shows its contents at the side only where there is room', async () => {
    for (const [viewport, side] of [
      [DESKTOP, true],
      [PHONE, false],
    ] as const) {
      const page = await browser.newPage({ viewport, javaScriptEnabled: false })
      const complaints: string[] = []
      page.on('console', message => complaints.push(message.text()))
      await page.goto(`${address}#recordDecisions`)
      expect(await page.locator('.side').isVisible()).toBe(side)
      expect(await page.locator('.menu').isVisible()).toBe(!side)
      expect(await page.locator('#recordDecisions h3').isVisible()).toBe(true)
      // The browser asks for an icon that its policy forbids: no complaint but that one may be there.
      expect(complaints.filter(text => !text.includes('favicon'))).toEqual([])
      await page.close()
    }
  })
})
