// P13 and P15 on paper: what a browser prints says, statement by statement, what the page and the JSON say. Five hundred
// decisions in five languages; many articles stand in one document, so that the browser lays out few documents.
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Explanation } from '../../src/contract/explanation.js'
import { launchChromium } from '../fixtures/launch-chromium.js'
import { generateDecisions } from '../generate/decisions.js'
import { type Element, elementsOf, explanationIn, readHtml } from '../oracle/html.js'
import { blankless, type Statement, statementsOf } from '../oracle/statements.js'
import { languages, show, tell } from '../oracle/told.js'

type Shown = { readonly told: Explanation; readonly html: string; readonly article: Element }

const DECISIONS = 500
/** Articles in one document. */
const TOGETHER = 50

let browser: Browser
beforeAll(async () => {
  browser = await launchChromium()
})
afterAll(async () => {
  await browser?.close()
})

describe.each(languages)('P13 same facts in page, JSON and print, in %s', language => {
  it(`says the same of ${DECISIONS} decisions in each`, async () => {
    const page = await browser.newPage({ viewport: { width: 760, height: 1000 } })
    await page.emulateMedia({ media: 'print' })
    const all = [...generateDecisions(16, DECISIONS)].map(({ decision, catalogue }): Shown => {
      const html = show(decision, catalogue, language)
      return {
        told: tell(decision, catalogue, language),
        html,
        article: explanationIn(readHtml(html)),
      }
    })
    let compared = 0
    for (let at = 0; at < all.length; at += TOGETHER) {
      const some = all.slice(at, at + TOGETHER)
      const papers = await print(page, some)
      expect(papers).toHaveLength(some.length)
      for (const [i, { told, article }] of some.entries()) {
        const onPage = statementsOf(article)
        expect(papers[i], told.decision.id).toEqual(onPage)
        expect(missingIn(onPage, told), JSON.stringify(told)).toEqual([])
        expect(linesOn(article), told.decision.id).toEqual(linesIn(told))
        compared += onPage.length
      }
    }
    expect(compared).toBeGreaterThan(10 * DECISIONS)
    await page.close()
  }, 120_000)
})

/** What a browser shows of each article on paper. */
async function print(page: Page, shown: readonly Shown[]): Promise<Statement[][]> {
  const style = /<style>[^<]*<\/style>/.exec(shown[0]?.html ?? '')?.[0] ?? ''
  const articles = shown.map(({ html }) =>
    html.slice(html.indexOf('<article'), html.indexOf('</article>') + 10),
  )
  await page.setContent(`<!doctype html><html><head>${style}</head><body>${articles.join('')}</body></html>`)
  const found = await page.$$eval('[data-explanation]', all =>
    all.map(article =>
      [...article.querySelectorAll<HTMLElement>('[data-pointers]')]
        .filter(each => each.checkVisibility() && each.getClientRects().length > 0)
        .map(each => ({ pointers: each.getAttribute('data-pointers') ?? '', text: each.innerText })),
    ),
  )
  return found.map(statements =>
    statements.map(({ pointers, text }) => ({ pointers, text: blankless(text) })),
  )
}

/** Statements of the JSON that no element says with the same places. */
function missingIn(page: readonly Statement[], told: Explanation): string[] {
  const open = told.data_used.flatMap(({ signals }) => signals.filter(({ closed }) => !closed))
  const excluded = [...told.data_not_used, ...told.never_used]
  const stated = [told.headline, told.method, ...told.what_if, told.consent, ...told.findings]
  const more = [told.ad, told.price, told.experiment, ...(told.withheld ?? [])]
  const texts = [
    ...[...stated, ...more].flatMap(each => (each ? [{ ...each, texts: [each.text] }] : [])),
    ...told.reasons.map(({ text, share, origin, sensitive, pointers }) => ({
      pointers,
      texts: [text, percentOf(share), sensitive ? undefined : origin.text],
    })),
    ...excluded.map(({ name, reason, pointers }) => ({ pointers, texts: [name, reason.text] })),
    ...open.map(({ name, origin, source, purpose, retention, value, pointers }) => ({
      pointers,
      texts: [
        ...[name, origin.text, source?.text, purpose?.name, retention?.text],
        ...[value].flat().filter(each => typeof each === 'string'),
      ],
    })),
  ]
  return texts.flatMap(({ pointers, texts }) => {
    const here = page.filter(statement => statement.pointers === pointers.join(' '))
    const wanted = texts.flatMap(text => (text === undefined ? [] : [blankless(text)]))
    return here.some(({ text }) => wanted.every(each => text.includes(each))) ? [] : [wanted.join(' | ')]
  })
}

/** The share as every language writes it, but for blanks. */
function percentOf(share: number | null): string | undefined {
  if (share === null) return undefined
  return `${Math.max(1, Math.round(share * 100))}%`
}

type Line = { readonly place: number; readonly against: boolean; readonly bar: string | null }

/** Of each reason on the page, in their order: its place, its direction and the length of its bar. */
function linesOn(article: Element): Line[] {
  const has = (name: string) => (element: Element) =>
    (element.attributes.get('class') ?? '').split(' ').includes(name)
  const lines = elementsOf(article, has('reason')).map(reason => ({
    place: Number(reason.attributes.get('value')),
    against: has('against')(reason),
    bar: elementsOf(reason, has('fill'))[0]?.attributes.get('d') ?? null,
  }))
  return lines.sort((a, b) => a.place - b.place)
}

function linesIn({ reasons }: Explanation): Line[] {
  return reasons.map(({ direction, share }, i) => ({
    place: i + 1,
    against: direction === 'against',
    bar: share === null ? null : `M0 1H${Math.max(1, Math.round(share * 100))}`,
  }))
}
