// Whole flows of the console in Chromium, as each role, and every screen with axe: light and dark, desktop and phone.
import type { Browser, BrowserContext, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { StaffRole } from '../../../src/contract/staff-member.js'
import { aDecision } from '../../builders/decision.js'
import { recommendation, sensitive, shop } from '../../builders/shop.js'
import { violationsOn } from '../../fixtures/axe.js'
import { launchChromium } from '../../fixtures/launch-chromium.js'
import { type NodeTestService, startServiceOnNode } from '../../service-on-node.js'
import { jsonBody, sendDecisions } from '../send.js'
import { addStaff } from './sign-in-as.js'

/** A folder for pictures, for who wants to look. */
const pictures = process.env.PICTURES
const SUBJECT = 'customer-4711@example.com'
const DESKTOP = { width: 1280, height: 900 }
const PHONE = { width: 360, height: 740 }
const LOOKS = [
  { viewport: DESKTOP, colorScheme: 'light' },
  { viewport: DESKTOP, colorScheme: 'dark' },
  { viewport: PHONE, colorScheme: 'light' },
  { viewport: PHONE, colorScheme: 'dark' },
] as const

let service: NodeTestService
let browser: Browser
let address: string

beforeAll(async () => {
  service = await startServiceOnNode({ catalogue: shop })
  const at = (n: number) => `2026-11-21T08:${String(n).padStart(2, '0')}:05.000Z`
  const decisions = [
    ...Array.from({ length: 24 }, (_, n) =>
      aDecision({
        ...recommendation,
        id: `d-${n}`,
        subject: SUBJECT,
        occurred_at: at(n),
        item: { id: `sku-${n}`, title: `Trail shoes no ${n}` },
      }),
    ),
    aDecision({
      ...sensitive,
      id: 'd-sensitive',
      subject: SUBJECT,
      occurred_at: at(40),
      person: { locale: 'de' },
    }),
  ]
  const sent = await sendDecisions(service, { decisions })
  expect(sent.status).toBe(200)
  const signals = Object.fromEntries(
    Object.entries(shop.signals ?? {}).map(([key, signal]) => [key, { ...signal, retention_days: 9 }]),
  )
  await service.request('/v1/catalogue', jsonBody(service, 'admin', { ...shop, signals }, 'PUT'))
  // The cookie is for secure hosts; a browser takes this name for one.
  address = `http://localhost:${(await service.listen()).port}`
  browser = await launchChromium('--host-resolver-rules=MAP localhost 127.0.0.1')
})
afterAll(async () => {
  await browser.close()
  await service.close()
})

let people = 0
type Visit = { readonly page: Page; readonly context: BrowserContext; readonly complaints: string[] }

/** Signs someone new in as a browser does it, by their link and its button. */
async function signedIn(role: StaffRole, locale = 'en-GB'): Promise<Visit> {
  const { link } = await addStaff(service, role, `${role}-${++people}@northpath.example`)
  const context = await browser.newContext({ viewport: DESKTOP, locale, bypassCSP: false })
  const page = await context.newPage()
  const complaints: string[] = []
  // The browser asks for an icon that the policy forbids: no complaint but that one may be there.
  page.on('console', message => message.text().includes('favicon') || complaints.push(message.text()))
  page.on('pageerror', error => complaints.push(error.message))
  await page.goto(address + link)
  await page.locator('main button').click()
  await page.waitForURL(`${address}/staff`)
  return { page, context, complaints }
}

async function search(page: Page, fields: Record<string, string>): Promise<void> {
  for (const [name, value] of Object.entries(fields))
    await page.locator(`.filters [name="${name}"]`).fill(value)
  await page.locator('.filters button').click()
}

/** What axe finds on the screen as it stands, and how far it is wider than the window, in each look. */
async function looked({ page, context }: Visit, name: string): Promise<void> {
  const html = await page.content()
  // A copy without the policy, which keeps axe out too; what the policy does is seen in the flows.
  const copy = await (await context.browser())?.newPage({ bypassCSP: true })
  if (!copy) throw new Error('the browser is gone')
  for (const { viewport, colorScheme } of LOOKS) {
    await copy.setViewportSize(viewport)
    await copy.emulateMedia({ colorScheme })
    await copy.setContent(html)
    if (pictures)
      await copy.screenshot({
        path: `${pictures}/${name}-${viewport.width}-${colorScheme}.png`,
        fullPage: true,
      })
    const violations = await violationsOn(copy)
    const wider = await copy.evaluate(() => document.documentElement.scrollWidth - window.innerWidth)
    expect({ name, viewport, colorScheme, violations, wider }).toEqual({
      name,
      viewport,
      colorScheme,
      violations: [],
      wider: 0,
    })
  }
  await copy.close()
}

describe('the console in Chromium', () => {
  it('lets support find a customer, see what they saw, and compare two decisions', async () => {
    const visit = await signedIn('support')
    const { page, complaints } = visit
    await looked(visit, 'search')
    await search(page, { subject: SUBJECT, reason: 'x' })
    await page
      .locator('.filters [name="reason"]')
      .evaluate(input => (input as HTMLInputElement).form?.setAttribute('novalidate', ''))
    await page.locator('.filters button').click()
    await page.locator('.wrong').waitFor()
    await looked(visit, 'search-wrong')
    expect(complaints.splice(0)).toEqual([expect.stringContaining('422')])
    await search(page, { reason: 'ticket 4711' })
    await page.waitForURL(/\/staff\/persons\//)
    expect(page.url()).not.toMatch(/4711|customer/)
    expect(await page.title()).not.toMatch(/4711|customer/)
    expect(await page.locator('.rows tbody tr').count()).toBe(20)
    await looked(visit, 'results')
    await page.locator('.next').click()
    expect(await page.locator('.rows tbody tr').count()).toBe(5)
    await page.goBack()
    await page.locator('.rows .open').first().click()
    await page.waitForURL(/\/staff\/decisions\//)
    const article = page.locator('[data-explanation]')
    expect(await article.getAttribute('lang')).toBe('de')
    await page.locator('details[data-sensitive] summary').first().click()
    expect(await article.innerText()).toContain('Für das Personal verdeckt')
    expect(await page.content()).not.toContain('flat feet')
    expect(await page.locator('.act').count()).toBe(0)
    await looked(visit, 'decision')
    await page.locator('.strip nav a[hreflang="en"]').click()
    expect(await article.getAttribute('lang')).toBe('en')
    await page.locator('.timeline a', { hasText: 'Compare' }).first().click()
    await page.waitForURL(/\/staff\/compare\?/)
    await looked(visit, 'compare')
    await page.goto(`${address}/staff/compare`)
    await looked(visit, 'compare-none')
    await page.goto(`${address}/staff/search?system=nothing-of-this-name`)
    await looked(visit, 'none')
    await page.goto(`${address}/staff/decisions/nothing`)
    await looked(visit, 'not-found')
    expect(complaints).toEqual([expect.stringContaining('404')])
    await visit.context.close()
  })

  it('lets privacy see what is hidden as an act of its own, and in German', async () => {
    const visit = await signedIn('privacy', 'de-DE')
    const { page, complaints } = visit
    await page.locator('.filters details summary').click()
    await search(page, { decision: 'd-sensitive', reason: 'Ticket 4712' })
    await looked(visit, 'results-de')
    await page.locator('.rows .open').click()
    await page.locator('.act button').click()
    await page.getByText('Ganz gezeigt.').waitFor()
    expect(await page.content()).toContain('flat feet')
    await looked(visit, 'decision-whole-de')
    await page.locator('.strip button').first().click()
    expect(await page.locator('[data-explanation]').getAttribute('lang')).toBe('en')
    await page.getByText('Wieder verdecken').click()
    expect(await page.content()).not.toContain('flat feet')
    expect(complaints).toEqual([])
    await visit.context.close()
  })

  it('is worked by keys: / to search, j and k between rows, Enter to open', async () => {
    const { page, context, complaints } = await signedIn('support')
    await page.keyboard.press('/')
    await page.keyboard.type(SUBJECT)
    await page.locator('.filters [name="reason"]').fill('ticket 4713')
    await page.keyboard.press('Enter')
    await page.waitForURL(/\/staff\/persons\//)
    const focused = () => page.evaluate(() => document.activeElement?.textContent)
    const titles = await page.locator('.rows .open').allTextContents()
    for (const [key, at] of [
      ['j', 0],
      ['j', 1],
      ['j', 2],
      ['k', 1],
    ] as const) {
      await page.keyboard.press(key)
      expect(await focused()).toBe(titles[at])
    }
    await page.keyboard.press('Enter')
    await page.waitForURL(/\/staff\/decisions\//)
    expect(await page.locator('h1').first().textContent()).toBe(titles[1])
    await page.keyboard.press('/')
    expect(await page.evaluate(() => document.activeElement?.id)).toBe('search')
    await page.keyboard.type('j/k')
    expect(await page.locator('#search').inputValue()).toBe('j/k')
    expect(complaints).toEqual([])
    await context.close()
  })

  it('asks for a reason where an address is opened without one', async () => {
    const first = await signedIn('support')
    await search(first.page, { subject: SUBJECT, reason: 'ticket 4714' })
    await first.page.waitForURL(/\/staff\/persons\//)
    const kept = first.page.url()
    await first.context.close()
    const visit = await signedIn('support')
    await visit.page.goto(kept)
    await looked(visit, 'reason')
    await visit.page.locator('main [name="reason"]').fill('ticket 4715')
    await visit.page.locator('main button').click()
    await visit.page.waitForURL(kept)
    expect(await visit.page.locator('.rows tbody tr').count()).toBe(20)
    await visit.context.close()
  })

  it('shows an auditor who looked at whom, and whether the trail holds', async () => {
    const visit = await signedIn('auditor')
    await visit.page.locator('.top a', { hasText: 'Audit' }).click()
    expect(await visit.page.locator('.rows tbody tr').count()).toBeGreaterThan(5)
    await looked(visit, 'audit')
    await visit.page.locator('button[name="check"]').click()
    await visit.page.getByText('The trail is whole').waitFor()
    await looked(visit, 'audit-checked')
    expect(visit.complaints).toEqual([])
    await visit.context.close()
  })

  it.each(['auditor', 'admin'] as const)('shows %s that their role may not look', async role => {
    const visit = await signedIn(role)
    await looked(visit, `home-${role}`)
    await visit.page.goto(`${address}/staff/search?item=sku-1`)
    await looked(visit, `forbidden-${role}`)
    expect(await visit.page.locator('.rows').count()).toBe(0)
    await visit.context.close()
  })
})
