// The widget never harms the page it stands on, and nothing that it shows can harm its reader.
import type { Page } from 'playwright-core'
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import { advert, sensitive } from '../builders/shop.js'
import { axe } from '../fixtures/axe.js'
import { seededChoices } from '../generate/choices.js'
import { freeText } from '../generate/hostile.js'
import { openStage, type Stage, whyThis } from './stage.js'

const secret = { key: 'health.foot_condition', value: 'secret-value', contribution: 9 }
let stage: Stage
let url: string
let strict: string
beforeAll(async () => {
  stage = await openStage()
  url = await stage.link()
  // The lines of docs/embed.md, and nothing else allowed.
  strict = `default-src 'none'; script-src ${stage.serviceUrl}; connect-src ${stage.serviceUrl}; require-trusted-types-for 'script'; trusted-types 'none'`
})
afterAll(() => stage.close())
afterEach(() => {
  stage.door = async () => undefined
})

const button = (page: Page) => page.getByRole('button', { name: 'Why am I seeing this?', exact: true })
const open = async (page: Page) => {
  await button(page).first().click()
  await page.locator('dialog:modal li').first().waitFor()
}

describe('on the host page', () => {
  it('works under a strict policy and Trusted Types, and says nothing on the console', async () => {
    await stage.visit({ head: stage.script, body: whyThis(url), policy: strict }, async page => {
      const said: string[] = []
      page.on('console', message => said.push(message.text()))
      page.on('pageerror', error => said.push(error.message))
      await open(page)
      const bar = await page.locator('[part=reason] i').first().boundingBox()
      const line = await page.locator('[part=reason]').first().boundingBox()
      expect((bar?.width ?? 0) / (line?.width ?? 1)).toBeCloseTo(0.46, 1)
      expect(await page.locator('dialog').evaluate(dialog => getComputedStyle(dialog).position)).toBe('fixed')
      expect(said).toEqual([])
    })
  })

  it('adds no name to the window, and asks nobody but the service', async () => {
    const asked: string[] = []
    await stage.visit({ body: whyThis(url) }, async page => {
      const names = () => page.evaluate(() => Object.getOwnPropertyNames(window).sort())
      const before = await names()
      page.on('request', request => asked.push(new URL(request.url()).origin))
      await page.addScriptTag({ type: 'module', url: `${stage.serviceUrl}/widget.js` })
      await open(page)
      await page.keyboard.press('Escape')
      expect(await names()).toEqual(before)
      expect(new Set(asked)).toEqual(new Set([stage.serviceUrl]))
      expect(await page.context().cookies()).toEqual([])
      expect(await page.evaluate(() => localStorage.length + sessionStorage.length)).toBe(0)
    })
  })

  it.each([
    ['a sensitive signal', sensitive, /health|foot|flat feet/i],
    [
      'an ad',
      { ...advert, signals: [...(advert?.signals ?? []), secret] },
      /secret-value|health|"reasons"|"share"/i,
    ],
  ])('leaves nothing of %s that a script of the host can reach', async (_, overrides, telling) => {
    const head = `<script>
      const heard = []
      const asked = window.fetch
      window.fetch = async (...sent) => {
        const answer = await asked(...sent)
        heard.push(JSON.stringify([...answer.headers]), await answer.clone().text())
        return answer
      }
      for (const type of ['why-open', 'why-close', 'message', 'error'])
        addEventListener(type, event => heard.push(type + JSON.stringify(event.detail ?? event.data ?? event.message)))
      Object.assign(window, { heard })
    </script>${stage.script}`
    await stage.visit({ head, body: whyThis(await stage.link(overrides)) }, async page => {
      await button(page).click()
      await page.getByRole('link', { name: 'See the whole answer' }).waitFor()
      const reached = await page.evaluate(() => {
        const all = [...(window as unknown as { heard: string[] }).heard, location.href, document.cookie]
        const read = (root: Document | ShadowRoot) => {
          for (const element of root.querySelectorAll('*')) {
            all.push(
              element.outerHTML,
              ...Object.keys(element).map(key => JSON.stringify(Reflect.get(element, key))),
            )
            if (element.shadowRoot) read(element.shadowRoot)
          }
        }
        read(document)
        for (const entry of performance.getEntries()) all.push(JSON.stringify(entry))
        return all.join('\n')
      })
      // The answer itself, and the dialog made of it.
      expect(reached).toContain('{"explanation":{')
      expect(reached).toContain('<h2 part="headline"')
      expect(reached).not.toMatch(telling)
    })
  })

  it('moves nothing: layout shift 0, and each box where it was', async () => {
    const rows = Array.from({ length: 30 }, (_, n) => `<p>Item ${n} <b>x</b> ${whyThis(url)} more</p>`).join(
      '',
    )
    const head = `<style>a { font: 700 1.3rem serif; padding: 3px; border: 1px solid } p { width: 150px }</style>`
    await stage.visit({ head, body: rows }, async page => {
      const boxes = () =>
        page.evaluate(() =>
          [...document.querySelectorAll('p, b, a')].map(each => JSON.stringify(each.getBoundingClientRect())),
        )
      const before = await boxes()
      const shifts = page.evaluate(
        () =>
          new Promise<number>(resolve => {
            let sum = 0
            new PerformanceObserver(list => {
              // The entries of this type have a value; the types of the DOM do not know it yet.
              for (const entry of list.getEntries()) sum += (entry as unknown as { value: number }).value
            }).observe({ type: 'layout-shift', buffered: true })
            document.addEventListener('why-close', () =>
              requestAnimationFrame(() => requestAnimationFrame(() => resolve(sum))),
            )
          }),
      )
      await page.addScriptTag({ type: 'module', url: `${stage.serviceUrl}/widget.js` })
      await open(page)
      await page.keyboard.press('Escape')
      expect(await shifts).toBe(0)
      expect(await boxes()).toEqual(before)
    })
  })

  it('opens wherever the link is clicked, also where it wraps', async () => {
    const body = `<p style="width: 90px">Some text ${whyThis(url)}</p>`
    await stage.visit({ head: stage.script, body }, async page => {
      await button(page).waitFor()
      const rects = await page.$eval('a', link =>
        [...link.getClientRects()].map(({ x, y, width, height }) => ({
          x: x + width / 2,
          y: y + height / 2,
        })),
      )
      expect(rects.length).toBeGreaterThan(1)
      for (const { x, y } of rects) {
        await page.mouse.click(x, y)
        await page.locator('dialog:modal').waitFor()
        await page.keyboard.press('Escape')
      }
      expect(page.url()).toBe(`${stage.hostUrl}/`)
    })
  })

  it('keeps the styles of the host out, and its own in', async () => {
    const head = `${stage.script}<style>* { color: red !important; letter-spacing: 9px; text-transform: uppercase; font-size: 8px }
      dialog, h2, li, button { display: none !important }</style>`
    await stage.visit({ head, body: `<h2>Host</h2>${whyThis(url)}` }, async page => {
      await page.locator('why-this').click()
      await page.locator('dialog:modal li').first().waitFor()
      const look = await page.locator('[part=headline]').evaluate(element => {
        const { color, letterSpacing, textTransform, fontSize, display } = getComputedStyle(element)
        return { color, letterSpacing, textTransform, fontSize, display }
      })
      expect(look).toEqual({
        color: 'rgb(0, 0, 0)',
        letterSpacing: 'normal',
        textTransform: 'none',
        fontSize: '20px',
        display: 'block',
      })
      expect(await page.locator('main > h2').evaluate(element => getComputedStyle(element).fontSize)).toBe(
        '8px',
      )
    })
  })

  it('takes theme from properties and parts', async () => {
    const head = `${stage.script}<style>why-this { --why-accent: rgb(1, 2, 3); --why-background: rgb(250, 250, 240); --why-text: rgb(9, 9, 9);
      --why-radius: 20px; --why-font: serif } why-this::part(headline) { font-style: italic }</style>`
    await stage.visit({ head, body: whyThis(url) }, async page => {
      await open(page)
      const look = await page.locator('dialog').evaluate(dialog => {
        const { backgroundColor, color, borderRadius, fontFamily } = getComputedStyle(dialog)
        return { backgroundColor, color, borderRadius, fontFamily }
      })
      expect(look).toEqual({
        backgroundColor: 'rgb(250, 250, 240)',
        color: 'rgb(9, 9, 9)',
        borderRadius: '20px',
        fontFamily: 'serif',
      })
      expect(
        await page
          .locator('[part=link]')
          .first()
          .evaluate(link => getComputedStyle(link).color),
      ).toBe('rgb(1, 2, 3)')
      expect(await page.locator('[part=headline]').evaluate(each => getComputedStyle(each).fontStyle)).toBe(
        'italic',
      )
    })
  })

  it('inside a card that is a link, and under a handler, opens without following or calling either', async () => {
    const body = `<div id="card"><a href="#card"><h2>Shoes</h2></a>${whyThis(url)}</div>`
    await stage.visit({ head: stage.script, body }, async page => {
      await page.evaluate(() => {
        document.getElementById('card')?.addEventListener('click', () => {
          location.hash = 'clicked'
        })
      })
      await open(page)
      await page.getByRole('button', { name: 'Close' }).click()
      expect(page.url()).toBe(`${stage.hostUrl}/`)
    })
  })
})

describe('for its reader', () => {
  it.each(['light', 'dark'] as const)(
    'has nothing for axe to find, closed and open, on a %s host',
    async scheme => {
      const head = `${stage.script}<style>:root { color-scheme: ${scheme} }</style>`
      await stage.visit({ head, body: whyThis(url) }, async page => {
        await button(page).waitFor()
        await page.evaluate(axe)
        const found = () =>
          page.evaluate(async () => {
            const { axe } = globalThis as unknown as {
              axe: { run(o: object): Promise<{ violations: { id: string; nodes: { html: string }[] }[] }> }
            }
            const { violations } = await axe.run({ rules: { 'color-contrast-enhanced': { enabled: true } } })
            return violations.map(({ id, nodes }) => `${id}: ${nodes[0]?.html}`)
          })
        expect(await found()).toEqual([])
        await open(page)
        expect(await found()).toEqual([])
      })
    },
  )

  it('gives assistive technology one button in place of the link', async () => {
    await stage.visit({ head: stage.script, body: whyThis(url) }, async page => {
      await button(page).waitFor()
      const session = await page.context().newCDPSession(page)
      const { nodes } = await session.send('Accessibility.getFullAXTree')
      const told = nodes.filter(
        node => !node.ignored && ['button', 'link'].includes(String(node.role?.value)),
      )
      expect(told.map(({ role, name }) => [role?.value, name?.value])).toEqual([
        ['button', 'Why am I seeing this?'],
      ])
    })
  })

  it('holds in forced colours, at 200 % text and on a small screen, without motion', async () => {
    const small = {
      viewport: { width: 320, height: 480 },
      forcedColors: 'active',
      reducedMotion: 'reduce',
    } as const
    const head = `${stage.script}<style>:root { font-size: 200% }</style>`
    await stage.visit(
      { head, body: whyThis(url) },
      async page => {
        await open(page)
        const dialog = page.locator('dialog')
        expect(
          await dialog.evaluate(each => [
            each.scrollWidth <= each.clientWidth,
            each.getAnimations({ subtree: true }).length,
          ]),
        ).toEqual([true, 0])
        const box = await dialog.boundingBox()
        expect([
          box && box.x >= 0,
          box && box.x + box.width <= 320,
          box && box.y + box.height <= 480,
        ]).toEqual([true, true, true])
        const bar = await page
          .locator('[part=reason] i')
          .first()
          .evaluate(each => getComputedStyle(each).borderTopWidth)
        expect(bar).toBe('4px')
      },
      small,
    )
  })
})

describe('2,000 hostile values', () => {
  it.each(['with', 'without'])('are text and nothing else, %s a policy', async policy => {
    const links = []
    const choices = seededChoices(20_261_128)
    for (let n = 0; n < 52; n++) {
      const some = Array.from({ length: 40 }, (_, place) =>
        freeText(choices, 'hostile', `MARK${n}x${place}`, 200),
      )
      const [title = '', ...rest] = some
      links.push(
        await stage.link({
          item: { id: `sku-${n}`, title },
          outcome: { method: 'rule' },
          signals: rest.slice(0, 5).map(value => ({
            key: 'browsing.viewed_products',
            value,
            observed_at: '2026-05-02T08:00:00Z',
            contribution: 1,
          })),
          not_used: rest.slice(5).map(detail => ({ key: 'geo.region', reason: 'policy' as const, detail })),
        }),
      )
    }
    const body = links.map(link => `<p>${whyThis(link)}</p>`).join('')
    await stage.visit(
      { head: stage.script, body, ...(policy === 'with' && { policy: strict }) },
      async page => {
        const alarms: string[] = []
        page.on('dialog', async dialog => {
          alarms.push(dialog.message())
          await dialog.dismiss()
        })
        page.on('console', message => alarms.push(message.text()))
        page.on('pageerror', error => alarms.push(error.message))
        page.on('request', request => {
          if (!request.url().startsWith(`${stage.serviceUrl}/`)) alarms.push(request.url())
        })
        const tags = new Set<string>()
        let marks = 0
        for (const element of await page.locator('why-this').all()) {
          await element.click()
          await element.locator('dialog:modal li').first().waitFor()
          const found = await element.locator('dialog').evaluate(dialog => ({
            tags: [...dialog.querySelectorAll('*')].map(
              each => `${each.localName} ${each.getAttributeNames().sort().join(' ')}`,
            ),
            marks: new Set(dialog.textContent?.match(/MARK\d+x\d+/g)).size,
          }))
          for (const tag of found.tags) tags.add(tag)
          marks += found.marks
          await page.keyboard.press('Escape')
        }
        expect([...tags].sort()).toEqual([
          'a href part',
          'button aria-label part',
          'h2 part tabindex',
          'h3 ',
          'i class style',
          'li ',
          'li part',
          'small ',
          'ul part role',
        ])
        expect(marks).toBeGreaterThanOrEqual(2000)
        expect(alarms).toEqual([])
      },
    )
  })
})
