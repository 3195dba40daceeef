// The public pages in a real browser, as they are sent: with their content security policy, without a script, and axe.
import { readFileSync } from 'node:fs'
import { resolve } from 'node:path'
import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { parse } from 'yaml'
import { aDecision, aSignal } from '../../builders/decision.js'
import { violationsOn } from '../../fixtures/axe.js'
import { launchChromium } from '../../fixtures/launch-chromium.js'
import { type NodeTestService, startServiceOnNode } from '../../service-on-node.js'
import { sendDecisions } from '../send.js'

const gallery = resolve(import.meta.dirname, '../../../examples/gallery/catalogue.yaml')
const SYSTEM = 'home-recs'

/** Everything that a system can declare; texts that lack a language fall back, and say so. */
function wholeCatalogue() {
  const catalogue = parse(readFileSync(gallery, 'utf8'))
  Object.assign(catalogue.systems[SYSTEM], {
    main_parameters: [
      {
        signal: 'viewed.products',
        why: { en: 'It tells best what you look for.', ar: 'يدل أكثر من غيره على ما تبحث عنه.' },
      },
      { signal: 'orders.recent', why: { en: 'Who bought shoes may need socks.' } },
    ],
    training_data: {
      included: [
        { data: { en: 'Orders of the last year' }, reason: { en: 'They show what goes together.' } },
      ],
      excluded: [{ data: { en: 'Messages to our staff' } }],
    },
    fairness: { summary: { en: 'We compare what age groups see.' }, last_audit: '2026-10-01' },
    human_oversight: { en: 'Two people look at samples each week.' },
    owner: 'Recommendations team',
    reviewed_on: '2026-11-02',
  })
  return catalogue
}

let service: NodeTestService
let browser: Browser
let address: string
beforeAll(async () => {
  service = await startServiceOnNode({ catalogue: wholeCatalogue() })
  const decisions = Array.from({ length: 200 }, (_, at) =>
    aDecision({
      id: `d-${at}`,
      subject: `customer-${at}`,
      system: { id: SYSTEM, version: '1' },
      signals: [
        aSignal({ key: 'viewed.products', contribution: 2 }),
        aSignal({ key: 'orders.recent', contribution: 5 }),
        aSignal({ key: 'made.up', contribution: 0.03 }),
      ],
    }),
  )
  await sendDecisions(service, { decisions }, '?links=false')
  address = `http://127.0.0.1:${(await service.listen()).port}`
  browser = await launchChromium()
})
afterAll(async () => {
  await browser.close()
  await service.close()
})

const PAGES = ['/about', `/about/systems/${SYSTEM}`, '/about/data', '/about/systems/nobody']
const DESKTOP = { width: 1280, height: 900 }
const PHONE = { width: 360, height: 740 }
const LOOKS = [
  { lang: 'en', viewport: DESKTOP, colorScheme: 'light' },
  { lang: 'de', viewport: PHONE, colorScheme: 'dark' },
  { lang: 'fr', viewport: PHONE, colorScheme: 'light' },
  { lang: 'es', viewport: DESKTOP, colorScheme: 'dark' },
  { lang: 'ar', viewport: PHONE, colorScheme: 'light' },
] as const

describe('the public pages in Chromium', () => {
  it.each(LOOKS.flatMap(look => PAGES.map(path => ({ ...look, path }))))(
    'have no finding of axe, no sideways scrolling and no complaint: $path in $lang',
    async ({ path, lang, viewport, colorScheme }) => {
      const page = await browser.newPage({
        viewport,
        colorScheme,
        bypassCSP: true,
        extraHTTPHeaders: { accept: 'text/html' },
      })
      await page.goto(`${address}${path}?lang=${lang}`)
      if (process.env.PICTURES) {
        const name = `${path.replaceAll('/', '_')}-${lang}.png`
        await page.screenshot({ path: `${process.env.PICTURES}/${name}`, fullPage: true })
      }
      const violations = await violationsOn(page)
      expect(violations).toEqual([])
      const wider = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth)
      expect(wider).toBeLessThanOrEqual(0)
      await page.close()
    },
  )

  it('apply their style under their policy, and lead to each other without a script', async () => {
    const page = await browser.newPage({ javaScriptEnabled: false })
    const complaints: string[] = []
    page.on('console', message => complaints.push(message.text()))
    await page.goto(`${address}/about?lang=en`)
    await page.locator(`a[href^="/about/systems/${SYSTEM}"]`).click()
    expect(await page.locator('.bar').count()).toBeGreaterThan(1)
    expect(await page.locator('body').evaluate(body => getComputedStyle(body).maxWidth)).not.toBe('none')
    await page.locator('.masthead a[href^="/about"]').click()
    await page.locator('a[href^="/about/data"]').click()
    expect(page.url()).toBe(`${address}/about/data?lang=en`)
    // The browser asks for an icon that its policy forbids: no complaint but that one may be there.
    expect(complaints.filter(text => !text.includes('favicon'))).toEqual([])
    await page.close()
  })
})
