// Many elements on one page, and pages that come and go under script: what is asked, how often, and what stays open.
import type { Page } from 'playwright-core'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { openStage, type Stage, whyThis } from './stage.js'

let stage: Stage
let links: string[]
beforeAll(async () => {
  stage = await openStage()
  links = []
  for (let n = 0; n < 60; n++) links.push(await stage.link())
})
afterAll(() => stage.close())
afterEach(() => {
  stage.asked.length = 0
  stage.door = async () => undefined
})

const listOf = (some: readonly string[]) => some.map(link => `<p>${whyThis(link)}</p>`).join('')
const buttons = (page: Page) => page.getByRole('button', { name: 'Why am I seeing this?', exact: true })
const answer = (page: Page) => page.getByRole('dialog').getByText('These 3 of 8')
const tokenOf = (link: string) => link.slice(link.lastIndexOf('/') + 1)
const isOpen = (page: Page) => page.locator('dialog[open]').count()
const ready = (page: Page) => page.waitForFunction(() => customElements.get('why-this'))

describe('many elements', () => {
  it('share one request, made when the first is needed, and kept', async () => {
    const some = links.slice(0, 50)
    await stage.visit({ head: stage.script, body: listOf(some) }, async page => {
      await ready(page)
      expect(stage.asked).toEqual([])
      for (const place of [7, 0, 49]) {
        await buttons(page).nth(place).click()
        await answer(page).waitFor()
        await page.keyboard.press('Escape')
      }
      expect(stage.asked.map(({ tokens }) => new Set(tokens))).toEqual([new Set(some.map(tokenOf))])
    })
  })

  it('are asked for 50 at a time, from the one that is needed on, each link once', async () => {
    const body = listOf([...links, ...links])
    await stage.visit({ head: stage.script, body }, async page => {
      for (const place of [70, 20, 9, 119]) {
        await buttons(page).nth(place).click()
        await answer(page).waitFor()
        await page.keyboard.press('Escape')
      }
      expect(stage.asked.map(({ tokens }) => tokens)).toEqual([
        links.slice(10).map(tokenOf),
        [...links.slice(9, 10), ...links.slice(0, 9)].map(tokenOf),
      ])
    })
  })

  it('in two languages ask twice', async () => {
    const body = `${listOf(links.slice(0, 2))}<div lang="de">${listOf(links.slice(2, 4))}</div>`
    await stage.visit({ head: stage.script, body }, async page => {
      await buttons(page).first().click()
      await answer(page).waitFor()
      await page.keyboard.press('Escape')
      await buttons(page).last().click()
      await page.getByRole('dialog').getByText('Diese 3 von 8').waitFor()
      expect(stage.asked.map(({ locale, tokens }) => [locale, tokens.length])).toEqual([
        ['en', 2],
        ['de', 2],
      ])
    })
  })
})

describe('a list of 500', () => {
  const all = () => Array.from({ length: 500 }, (_, n) => `${stage.serviceUrl}/w/AQE${n}`)
  beforeEach(() => {
    stage.door = async request => {
      if (!request.url.endsWith('/v1/explanations')) return undefined
      const { tokens } = (await request.json()) as { tokens: string[] }
      const entries = tokens.map(token => ({ explanation: { headline: { text: token }, locale: 'en' } }))
      return Response.json(entries, { headers: { 'access-control-allow-origin': '*' } })
    }
  })
  /** Opens the dialog of the element at this place, once its answer is there closes it. */
  const openAndClose = async (page: Page, place: number, token: string) => {
    await buttons(page).nth(place).click()
    await page.getByRole('dialog', { name: token, exact: true }).waitFor()
    await page.keyboard.press('Escape')
    // What comes under a mouse that stands still is hovered, too.
    await page.mouse.move(0, 0)
  }

  it('asks for nothing while it is scrolled, then for 50 links where a person stops', async () => {
    const some = all()
    await stage.visit({ head: stage.script, body: listOf(some) }, async page => {
      await ready(page)
      await page.evaluate(() => scrollTo(0, document.body.scrollHeight))
      await buttons(page).last().waitFor()
      expect(stage.asked).toEqual([])
      for (const place of [499, 300, 320, 49]) await openAndClose(page, place, `AQE${place}`)
      const tokens = some.map(tokenOf)
      expect(stage.asked.map(request => request.tokens)).toEqual([
        [...tokens.slice(499), ...tokens.slice(0, 49)],
        tokens.slice(300, 350),
        tokens.slice(49, 99),
      ])
      const dialogs = await page
        .locator('why-this')
        .evaluateAll(elements => elements.filter(each => each.shadowRoot?.querySelector('dialog')).length)
      expect(dialogs).toBe(4)
    })
  })

  it('of which a host keeps the 20 in view: asks for those, and lets go of the elements and answers before them', async () => {
    await stage.visit({ head: stage.script, body: '<div id="list"></div>' }, async page => {
      await ready(page)
      const show = (from: number) =>
        page.evaluate(
          html => {
            const list = document.getElementById('list')
            if (list) list.innerHTML = html
          },
          listOf(all().slice(from, from + 20)),
        )
      await show(0)
      await openAndClose(page, 5, 'AQE5')
      await page.evaluate(() => {
        const first = new WeakRef(document.querySelectorAll('why-this')[5] as Element)
        Object.assign(window, { first })
      })
      for (let from = 20; from < 500; from += 20) await show(from)
      await openAndClose(page, 5, 'AQE485')
      await show(0)
      await openAndClose(page, 5, 'AQE5')
      const tokens = all().map(tokenOf)
      await expect
        .poll(() => stage.asked.map(request => new Set(request.tokens)))
        .toEqual([new Set(tokens.slice(0, 20)), new Set(tokens.slice(480)), new Set(tokens.slice(0, 20))])
      await page.requestGC()
      expect(
        await page.evaluate(
          () => (window as unknown as { first: WeakRef<Element> }).first.deref()?.localName,
        ),
      ).toBeUndefined()
    })
  })

  it('whose elements are all eager asks for each link once', async () => {
    const body = all()
      .map(link => whyThis(link, 'eager'))
      .join('')
    await stage.visit({ head: stage.script, body }, async () => {
      await expect.poll(() => stage.asked.length).toBe(10)
      const asked = stage.asked.flatMap(({ tokens }) => tokens)
      expect([asked.length, new Set(asked).size]).toEqual([500, 500])
    })
  })
})

describe('elements that a script adds and removes', () => {
  it('are picked up in templates, in shadow roots and by innerHTML, and those removed are asked no more', async () => {
    await stage.visit({ head: stage.script, body: `<div id="here" lang="de"></div>` }, async page => {
      await ready(page)
      await page.evaluate(
        ([inTemplate, inShadow, byText, removed]) => {
          const here = document.getElementById('here')
          const template = document.createElement('template')
          template.innerHTML = inTemplate ?? ''
          here?.append(template.content.cloneNode(true))
          const host = document.createElement('div')
          host.attachShadow({ mode: 'open' }).innerHTML = inShadow ?? ''
          here?.append(host)
          here?.insertAdjacentHTML('beforeend', byText ?? '')
          here?.insertAdjacentHTML('beforeend', removed ?? '')
          here?.lastElementChild?.remove()
        },
        links.slice(0, 4).map(link => whyThis(link)),
      )
      await buttons(page).first().click()
      await page.getByRole('dialog').getByText('Diese 3 von 8').waitFor()
      expect(stage.asked.map(({ locale, tokens }) => [locale, new Set(tokens)])).toEqual([
        ['de', new Set(links.slice(0, 3).map(tokenOf))],
      ])
    })
  })

  it('that come empty become buttons when their link comes, and follow its text and its address', async () => {
    await stage.visit({ head: stage.script, body: '<why-this></why-this>' }, async page => {
      await ready(page)
      await page.evaluate(href => {
        const link = document.createElement('a')
        link.textContent = 'Why?'
        document.querySelector('why-this')?.append(link)
        // As a list does that knows its links later than its rows.
        queueMicrotask(() => {
          link.href = href ?? ''
        })
      }, links[0])
      await page.getByRole('button', { name: 'Why?' }).waitFor()
      await page.evaluate(href => {
        const link = document.querySelector('why-this a') as HTMLAnchorElement
        link.href = href ?? ''
        if (link.firstChild) link.firstChild.nodeValue = 'Why this?'
      }, links[1])
      await page.getByRole('button', { name: 'Why this?' }).click()
      await answer(page).waitFor()
      expect(stage.asked.map(({ tokens }) => tokens)).toEqual([[tokenOf(links[1] ?? '')]])
    })
  })

  it.each<[string, string]>([
    ['moves the element', 'list.append(list.firstElementChild)'],
    ['writes the list anew', 'list.innerHTML = list.innerHTML'],
    [
      'puts another element with the same link in its place',
      'list.replaceChildren(list.firstElementChild.cloneNode(true))',
    ],
    [
      'writes it anew a little later',
      'const html = list.innerHTML; list.innerHTML = ""; setTimeout(() => { list.innerHTML = html }, 50)',
    ],
  ])('an open dialog survives a host that %s, without another request or event', async (_, script) => {
    const body = `<div id="list">${listOf(links.slice(0, 3))}</div>`
    await stage.visit({ head: stage.script, body }, async page => {
      await buttons(page).first().click()
      await answer(page).waitFor()
      await page.evaluate(code => {
        let told = 0
        for (const type of ['why-open', 'why-close']) document.addEventListener(type, () => told++)
        Object.assign(window, { told: () => told })
        new Function('list', code ?? '')(document.getElementById('list'))
      }, script)
      await expect.poll(() => page.locator('dialog:modal').count()).toBe(1)
      await answer(page).waitFor()
      expect(stage.asked).toHaveLength(1)
      expect(await page.evaluate(() => (window as unknown as { told(): number }).told())).toBe(0)
      await page.keyboard.press('Escape')
      expect(await isOpen(page)).toBe(0)
      expect(await page.evaluate(() => document.activeElement?.localName)).toBe('why-this')
    })
  })

  it('a dialog whose element is gone is gone, and does not come back with it much later', async () => {
    await stage.visit({ head: stage.script, body: listOf(links.slice(0, 1)) }, async page => {
      await page.clock.install()
      await page.reload()
      await buttons(page).click()
      await answer(page).waitFor()
      await page.evaluate(() => Object.assign(window, { gone: document.querySelector('p') }))
      await page.evaluate(() => document.querySelector('p')?.remove())
      await page.clock.runFor(2000)
      await page.evaluate(() =>
        document.querySelector('main')?.append((window as unknown as { gone: Node }).gone),
      )
      await buttons(page).waitFor()
      expect(await isOpen(page)).toBe(0)
    })
  })
})
