import { describe, expect, it } from 'vitest'
import type { Catalogue, DeclaredSignal } from '../../../src/contract/catalogue.js'
import { interfaceLanguages } from '../../../src/contract/languages.js'
import { nowPart } from '../../../src/rendering/page/now-part.js'
import { sinceView } from '../../../src/rendering/page/since-view.js'
import { renderPage } from '../../../src/rendering/render-page.js'
import { changesSince } from '../../../src/rendering/since/changes-since.js'
import { word } from '../../../src/rendering/word.js'
import { anExplainedRecord } from '../../builders/explained-record.js'
import { manySignals, recommendation, sensitive, shop } from '../../builders/shop.js'
import { elementsOf, readHtml, textOf } from '../../oracle/html.js'

const VIEWED = 'browsing.viewed_products'

function changed(change: (key: string, signal: DeclaredSignal) => Partial<DeclaredSignal>): Catalogue {
  const signals = Object.entries(shop.signals ?? {})
  return {
    ...shop,
    signals: Object.fromEntries(signals.map(([key, signal]) => [key, { ...signal, ...change(key, signal) }])),
  }
}
const viewed = (change: Partial<DeclaredSignal>) => changed(key => (key === VIEWED ? change : {}))

/** The page of an old decision under a newer catalogue, and under the one it is bound to. */
function pages(overrides: Parameters<typeof anExplainedRecord>[0], catalogue: Catalogue, language = 'en') {
  const record = anExplainedRecord(overrides, shop)
  const told = word(record, language, { publicUrl: 'https://why.example' })
  const since = changesSince(record, { version: 8, catalogue })
  const html = renderPage(told, record, { ...nowPart(catalogue, told), since })
  return { html, bound: renderPage(told, record, nowPart(shop, told)) }
}

/** Each sentence of the open list. */
function said(catalogue: Catalogue, language = 'en'): string[] {
  const since = changesSince(anExplainedRecord(recommendation, shop), { version: 8, catalogue })
  if (!since) return []
  const open = sinceView(since, 'Northpath', language)?.open.first ?? []
  return open.map(pieces => pieces.map(({ text }) => text).join(''))
}

describe('sinceView', () => {
  it.each<[Partial<DeclaredSignal>, string]>([
    [{ retention_days: 30 }, 'Northpath now keeps “Products you looked at” for 30 days, not 400.'],
    [{ name: { en: 'Pages you saw' } }, '“Products you looked at” is now called “Pages you saw”.'],
    [
      { source: { en: 'Our app.' } },
      'The source of “Products you looked at” is now: Our app. Before: Our shop, while you were signed in.',
    ],
    [
      { shared_with: ['Ads Ltd', 'Data AG'] },
      'Northpath now also passes “Products you looked at” on to: Ads Ltd and Data AG.',
    ],
    [
      { purposes: ['personalised_content', 'adverts'] },
      'Northpath no longer uses “Products you looked at” for: setting prices.',
    ],
    [
      { because: { en: 'you saw {value}' } },
      'Northpath now explains “Products you looked at” in other words.',
    ],
    [{ control: {} }, 'You can no longer change “Products you looked at” or switch it off.'],
  ])('says what %j means', (change, sentence) => {
    expect(said(viewed(change))).toEqual([sentence])
  })

  it('says what changed of the system, the surface and the purpose', () => {
    const system = shop.systems?.['home-recs']
    const purpose = shop.purposes?.personalised_content
    if (!system || !purpose) throw new Error('the shop has no home-recs, or no such purpose')
    const catalogue: Catalogue = {
      ...shop,
      systems: { ...shop.systems, 'home-recs': { ...system, summary: { en: 'It picks shoes.' } } },
      surfaces: { 'home.hero': { name: { en: 'Start page' } } },
      purposes: {
        ...shop.purposes,
        personalised_content: { ...purpose, needs_consent: !purpose.needs_consent },
      },
    }
    const name = purpose.name.en
    const now = purpose.needs_consent ? 'no longer asks' : 'now asks'
    expect(said(catalogue)).toEqual([
      'Northpath now describes “Home page recommendations” like this: It picks shoes.',
      '“Home page” is now called “Start page”.',
      `Northpath ${now} for your consent for: “${name}”.`,
    ])
  })

  it('says nothing of a text that changed in another language alone', () => {
    const catalogue = viewed({ name: { en: 'Products you looked at', de: 'Angesehenes' } })
    expect(said(catalogue)).toEqual([])
    expect(said(catalogue, 'de')).toEqual(['„Produkte, die Sie angesehen haben“ heißt jetzt „Angesehenes“.'])
    expect(pages(recommendation, catalogue).html).not.toContain('id="since"')
  })

  it.each(interfaceLanguages)('has a sentence with every name in %s', language => {
    const catalogue = viewed({
      retention_days: 2,
      origin: 'third_party',
      purposes: ['adverts'],
      shared_with: ['Ads Ltd'],
      name: { en: 'Pages' },
    })
    const sentences = said(catalogue, language)
    expect(sentences).toHaveLength(5)
    for (const sentence of sentences) {
      expect(sentence).toMatch(/Products you looked at|Produkte, die Sie angesehen haben/)
      expect(sentence).not.toMatch(/[{}]|undefined|null/)
    }
  })
})

describe('the page of an old decision', () => {
  const cut = (html: string) => html.slice(html.indexOf('<article'), html.indexOf('</article>'))
  const now = (html: string) => elementsOf(readHtml(html), ({ attributes }) => attributes.has('data-now'))

  it.each(interfaceLanguages)(
    'keeps the words of its day, byte for byte, and says beside them what changed, in %s',
    language => {
      const { html, bound } = pages(recommendation, viewed({ retention_days: 30 }), language)
      expect(cut(html)).toBe(cut(bound))
      const [part, ...others] = now(html)
      expect(others).toEqual([])
      expect(part && textOf(part)).toMatch(/Northpath.*30.*400/s)
      expect(bound).not.toContain('id="since"')
    },
  )

  it('says of what is sensitive nothing outside the closed evidence', () => {
    const catalogue = changed(key => (key === 'health.foot_condition' ? { retention_days: 7 } : {}))
    const [part] = now(pages(sensitive, catalogue).html)
    if (!part) throw new Error('the page has no living part')
    const closed = elementsOf(part, ({ attributes }) => attributes.has('data-sensitive'))
    expect(closed.map(textOf).join()).toContain('now keeps “A foot condition” for 7 days, not 30.')
    const outside = closed.reduce((text, element) => text.replace(textOf(element), ''), textOf(part))
    expect(outside).not.toMatch(/foot|health/i)
    expect(outside).toContain('What has changed since')
  })

  it('folds a long list, and stays small', () => {
    const catalogue = changed((_, { retention_days = 0 }) => ({
      retention_days: retention_days + 1,
      shared_with: ['<b>Ads</b> Ltd'],
    }))
    const { html } = pages(manySignals, catalogue)
    const [part] = now(html)
    expect(part && textOf(part)).toContain('Show all 17')
    expect(html).not.toContain('<b>Ads')
  })
})
