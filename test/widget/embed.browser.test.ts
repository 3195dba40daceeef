// The answer in a frame: on a page of a listed origin, with script and without, and nowhere else.

import { readFileSync } from 'node:fs'
import { createServer } from 'node:http'
import { createRequire } from 'node:module'
import type { AddressInfo } from 'node:net'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { openStage, type Stage } from './stage.js'

const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8')
let stage: Stage
let frame: string
beforeAll(async () => {
  stage = await openStage()
  const src = (await stage.link()).replace('/w/', '/embed/')
  frame = `<iframe title="Why am I seeing this?" src="${src}" width="360" height="200"></iframe>`
})
afterAll(() => stage.close())

const told = `<script>addEventListener('message', event => {
  if (event.data.type !== 'why-height') return
  document.body.dataset.from = event.origin
  document.querySelector('iframe').height = event.data.height
})</script>`

describe('the frame', () => {
  it('tells the page around it how tall it is, and then needs no scroll bar', async () => {
    await stage.visit({ head: told, body: frame }, async page => {
      const inside = page.frameLocator('iframe')
      await inside.getByText('You are seeing Trail running shoes').waitFor()
      const beyond = () =>
        inside.locator('html').evaluate(root => root.scrollHeight - document.documentElement.clientHeight)
      await expect.poll(beyond).toBe(0)
      expect(await page.locator('body').getAttribute('data-from')).toBe(stage.serviceUrl)
      expect(await page.locator('iframe').evaluate(element => element.clientHeight)).toBeGreaterThan(300)
    })
  })

  it('has nothing for axe to find', async () => {
    await stage.visit({ body: frame }, async page => {
      const inside = page.frames()[1]
      await inside?.waitForSelector('h1')
      await inside?.evaluate(axe)
      const found = await inside?.evaluate(() =>
        (globalThis as unknown as { axe: { run(): Promise<{ violations: { id: string }[] }> } }).axe.run(),
      )
      expect(found?.violations.map(({ id }) => id)).toEqual([])
    })
  })

  it('is whole without script', async () => {
    const options = { javaScriptEnabled: false }
    await stage.visit(
      { body: frame },
      async page => {
        const inside = page.frameLocator('iframe')
        await inside.getByText('These 3 of 8 make up 82 %').waitFor()
        expect(await inside.getByRole('link', { name: 'What you can do' }).getAttribute('target')).toBe(
          '_blank',
        )
      },
      options,
    )
  })

  it('is refused to a page of another origin', async () => {
    const stranger = createServer((_, response) => response.setHeader('Content-Type', 'text/html').end(frame))
    await new Promise<void>(resolve => stranger.listen(0, '127.0.0.1', resolve))
    const { port } = stranger.address() as AddressInfo // a server that listens on a port has an address with it
    await stage.visit({ body: '' }, async page => {
      const refused = page.waitForEvent('console', message => message.text().includes('frame-ancestors'))
      await page.goto(`http://127.0.0.1:${port}`)
      await refused
      expect(await page.frames()[1]?.getByText('You are seeing').count()).toBe(0)
    })
    stranger.closeAllConnections()
    await new Promise(resolve => stranger.close(resolve))
  })
})
