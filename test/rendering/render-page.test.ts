import { gzipSync } from 'node:zlib'
import { describe, expect, it } from 'vitest'
import { interfaceLanguages } from '../../src/contract/languages.js'
import { nowPart } from '../../src/rendering/page/now-part.js'
import { renderArticle, renderPage } from '../../src/rendering/render-page.js'
import { renderProblemPage } from '../../src/rendering/render-problem-page.js'
import { renderStartPage } from '../../src/rendering/render-start-page.js'
import { word } from '../../src/rendering/word.js'
import { speechIn } from '../../src/rendering/words/speech.js'
import { anExplainedRecord } from '../builders/explained-record.js'
import { aPage } from '../builders/page.js'
import {
  advert,
  hostile,
  manySignals,
  newYorkPrice,
  nothingAboutYou,
  notRecorded,
  recommendation,
  sensitive,
  shop,
} from '../builders/shop.js'
import { contentOf, type Element, elementsOf, readHtml, textOf } from '../oracle/html.js'

const examples = {
  recommendation,
  sensitive,
  advert,
  newYorkPrice,
  nothingAboutYou,
  notRecorded,
  manySignals,
  hostile,
}
const publicUrl = 'https://why.example'

function find(html: string, holds: (element: Element) => boolean): Element {
  const [element] = elementsOf(readHtml(html), holds)
  if (!element) throw new Error('the page has no such element')
  return element
}
const article = (html: string) => find(html, ({ attributes }) => attributes.has('data-explanation'))
/** The article with nothing inside closed evidence. */
const withoutEvidence = (html: string) =>
  html.replaceAll(/(<details data-sensitive[^>]*>).*?(<\/details>)/gs, '$1$2')
const isClosed = ({ attributes }: Element) => attributes.has('data-sensitive')

describe('renderPage', () => {
  it.each(Object.entries(examples))('says everything that the JSON says: %s', (_, overrides) => {
    for (const language of ['en', 'de']) {
      const record = anExplainedRecord(overrides, shop)
      const told = word(record, language, { publicUrl })
      const said = textOf(article(renderPage(told, record, nowPart(shop, told))))
      const texts = [
        told.headline.text,
        told.method.text,
        told.summary.text,
        told.consent.text,
        ...told.reasons.map(({ text }) => text),
        ...told.data_used.flatMap(({ category, signals }) => [category.name, ...signals.map(s => s.name)]),
        ...told.data_not_used.flatMap(({ name, reason }) => [name, reason.text]),
        ...told.never_used.flatMap(({ name, reason }) => [name, reason.text]),
        ...told.what_if.map(({ text }) => text),
        ...told.findings.map(({ text }) => text),
        ...told.not_recorded.map(({ text }) => text),
        ...(told.withheld ?? []).map(({ text }) => text),
        ...(told.ad ? [told.ad.mark, told.ad.text, ...told.ad.parameters.map(({ text }) => text)] : []),
        ...(told.price ? [told.price.text, told.price.notice ?? ''] : []),
        told.experiment?.text ?? '',
      ]
      expect(
        texts.map(text => text.replaceAll(/\s+/g, ' ').trim()).filter(text => !said.includes(text)),
      ).toEqual([])
    }
  })

  it('lists every reason once, each list in order', () => {
    const page = readHtml(aPage(manySignals))
    const isReason = ({ attributes }: Element) => /^reason( against)?$/.test(attributes.get('class') ?? '')
    const numbers = (lines: readonly (Element | string)[]) =>
      lines.flatMap(line =>
        typeof line === 'string' || !isReason(line) ? [] : [Number(line.attributes.get('value'))],
      )
    const lists = elementsOf(page, ({ attributes }) => attributes.get('class') === 'reasons').map(list =>
      numbers(list.children),
    )
    const ascending = (list: readonly number[]) => list.toSorted((a, b) => a - b)
    for (const list of lists) expect(list).toEqual(ascending(list))
    expect(ascending(lists.flat())).toEqual(Array.from({ length: 200 }, (_, i) => i + 1))
  })

  it('folds many small reasons of one kind into one that opens', () => {
    const folds = elementsOf(
      readHtml(aPage(manySignals)),
      ({ attributes }) => attributes.get('class') === 'named',
    )
      .map(textOf)
      .filter(text => text.includes('small reasons'))
    expect(folds).toContain('What you do: 48 small reasons, for or against · 14 %')
    expect(folds.length).toBe(7)
  })

  it('folds nothing where there are few, and tells of sensitive ones no kind', () => {
    expect(textOf(article(aPage(recommendation)))).not.toContain('small reasons')
    const health = Array.from({ length: 30 }, (_, i) => ({
      key: 'health.foot_condition',
      value: 'flat feet',
      contribution: 1 + i / 100,
    }))
    const closed = contentOf(article(aPage({ ...recommendation, signals: health })), isClosed)
    expect(closed).toMatch(/Information that the law treats as sensitive\s*:\s*25 small reasons/i)
    expect(closed).not.toMatch(/health/i)
  })

  it('has one title for every link', () => {
    for (const overrides of Object.values(examples)) {
      expect(textOf(find(aPage(overrides), ({ tag }) => tag === 'title'))).toBe(
        'Why am I seeing this? · Northpath',
      )
    }
  })

  it('says nothing of a sensitive signal outside the closed details', () => {
    const page = readHtml(aPage(sensitive))
    expect(contentOf(page, isClosed)).not.toMatch(/foot|flat feet|health/i)
    const [details] = elementsOf(page, isClosed)
    expect(details && textOf(details)).toContain('A foot condition: flat feet')
    expect(details?.attributes.has('open')).toBe(false)
    const summary = details?.children.find(child => typeof child !== 'string')
    expect(typeof summary === 'object' && textOf(summary)).toBe(
      'information that the law treats as sensitive',
    )
  })

  it('keeps hostile values inert: the page has the tags of its template and no other', () => {
    const tags = new Set(elementsOf(readHtml(aPage(hostile)), () => true).map(({ tag }) => tag))
    expect([...tags].filter(tag => ['script', 'img', 'iframe', 'object', 'form'].includes(tag))).toEqual([])
    expect(elementsOf(readHtml(aPage(hostile)), ({ tag }) => tag === 'h1')).toHaveLength(1)
    expect(aPage(hostile)).not.toMatch(/[\u202A-\u202E\u2066-\u2069\u200B]/)
  })

  it('leads only to addresses that may be followed', () => {
    const record = anExplainedRecord(recommendation, shop)
    const told = word(record, 'en', { publicUrl })
    const html = renderPage(told, record, {
      organisation: { name: 'x', contact: 'javascript:alert(1)', my_data_url: 'data:text/html,x' },
      controls: [
        {
          key: 'a',
          name: { text: 'A', language: null },
          manage_url: 'javascript:alert(2)',
          sensitive: false,
        },
      ],
    })
    expect(html).not.toMatch(/href="(javascript|data):/)
    expect(textOf(readHtml(html))).toContain('javascript:alert(1)')
  })

  it('marks each text of the organisation that is in another language than the page, wherever it stands', () => {
    const english = { ...shop, languages: ['en', 'ar'] }
    const record = anExplainedRecord(recommendation, english)
    const told = word(record, 'ar', { publicUrl })
    const page = readHtml(renderPage(told, record, nowPart(english, told)))
    const marked = elementsOf(page, ({ attributes, tag }) => tag === 'bdi' && attributes.has('lang'))
    expect(
      marked.every(({ attributes }) => attributes.get('lang') === 'en' && attributes.get('dir') === 'ltr'),
    ).toBe(true)
    const texts = new Set(marked.map(textOf))
    for (const declared of [
      'Home page', // the surface
      'Products you looked at', // a reason, the data, a choice
      'Your recent orders',
      'Our shop, while you were signed in', // a source
      'choosing what to show you', // a purpose: of the data and of the consent
      'Home page recommendations', // the system
      'It ranks products by how well they fit what you did in the shop.',
      'We do not want to know it.', // why it never uses something
      'Choose “Popular” above the list to see the same for everyone.',
    ]) {
      expect([...texts], declared).toContain(declared)
    }
    expect(
      elementsOf(page, ({ attributes, tag }) => tag === 'bdi' && attributes.get('lang') === 'ar'),
    ).toEqual([])
  })

  it('marks nothing where every text is in the language of the page', () => {
    for (const language of ['en', 'de']) {
      const page = readHtml(aPage(recommendation, language))
      expect(elementsOf(page, ({ attributes, tag }) => tag === 'bdi' && attributes.has('lang'))).toEqual([])
    }
  })

  it('gives the same article whenever and however the record arrived, and whatever is declared today', () => {
    const record = anExplainedRecord(recommendation, shop)
    const told = word(record, 'en', { publicUrl })
    const later = { ...record, receivedAt: record.receivedAt + 86_400_000, commitment: 'ff' }
    const toldLater = word(later, 'en', { publicUrl })
    const one = renderPage(told, record, nowPart(shop, told))
    const other = renderPage(toldLater, later, nowPart(null, toldLater))
    const cut = (html: string) => html.slice(html.indexOf('<article'), html.indexOf('</article>'))
    expect(cut(other)).toBe(cut(one))
    expect(other).not.toBe(one)
    expect(renderArticle(told, record)).toBe(`${cut(one)}</article>`)
  })

  it.each(Object.entries(examples))('masks evidence and changes no other byte: %s', (_, overrides) => {
    for (const language of interfaceLanguages) {
      const record = anExplainedRecord(overrides, shop)
      const told = word(record, language, { publicUrl })
      const masked = renderArticle(told, record, 'masked')
      expect(withoutEvidence(masked)).toBe(withoutEvidence(renderArticle(told, record)))
      const said = elementsOf(readHtml(masked), isClosed).map(textOf)
      const { messages } = speechIn(language, { languages: [language], timeZone: 'UTC' })
      const fixed = `${messages['words.sensitive']()} ${messages['evidence.masked']()}`
      expect(said).toEqual(overrides === sensitive ? [fixed] : [])
    }
  })

  it('keeps the living part and the record out of the article', () => {
    const html = aPage(recommendation)
    const inside = textOf(article(html))
    expect(inside).not.toContain('privacy@northpath.example')
    expect(inside).not.toContain('97b2d69c')
    expect(textOf(find(html, ({ attributes }) => attributes.has('data-now')))).toContain(
      'privacy@northpath.example',
    )
  })

  it('names the time zone once', () => {
    expect(textOf(readHtml(aPage(recommendation))).split('Europe/Berlin')).toHaveLength(2)
  })

  it('takes at most 14 KB for 40 signals, as sent', () => {
    const html = aPage({ ...manySignals, signals: manySignals?.signals?.slice(0, 40) ?? [] })
    expect(gzipSync(html).length).toBeLessThan(14 * 1024)
  })
})

describe('nowPart', () => {
  it('closes the control of a sensitive signal', () => {
    const told = word(anExplainedRecord(sensitive, shop), 'en', { publicUrl })
    expect(nowPart(shop, told).controls.map(({ key, sensitive: closed }) => [key, closed])).toEqual([
      ['health.foot_condition', true],
      ['browsing.viewed_products', false],
      ['orders.recent', false],
      ['feedback.hidden', false],
      ['profile.interest', false],
    ])
  })

  it('offers nothing where nothing is declared', () => {
    const told = word(anExplainedRecord(recommendation, null), 'en', { publicUrl })
    expect(nowPart(null, told)).toEqual({ organisation: null, controls: [] })
  })
})

describe('renderProblemPage', () => {
  const organisation = { name: 'Northpath', contact: 'privacy@northpath.example' }

  it('says what happened and what one can do, in both languages', () => {
    const said = (language: string) =>
      textOf(readHtml(renderProblemPage('link-expired', language, { organisation })))
    expect(said('en')).toContain('This link has expired')
    expect(said('de')).toContain('Dieser Link ist abgelaufen')
  })

  it('says of a link that is not good nothing about what is behind it', () => {
    const html = renderProblemPage('link-invalid', 'en', { organisation, request: 'r-1' })
    expect(textOf(readHtml(html))).not.toMatch(/record|person|expired|exist|delete|r-1/i)
  })

  it('names the request where the fault is ours, and gives a stranger no more', () => {
    const html = renderProblemPage('internal', 'en', { organisation, request: 'r-1' })
    expect(textOf(readHtml(html))).toContain('r-1')
    expect(
      textOf(readHtml(renderProblemPage('input-invalid', 'en', { organisation: null, request: 'r-1' }))),
    ).not.toContain('r-1')
  })
})

describe('renderStartPage', () => {
  it('says what this is and for whom', () => {
    expect(textOf(readHtml(renderStartPage('en', { organisation: 'Northpath' })))).toContain(
      'It works for Northpath.',
    )
    expect(renderStartPage('de', { organisation: null })).toContain('lang="de"')
  })
})
