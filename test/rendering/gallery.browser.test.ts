// Every page of the gallery in a real browser: nothing for axe to find in light, dark, on paper and at 200 % zoom, nothing
// that scrolls sideways, on a phone, with letters twice as large, in each direction of writing; and on paper what the law
// treats as sensitive stays closed.
import { resolve } from 'node:path'
import { pathToFileURL } from 'node:url'
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Explanation } from '../../src/contract/explanation.js'
import { interfaceLanguages } from '../../src/contract/languages.js'
import { violationsOn } from '../fixtures/axe.js'
import { launchChromium } from '../fixtures/launch-chromium.js'

type GalleryPage = { readonly path: string; readonly html: string; readonly told: Explanation }

const root = resolve(import.meta.dirname, '../..')

/** What a look can change of what axe finds: colours, and how large and how near things are. */
const LOOK_RULES = ['color-contrast', 'color-contrast-enhanced', 'link-in-text-block', 'target-size']
/** And what stands in a fold adds: its structure and its names. */
const OPEN_RULES = [
  ...LOOK_RULES,
  'list',
  'listitem',
  'definition-list',
  'dlitem',
  'heading-order',
  'link-name',
  'scrollable-region-focusable',
  'aria-allowed-attr',
  'aria-hidden-focus',
]

/** Every rule as the page comes; a desk at 200 % zoom has half its pixels. */
const looks = [
  {
    name: 'as it comes',
    width: 360,
    height: 740,
    colorScheme: 'light',
    media: 'screen',
    open: false,
    rules: null,
  },
  {
    name: 'open, in the dark',
    width: 1280,
    height: 740,
    colorScheme: 'dark',
    media: 'screen',
    open: true,
    rules: LOOK_RULES,
  },
  {
    name: 'open, at 200 % zoom',
    width: 640,
    height: 370,
    colorScheme: 'light',
    media: 'screen',
    open: true,
    rules: OPEN_RULES,
  },
  {
    name: 'on paper',
    width: 760,
    height: 1000,
    colorScheme: 'light',
    media: 'print',
    open: false,
    rules: LOOK_RULES,
  },
] as const

let pages: readonly GalleryPage[]
let browser: Browser

beforeAll(async () => {
  // The command is plain JavaScript without types; this is what its one function gives.
  const { renderGallery } = (await import(
    pathToFileURL(resolve(root, 'scripts/gallery/render.mjs')).href
  )) as { renderGallery(root: string): Promise<{ pages: readonly GalleryPage[] }> }
  pages = (await renderGallery(root)).pages
  browser = await launchChromium()
})
afterAll(async () => {
  await browser?.close()
})

describe.each(interfaceLanguages)('the gallery in %s', language => {
  it.each(looks)(
    'has nothing for axe to find, $name',
    async look => {
      await onEach(language, async page => {
        await page.setViewportSize({ width: look.width, height: look.height })
        await page.emulateMedia({ colorScheme: look.colorScheme, media: look.media })
        await page.$$eval(
          'details',
          (all, open) => {
            for (const each of all) each.toggleAttribute('open', open)
          },
          look.open,
        )
        expect(await violationsOn(page, look.rules)).toEqual([])
        await page.emulateMedia({ colorScheme: null, media: null })
      })
    },
    120_000,
  )

  it('never scrolls sideways, at 320 pixels and with letters twice as large', async () => {
    await onEach(language, async page => {
      for (const [width, size] of [
        [320, '100%'],
        [360, '200%'],
      ] as const) {
        await page.setViewportSize({ width, height: 740 })
        const beyond = await page.evaluate(fontSize => {
          const { documentElement } = document
          documentElement.style.setProperty('font-size', fontSize)
          return documentElement.scrollWidth - documentElement.clientWidth
        }, size)
        expect(beyond).toBe(0)
      }
    })
  }, 120_000)

  it('answers on a phone’s first screen: what, why, and how much of it', async () => {
    await onEach(language, async (page, { decision }) => {
      if (decision.id !== 'recommendation-8-signals') return
      const summary = await page.locator('.summary').boundingBox()
      expect((summary?.y ?? Number.NaN) + (summary?.height ?? 0)).toBeLessThanOrEqual(740)
    })
  }, 60_000)

  it('draws each bar from where its line begins', async () => {
    await onEach(language, async page => {
      const misplaced = await page.$$eval(
        '.bar',
        bars =>
          bars.filter(bar => {
            const rail = bar.querySelector('.rail')?.getBoundingClientRect()
            const fill = bar.querySelector('.fill')?.getBoundingClientRect()
            if (!rail || !fill || rail.width === 0) return false
            const rtl = getComputedStyle(bar).direction === 'rtl'
            return Math.abs(rtl ? rail.right - fill.right : rail.left - fill.left) > 1
          }).length,
      )
      expect(misplaced).toBe(0)
    })
  }, 60_000)

  it('says on paper all that the JSON says, but for closed evidence', async () => {
    await onEach(language, async (page, told) => {
      await page.emulateMedia({ media: 'print' })
      const paper = folded(
        await page.$eval('[data-explanation]', article => (article as HTMLElement).innerText),
      )
      await page.emulateMedia({ media: 'screen' })
      expect(printed(told).filter(text => !paper.includes(text))).toEqual([])
    })
  }, 60_000)

  it('leaves sensitive evidence closed on paper, also where the reader had opened it', async () => {
    await onEach(language, async page => {
      await page.$$eval('details', all => {
        for (const each of all) each.open = true
      })
      await page.emulateMedia({ media: 'print' })
      const shown = await page.$$eval(
        'details[data-sensitive] > :not(summary)',
        below => below.filter(each => each.getBoundingClientRect().height > 0).length,
      )
      await page.emulateMedia({ media: 'screen' })
      expect(shown).toBe(0)
    })
  }, 60_000)
})

/** Every sentence of an explanation that stands on paper, and the names of what was used openly. */
function printed({ headline, method, reasons, summary, data_used, ...told }: Explanation): string[] {
  const open = data_used.flatMap(({ signals }) => signals.filter(({ closed }) => !closed))
  const stated = [headline, method, ...reasons, summary, ...told.what_if, told.consent, ...told.findings]
  const more = [told.ad, told.price, told.experiment, ...(told.withheld ?? []), ...told.not_recorded]
  return [
    ...[...stated, ...more].flatMap(each => (each ? [each.text] : [])),
    ...open.flatMap(({ name, origin, source, retention }) => [
      name,
      origin.text,
      source?.text,
      retention?.text,
    ]),
    ...[...told.data_not_used, ...told.never_used].flatMap(({ name, reason }) => [name, reason.text]),
  ].flatMap(text => (text === undefined ? [] : [folded(text)]))
}

/** Blanks folded, and case: headings on the page begin with a capital. */
function folded(text: string): string {
  return text.replaceAll(/\s+/g, ' ').trim().toLowerCase()
}

/** Opens each page of a language; what fails is told with the page's name. */
async function onEach(
  language: string,
  use: (page: Page, told: Explanation) => Promise<void>,
): Promise<void> {
  const page = await browser.newPage({ viewport: { width: 360, height: 740 } })
  try {
    for (const { path, html, told } of pages) {
      if (!path.startsWith(`${language}/`)) continue
      await page.setContent(html)
      try {
        await use(page, told)
      } catch (error) {
        throw new Error(path, { cause: error })
      }
    }
  } finally {
    await page.close()
  }
}
