// Whatever fails, the link is a link: on the page without script, and inside the dialog without an answer.
import type { Page } from 'playwright-core'
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import { openStage, type Stage, whyThis } from './stage.js'

let stage: Stage
let url: string
beforeAll(async () => {
  stage = await openStage()
  url = await stage.link()
})
afterAll(() => stage.close())
afterEach(() => {
  stage.door = async () => undefined
  stage.asked.length = 0
})

const around = (link: string, more = '') => ({ head: stage.script, body: `${whyThis(link)} ${more}` })
const button = (page: Page) => page.getByRole('button', { name: 'Why am I seeing this?', exact: true })
const forAnswers = (request: Request) => request.url.endsWith('/v1/explanations')

/** The dialog says that there is no answer, and the way to the page is in it. */
async function saysSo(page: Page, link = url) {
  await button(page).click()
  await page.getByRole('dialog').getByText('We cannot show the answer here.').waitFor()
  const way = page.getByRole('dialog').getByRole('link', { name: 'Why am I seeing this?' })
  expect(await way.getAttribute('href')).toBe(`${link}?lang=en`)
}

/**
 * A page whose answers are held back at the service until they are let through. Its clock stands still until the test
 * moves it; the browser's own timer of `AbortSignal.timeout`, which no test can move, is replaced by one of that clock.
 */
async function held(use: (page: Page, letThrough: () => void) => Promise<void>, more = '') {
  let letThrough = () => {}
  const gate = new Promise<void>(resolve => {
    letThrough = resolve
  })
  stage.door = async request => {
    if (forAnswers(request)) await gate
    return undefined
  }
  await stage.visit(around(url, more), async page => {
    await page.clock.install()
    await page.addInitScript(() => {
      AbortSignal.timeout = milliseconds => {
        const control = new AbortController()
        setTimeout(() => control.abort(), milliseconds)
        return control.signal
      }
    })
    await page.reload()
    await use(page, letThrough)
    letThrough()
  })
}

describe('without an answer', () => {
  it.each<[string, () => Response | never]>([
    ['answers 500', () => new Response('{"title":"Internal"}', { status: 500 })],
    [
      'answers what is no JSON',
      () => new Response('<html>', { headers: { 'access-control-allow-origin': '*' } }),
    ],
    [
      'answers JSON of another shape',
      () => Response.json({ a: 1 }, { headers: { 'access-control-allow-origin': '*' } }),
    ],
    ['answers null', () => Response.json([null], { headers: { 'access-control-allow-origin': '*' } })],
    [
      'answers an explanation without a headline',
      () =>
        Response.json([{ explanation: { locale: 'en' } }], {
          headers: { 'access-control-allow-origin': '*' },
        }),
    ],
    ['refuses this origin', () => Response.json([])],
    ['answers a page of a login', () => new Response(null, { status: 302, headers: { location: '/login' } })],
  ])('the link is in the dialog where the service %s', async (_, answer) => {
    stage.door = async request => (forAnswers(request) ? answer() : undefined)
    await stage.visit(around(url), async page => {
      const failures: string[] = []
      page.on('pageerror', error => failures.push(error.message))
      await saysSo(page)
      await page.getByRole('dialog').getByRole('link', { name: 'Why am I seeing this?' }).click()
      await page.waitForURL(`${url}?lang=en`)
      expect(failures).toEqual([])
    })
  })

  it('the link is in the dialog where its token is wrong', async () => {
    const wrong = `${stage.serviceUrl}/w/AQEwrong`
    await stage.visit(around(wrong), page => saysSo(page, wrong))
  })

  it('the link is in the dialog where the page is of an origin that may not read answers', async () => {
    await stage.visit(around(url), async page => {
      await page.goto(stage.hostUrl.replace('127.0.0.1', 'localhost'))
      await saysSo(page)
      expect(stage.asked).toHaveLength(1)
    })
  })

  it('the link is in the dialog while offline, and the answer once online again', async () => {
    await stage.visit(around(url), async page => {
      await page.context().setOffline(true)
      await saysSo(page)
      await page.keyboard.press('Escape')
      await page.context().setOffline(false)
      await button(page).click()
      await page.getByRole('dialog').getByText('These 3 of 8').waitFor()
    })
  })

  it('the dialog is open at once where the service takes 10 s, with the link in it, and fills when the answer comes', async () => {
    await held(async (page, letThrough) => {
      await page.locator('why-this').hover()
      await button(page).click()
      await page.getByRole('dialog', { name: 'Why am I seeing this?' }).waitFor()
      await page.clock.runFor(10_000)
      const way = page.getByRole('dialog').getByRole('link')
      expect(await way.getAttribute('href')).toBe(`${url}?lang=en`)
      expect(await page.getByText('We cannot show').count()).toBe(0)
      letThrough()
      await page.getByRole('dialog', { name: /^You are seeing/ }).waitFor()
      expect(stage.asked).toHaveLength(1)
      expect(await page.evaluate(() => document.activeElement?.shadowRoot?.activeElement?.localName)).toBe(
        'h2',
      )
    })
  })

  it('the dialog says so where the service takes 15 s, and asks again when it is opened again', async () => {
    await held(async (page, letThrough) => {
      await button(page).click()
      await page.getByRole('dialog', { name: 'Why am I seeing this?' }).waitFor()
      await page.clock.runFor(15_000)
      await page.getByText('We cannot show the answer here.').waitFor()
      letThrough()
      await page.keyboard.press('Escape')
      await button(page).click()
      await page.getByRole('dialog').getByText('These 3 of 8').waitFor()
      expect(stage.asked).toHaveLength(2)
    })
  })

  it('another link of a long list is not kept waiting by the one before it', async () => {
    const others = Array.from({ length: 60 }, (_, n) => whyThis(`${stage.serviceUrl}/w/AQEunknown${n}`))
    await held(async page => {
      await button(page).first().hover()
      await expect.poll(() => stage.asked.length).toBe(1)
      await button(page).last().click()
      await expect.poll(() => stage.asked.length).toBe(2)
    }, others.join(' '))
  })

  it('a dialog that was closed while waiting stays closed', async () => {
    await held(async (page, letThrough) => {
      await button(page).click()
      await page.keyboard.press('Escape')
      const answered = page.waitForResponse(/explanations$/)
      letThrough()
      await (await answered).finished()
      expect(await page.locator('[part=dialog]').evaluate(dialog => (dialog as HTMLDialogElement).open)).toBe(
        false,
      )
    })
  })

  it('asks a service that fails again on a click, and not at each hover', async () => {
    stage.door = async request => (forAnswers(request) ? new Response('', { status: 503 }) : undefined)
    const body = Array.from({ length: 5 }, () => `<p>${whyThis(url)}</p>`).join('')
    await stage.visit({ head: stage.script, body }, async page => {
      await button(page).first().waitFor()
      const elements = await page.locator('why-this').all()
      const failed = page.waitForEvent('requestfailed')
      await elements[0]?.hover()
      await failed
      for (const element of elements) await element.hover()
      expect(stage.asked).toHaveLength(1)
      stage.door = async () => undefined
      await button(page).first().click()
      await page.getByRole('dialog').getByText('These 3 of 8').waitFor()
      expect(stage.asked).toHaveLength(2)
    })
  })
})

describe('without the script', () => {
  it('the page is ready and the link a link while widget.js does not come', async () => {
    stage.door = request =>
      request.url.endsWith('/widget.js') ? new Promise(() => {}) : Promise.resolve(undefined)
    const whole = `<!doctype html>${stage.script.replace('src=', 'async src=')}${whyThis(url)}`
    await stage.visit({ body: '' }, async page => {
      await page.setContent(whole, { waitUntil: 'domcontentloaded' })
      await page.getByRole('link', { name: 'Why am I seeing this?' }).click()
      await page.waitForURL(url)
    })
  })

  it.each<[string, () => Promise<Response>]>([
    ['is not there', async () => new Response('', { status: 404 })],
    ['is broken', async () => new Response('}', { headers: { 'content-type': 'text/javascript' } })],
    ['is of a service that is down', async () => new Response('', { status: 503 })],
  ])('the link is a link where widget.js %s', async (_, answer) => {
    stage.door = async request => (request.url.endsWith('/widget.js') ? answer() : undefined)
    await stage.visit(around(url), async page => {
      await page.getByRole('link', { name: 'Why am I seeing this?' }).click()
      await page.waitForURL(url)
    })
  })

  it('the link is a link where the browser runs no script, or has not what the widget needs', async () => {
    const follows = async (page: Page) => {
      await page.getByRole('link', { name: 'Why am I seeing this?' }).click()
      await page.waitForURL(url)
    }
    await stage.visit(around(url), follows, { javaScriptEnabled: false })
    for (const missing of [
      'HTMLElement.prototype.popover',
      'HTMLElement.prototype.popover; delete window.customElements; delete window.HTMLDialogElement',
    ])
      await stage.visit(
        { ...around(url), head: `<script>delete ${missing}</script>${stage.script}` },
        async page => {
          const failures: string[] = []
          page.on('pageerror', error => failures.push(error.message))
          await page.reload({ waitUntil: 'networkidle' })
          expect(failures).toEqual([])
          await follows(page)
        },
      )
  })

  it('the link is a link where it is none of a service’s, and where nothing is in the element', async () => {
    const body =
      '<why-this><a href="#elsewhere">Elsewhere</a></why-this><why-this></why-this><why-this>text</why-this>'
    await stage.visit({ head: stage.script, body }, async page => {
      await page.waitForFunction(() => customElements.get('why-this'))
      expect(await page.getByRole('button').count()).toBe(0)
      await page.getByRole('link', { name: 'Elsewhere' }).click()
      expect(page.url()).toBe(`${stage.hostUrl}/#elsewhere`)
    })
  })
})
