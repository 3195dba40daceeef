// The demo's pages with the widget of the service beside them, as `wherefore demo` starts both.
import { createServer } from 'node:net'
import type { Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { catalogueFor } from '../../src/demo/catalogue.js'
import { type RunningShop, startShop } from '../../src/demo/shop.js'
import { openStage, type Stage } from '../widget/stage.js'

let stage: Stage
let shop: RunningShop
beforeAll(async () => {
  const port = await freePort()
  stage = await openStage({ catalogue: catalogueFor(null), origins: [`http://127.0.0.1:${port}`] })
  shop = await startShop({
    serviceUrl: stage.serviceUrl,
    widgetFrom: stage.serviceUrl,
    plainLoopback: true,
    producerKey: stage.producerKey,
    host: '127.0.0.1',
    port,
  })
})
afterAll(async () => {
  await shop.close()
  await stage.close()
})

describe('the demo with its widget', () => {
  it('opens the answer over the shop, under the policy of the shop', async () => {
    await stage.visit({ body: '' }, async page => {
      const said: string[] = []
      page.on('console', message => said.push(message.text()))
      await page.goto(shop.url)
      await page.getByRole('button', { name: 'Why am I seeing this?' }).first().click()
      await page.getByRole('dialog', { name: /^(You are seeing|Nothing about you)/ }).waitFor()
      expect(stage.asked).toHaveLength(1)
      expect(said).toEqual([])
    })
  })

  it.each(['en', 'de'] as const)('answers to mouse, keyboard and touch, in %s', async language => {
    const words = {
      en: { name: 'Why am I seeing this?', close: 'Close', choices: 'What you can do' },
      de: { name: 'Warum sehe ich das?', close: 'Schließen', choices: 'Was Sie tun können' },
    }[language]
    const first = (page: Page) => page.getByRole('button', { name: words.name }).first()
    const opened = (page: Page) => page.locator('dialog:modal li, dialog:modal small').first().waitFor()
    const closed = (page: Page) => expect.poll(() => page.locator('dialog:modal').count()).toBe(0)
    await stage.visit({ body: '' }, async page => {
      await page.goto(`${shop.url}/?lang=${language}`)
      await first(page).click()
      await opened(page)
      expect(await page.locator('dialog:modal').getAttribute('lang')).toBe(language)
      await page.getByRole('button', { name: words.close }).click()
      await closed(page)
      // From the top of the page with Tab alone, as someone without a mouse comes to it.
      await page.reload()
      const focused = () =>
        page.evaluate(() => document.activeElement?.shadowRoot?.activeElement?.getAttribute('part'))
      for (let pressed = 0; pressed < 60 && (await focused()) !== 'button'; pressed++)
        await page.keyboard.press('Tab')
      await page.keyboard.press('Enter')
      await opened(page)
      expect(await focused()).toBe('headline')
      await page.keyboard.press('Escape')
      await closed(page)
      expect(await focused()).toBe('button')
    })
    const phone = { viewport: { width: 360, height: 640 }, hasTouch: true, isMobile: true }
    await stage.visit(
      { body: '' },
      async page => {
        await page.goto(`${shop.url}/?lang=${language}`)
        await page.locator('why-this').first().tap()
        await opened(page)
        await page.getByRole('link', { name: words.choices }).tap()
        await page.waitForURL(`${stage.serviceUrl}/w/*#choices`)
      },
      phone,
    )
  })

  it('leaves a link to follow where no script runs', async () => {
    const withoutScript = { javaScriptEnabled: false }
    const follow = async (page: Page) => {
      await page.goto(shop.url)
      await page.getByRole('link', { name: 'Why am I seeing this?' }).first().click()
      await page.waitForURL(`${stage.serviceUrl}/w/*`)
    }
    await stage.visit({ body: '' }, follow, withoutScript)
  })
})

async function freePort(): Promise<number> {
  const server = createServer()
  await new Promise<void>(resolve => server.listen(0, '127.0.0.1', resolve))
  const address = server.address()
  await new Promise(resolve => server.close(resolve))
  if (address === null || typeof address === 'string') throw new Error('the server has no port')
  return address.port
}
