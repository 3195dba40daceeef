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
  it('opens the answer over the shop, under the policy of the shop, and follows the link without script', async () => {
    await stage.visit({ body: '' }, async page => {
      const said: string[] = []
      page.on('console', message => said.push(message.text()))
      await page.goto(shop.url)
      await page.getByRole('button', { name: 'Why am I seeing this?' }).first().click()
      await page.getByRole('dialog', { name: /^(You are seeing|Nothing about you)/ }).waitFor()
      expect(stage.asked).toHaveLength(1)
      expect(said).toEqual([])
    })
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
