// What a person meets: the link that has become a button, the dialog it opens, and the ways out of it.
import type { Page } from 'playwright-core'
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import { advert, newYorkPrice } from '../builders/shop.js'
import { openStage, type Stage, whyThis } from './stage.js'

let stage: Stage
let url: string
beforeAll(async () => {
  stage = await openStage()
  url = await stage.link()
})
afterAll(() => stage.close())
afterEach(() => {
  stage.asked.length = 0
})

const around = (link: string, attributes = '') => ({
  head: stage.script,
  body: `<p>Trail running shoes ${whyThis(link, attributes)}</p><a href="#next">Next</a>`,
})
const button = (page: Page) => page.getByRole('button', { name: 'Why am I seeing this?', exact: true })
const headline = (page: Page) => page.locator('[part=headline]')
const answered = (page: Page) => page.locator('[part=dialog] li').first().waitFor()
const isOpen = (page: Page) => page.locator('[part=dialog]').evaluate(dialog => dialog.matches(':modal'))
/** The part that has the focus, inside the shadow root of the element that has it. */
const focused = (page: Page) =>
  page.evaluate(() => document.activeElement?.shadowRoot?.activeElement?.getAttribute('part'))

describe('<why-this>', () => {
  it('is a button with the name of its link, and opens the answer in place', async () => {
    await stage.visit(around(url), async page => {
      expect(await button(page).getAttribute('aria-haspopup')).toBe('dialog')
      await button(page).click()
      await answered(page)
      const dialog = page.getByRole('dialog', { name: /^You are seeing Trail running shoes because/ })
      expect(await dialog.locator('[part=reasons] [part=reason]').count()).toBe(3)
      const said = await dialog.innerText()
      for (const words of [
        'you looked at hiking boots',
        'The main reason · 46 % · Recorded while',
        'One of the points against it',
        '3 of 8',
        'What was not used, and why',
      ])
        expect(said).toContain(words)
      expect(page.url()).toBe(`${stage.hostUrl}/`)
    })
  })

  it('says the finished words of the service, and leads to the page and to the choices on it', async () => {
    await stage.visit(around(url), async page => {
      const [answer] = await Promise.all([
        page.waitForResponse(`${stage.serviceUrl}/v1/explanations`),
        button(page).click(),
      ])
      await answered(page)
      const [{ explanation }] = await answer.json()
      const said = await page.getByRole('dialog').innerText()
      const due = [explanation.headline, explanation.summary, explanation.method]
      const reasons = explanation.reasons.slice(0, explanation.summary.shown)
      const left = explanation.data_not_used.map((entry: { reason: unknown }) => entry.reason)
      for (const { text } of [...due, ...reasons, ...left]) expect(said).toContain(text)
      // The second action after the button: the place of the choices.
      await page.getByRole('link', { name: 'What you can do' }).click()
      await page.waitForURL(`${url}?lang=en#choices`)
      expect(await page.locator('#choices').count()).toBe(1)
    })
  })

  it('works by mouse: hover asks, a click outside or on × closes', async () => {
    await stage.visit(around(url), async page => {
      expect(stage.asked).toEqual([])
      await Promise.all([page.waitForResponse(/explanations$/), page.hover('why-this a', { force: true })])
      await button(page).click()
      await page.getByRole('button', { name: 'Close' }).click()
      expect(await isOpen(page)).toBe(false)
      await button(page).click()
      await page.mouse.click(2, 2)
      await expect.poll(() => isOpen(page)).toBe(false)
      expect(stage.asked).toHaveLength(1)
    })
  })

  it('works by keyboard: focus asks, Enter opens, the headline is read first, Escape gives the focus back', async () => {
    await stage.visit(around(url), async page => {
      await Promise.all([page.waitForResponse(/explanations$/), page.keyboard.press('Tab')])
      expect(await focused(page)).toBe('button')
      await page.keyboard.press('Enter')
      await answered(page)
      expect(await focused(page)).toBe('headline')
      expect(await headline(page).textContent()).toMatch(/^You are seeing/)
      await page.keyboard.press('Tab')
      expect(await focused(page)).toBe('link')
      await page.keyboard.press('Escape')
      expect([await isOpen(page), await focused(page)]).toEqual([false, 'button'])
      await page.keyboard.press('Tab')
      expect(await page.evaluate(() => document.activeElement?.textContent)).toBe('Next')
    })
  })

  it('works by touch, with targets of 44 pixels', async () => {
    const phone = { viewport: { width: 360, height: 640 }, hasTouch: true, isMobile: true }
    const opened = async (page: Page) => {
      await page.locator('why-this').tap()
      await answered(page)
      for (const target of await page.locator('[part=button], [part=close], [part=link]').all()) {
        const box = await target.boundingBox()
        expect(Math.min(box?.width ?? 0, box?.height ?? 0)).toBeGreaterThanOrEqual(44)
      }
      await page.getByRole('button', { name: 'Close' }).tap()
      expect(await isOpen(page)).toBe(false)
    }
    await stage.visit(around(url), opened, phone)
  })

  it('tells the page when it opens and closes, and no more', async () => {
    await stage.visit(around(url), async page => {
      await page.evaluate(() => {
        const told: unknown[] = []
        Object.assign(window, { told })
        for (const type of ['why-open', 'why-close'])
          document.addEventListener(type, event =>
            told.push([
              type,
              (event.target as Element).localName,
              event.composed,
              (event as CustomEvent).detail,
            ]),
          )
        document.addEventListener('click', () => told.push('click'))
      })
      await button(page).click()
      await answered(page)
      await page.locator('[part=reason]').first().click()
      await page.keyboard.press('Escape')
      await expect
        .poll(() => page.evaluate(() => (window as unknown as { told: unknown }).told))
        .toEqual([
          ['why-open', 'why-this', true, null],
          ['why-close', 'why-this', true, null],
        ])
    })
  })

  it('asks at once where it is eager', async () => {
    stage.asked.length = 0
    await stage.visit({ head: stage.script, body: '' }, async page => {
      const asked = page.waitForResponse(/explanations$/)
      await page.evaluate(
        html => {
          document.body.append(document.createRange().createContextualFragment(html))
        },
        whyThis(url, 'eager'),
      )
      await asked
    })
  })

  it('says “Ad”, who is behind it and what it was chosen by, and no reason', async () => {
    await stage.visit(around(await stage.link(advert)), async page => {
      await button(page).click()
      await answered(page)
      const said = await page.getByRole('dialog').innerText()
      expect(said).toMatch(/^Ad · /m)
      expect(said).toContain('paid for')
      expect(await page.locator('[part=reason]').count()).toBe(0)
    })
  })

  it('shows the notice that the law asks for beside a personal price, to the letter', async () => {
    await stage.visit({ ...around(await stage.link(newYorkPrice)), lang: 'de' }, async page => {
      await button(page).click()
      await answered(page)
      const notice = page.getByText('THIS PRICE WAS SET BY AN ALGORITHM USING YOUR PERSONAL DATA.', {
        exact: true,
      })
      expect(await notice.getAttribute('lang')).toBe('en')
      expect(await page.locator('[part=dialog]').getAttribute('lang')).toBe('de')
    })
  })

  it('speaks the nearest language, and is written in its direction', async () => {
    const body = `<div lang="ar">${whyThis(url)}</div>`
    await stage.visit({ head: stage.script, body }, async page => {
      await button(page).click()
      await answered(page)
      expect(stage.asked.at(-1)?.locale).toBe('ar')
      const dialog = page.locator('[part=dialog]')
      expect(await dialog.evaluate(element => element.matches(':dir(rtl)'))).toBe(true)
      const bar = await page.locator('[part=reason] i').nth(1).boundingBox()
      const line = await page.locator('[part=reason]').nth(1).boundingBox()
      expect((bar?.x ?? 0) + (bar?.width ?? 0)).toBeCloseTo((line?.x ?? 0) + (line?.width ?? 0), 0)
    })
  })
})
