// The answer in a frame: on a page of a listed origin, with script and without, and nowhere else.

import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { axe } from '../fixtures/axe.js'
import { openStage, type Stage } from './stage.js'

let stage: Stage
let frame: string
let other: Awaited<ReturnType<typeof serve>>
beforeAll(async () => {
  other = await serve(() => frame + told)
  stage = await openStage({ origins: [other.url] })
  const src = (await stage.link()).replace('/w/', '/embed/')
  frame = `<iframe title="Why am I seeing this?" src="${src}" width="360" height="200"></iframe>`
})
afterAll(async () => {
  await stage.close()
  await other.close()
})

declare global {
  interface Window {
    sentTo(target: string): void
  }
}

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

  it('tells each of two listed origins, as itself and as no other', async () => {
    for (const origin of [stage.hostUrl, other.url]) {
      await stage.visit({ head: told, body: frame }, async page => {
        const sent: string[] = []
        await page.exposeFunction('sentTo', (target: string) => sent.push(target))
        // What the frame posts, seen from inside it: to whom, before the browser delivers it or not.
        await page.addInitScript(() => {
          if (self === top) return
          const around = window.parent
          const postMessage = (data: unknown, target: string) => {
            window.sentTo(target)
            around.postMessage(data, target)
          }
          Object.defineProperty(window, 'parent', { value: { postMessage } })
        })
        await page.goto(origin)
        await page.locator('body[data-from]').waitFor()
        expect(await page.locator('body').getAttribute('data-from')).toBe(stage.serviceUrl)
        expect(new Set(sent)).toEqual(new Set([origin]))
      })
    }
  })

  it.each([
    ['light', {}],
    ['dark', { colorScheme: 'dark' }],
    ['in forced colours', { forcedColors: 'active' }],
    ['on a phone', { viewport: { width: 320, height: 568 }, isMobile: true, hasTouch: true }],
  ] as const)('has nothing for axe to find, %s, nor a line that is cut', async (_, options) => {
    await stage.visit(
      { body: frame.replace('width="360"', 'style="inline-size: 100%"') },
      async page => {
        const inside = page.frames()[1]
        await inside?.waitForSelector('h1')
        await inside?.evaluate(axe)
        const found = await inside?.evaluate(() =>
          (globalThis as unknown as { axe: { run(): Promise<{ violations: { id: string }[] }> } }).axe.run(),
        )
        expect(found?.violations.map(({ id }) => id)).toEqual([])
        expect(await inside?.evaluate(() => document.documentElement.scrollWidth <= innerWidth)).toBe(true)
      },
      options,
    )
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
    const stranger = await serve(() => frame)
    await stage.visit({ body: '' }, async page => {
      const refused = page.waitForEvent('console', message => message.text().includes('frame-ancestors'))
      await page.goto(stranger.url)
      await refused
      expect(await page.frames()[1]?.getByText('You are seeing').count()).toBe(0)
    })
    await stranger.close()
  })
})

/** A page on an origin of its own. */
async function serve(html: () => string) {
  const server = createServer((_, response) => response.setHeader('Content-Type', 'text/html').end(html()))
  await new Promise<void>(resolve => server.listen(0, '127.0.0.1', resolve))
  const { port } = server.address() as AddressInfo // a server that listens on a port has an address with it
  return {
    url: `http://127.0.0.1:${port}`,
    async close() {
      server.closeAllConnections()
      await new Promise(resolve => server.close(resolve))
    },
  }
}
