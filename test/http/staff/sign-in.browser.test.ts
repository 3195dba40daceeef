// Sign-in as people do it, in a real browser: what keeps its cookies and says where a request comes from. And axe.
import type { Server } from 'node:http'
import { createAdaptorServer } from '@hono/node-server'
import type { Browser, BrowserContextOptions, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { aCatalogue } from '../../builders/catalogue.js'
import { axe } from '../../fixtures/axe.js'
import { type IdentityProvider, startIdentityProvider } from '../../fixtures/identity-provider.js'
import { launchChromium } from '../../fixtures/launch-chromium.js'
import { freePort } from '../../fixtures/start-child.js'
import { type NodeTestService, startServiceOnNode } from '../../service-on-node.js'
import { addStaff } from './sign-in-as.js'

const DESKTOP = { width: 1280, height: 800 }
const PHONE = { width: 360, height: 740 }
/** Where pictures go, for someone to look at; none without it. */
const pictures = process.env.PICTURES

let service: NodeTestService
let provider: IdentityProvider
let browser: Browser
let server: Server
let url: string
beforeAll(async () => {
  const port = await freePort()
  url = `http://localhost:${port}`
  provider = await startIdentityProvider(url)
  const environment = { ...provider.settings, WHEREFORE_PUBLIC_URL: url }
  service = await startServiceOnNode({ environment, catalogue: aCatalogue() })
  server = createAdaptorServer({ fetch: service.service.fetch }) as Server // no TLS or HTTP/2 options: a plain server
  await new Promise<void>(resolve => server.listen(port, 'localhost', () => resolve()))
  browser = await launchChromium()
})
afterAll(async () => {
  await browser.close()
  server.closeAllConnections()
  await new Promise(resolve => server.close(resolve))
  await service.close()
  await provider.close()
})

async function open(options: BrowserContextOptions = {}): Promise<Page> {
  const context = await browser.newContext({ viewport: DESKTOP, locale: 'en-GB', ...options })
  return context.newPage()
}

const heading = (page: Page) => page.locator('h1').innerText()
const click = (page: Page, name: string) => page.getByRole('button', { name, exact: true }).click()

async function signIn(page: Page, role: 'support' | 'admin' = 'support'): Promise<void> {
  const { link } = await addStaff(service, role, `${role}@example.com`)
  await page.goto(`${url}${link}`)
  await page.locator('main button').click()
  await page.waitForURL(`${url}/staff`)
}

/** Violations of axe, and whether anything is cut off at the side. */
async function wrongWith(page: Page): Promise<string[]> {
  // Our policy lets no script in; axe runs in a world of its own.
  const session = await page.context().newCDPSession(page)
  const { frameTree } = await session.send('Page.getFrameTree')
  const world = await session.send('Page.createIsolatedWorld', { frameId: frameTree.frame.id })
  const contextId = world.executionContextId
  await session.send('Runtime.evaluate', { expression: axe, contextId })
  const { result } = await session.send('Runtime.evaluate', {
    expression: `axe.run({ runOnly: ['wcag2a', 'wcag2aa', 'wcag21aa', 'wcag22aa', 'best-practice'] })
      .then(found => JSON.stringify([
        ...found.violations.map(each => each.id + ' ' + each.nodes.map(node => node.target).join()),
        ...(document.documentElement.scrollWidth > innerWidth ? ['wider than the screen'] : []),
      ]))`,
    awaitPromise: true,
    returnByValue: true,
    contextId,
  })
  return JSON.parse(String(result.value))
}

describe('sign-in in a browser', () => {
  it('with a link: one button, then the console, until one signs out', async () => {
    const page = await open()
    await signIn(page)
    expect(await heading(page)).toBe('Search')
    const [cookie] = await page.context().cookies()
    expect(cookie).toMatchObject({
      name: '__Host-wherefore-staff',
      httpOnly: true,
      secure: true,
      sameSite: 'Strict',
    })
    await page.fill('[name=subject]', 'nobody')
    await page.fill('[name=reason]', 'T-4711')
    await page.locator('main').getByRole('button', { name: 'Search', exact: true }).click()
    await page.goto(`${url}/staff`)
    expect(await page.inputValue('[name=reason]')).toBe('T-4711')
    await click(page, 'Sign out')
    expect(await heading(page)).toBe('Sign in')
    expect(await page.context().cookies()).toEqual([])
    await page.context().close()
  })

  it('with a work account: there, back, and on to the page that was asked for', async () => {
    provider.account = { sub: 'ann', email: 'ann@example.com', roles: ['privacy'] }
    const page = await open()
    await page.goto(`${url}/staff`)
    await page.getByRole('link', { name: 'Sign in with your work account' }).click()
    await page.waitForURL(`${url}/staff`)
    expect(await page.locator('.me').innerText()).toContain('ann@example.com')
    await page.context().close()
  })

  it('does not count where another site leads, until one opens the page oneself', async () => {
    const page = await open()
    await signIn(page)
    // 127.0.0.1 is another site than localhost.
    const elsewhere = `http://127.0.0.1:${(await service.listen()).port}/about`
    await page.goto(elsewhere)
    await page.evaluate(address => location.assign(address), `${url}/staff`)
    await page.waitForURL(`${url}/staff`)
    expect(await heading(page)).toBe('Sign in')
    await page.getByRole('link', { name: 'Open the page' }).click()
    await page.waitForFunction(() => document.querySelector('h1')?.textContent === 'Search')
    await page.context().close()
  })

  it('is not ended by a form of another site', async () => {
    const page = await open()
    await signIn(page)
    const context = page.context()
    const other = await context.newPage()
    await other.route('**/forged', route =>
      route.fulfill({
        contentType: 'text/html',
        body: `<form method="post" action="${url}/staff/sign-out"><button>Win</button></form>`,
      }),
    )
    await other.goto('http://127.0.0.1:9/forged')
    await Promise.all([other.waitForURL(`${url}/staff/sign-out`), click(other, 'Win')])
    await page.reload()
    expect(await heading(page)).toBe('Search')
    await context.close()
  })
})

describe('every screen of the sign-in', () => {
  const looks = [
    { name: 'light', viewport: DESKTOP, colorScheme: 'light' },
    { name: 'dark', viewport: DESKTOP, colorScheme: 'dark' },
    { name: 'phone', viewport: PHONE, colorScheme: 'light', locale: 'de-DE' },
  ] as const

  it.each(looks)('has nothing wrong, $name', async ({ name, ...look }) => {
    const page = await open(look)
    const seen = async (screen: string) => {
      if (pictures) await page.screenshot({ path: `${pictures}/${screen}-${name}.png` })
      expect({ screen, wrong: await wrongWith(page) }).toEqual({ screen, wrong: [] })
    }
    await page.goto(`${url}/staff`)
    await seen('sign-in')
    await page.goto(`${url}/staff/oidc/callback`)
    await seen('failed')
    const { link } = await addStaff(service, 'admin', 'admin@example.com')
    await page.goto(`${url}${link}`)
    await seen('link')
    await page.locator('main button').click()
    await page.waitForURL(`${url}/staff`)
    await seen('home-admin')
    await page.goto(`${url}${link}`)
    await seen('over')
    await signIn(page)
    await seen('home-support')
    await page.context().close()
  })
})
