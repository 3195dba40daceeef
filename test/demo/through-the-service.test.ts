// The promise of the demo, through a real service: open a product, come back, read why; it names what you just did.
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { createClient } from '../../src/client/client.js'
import { type Explanation, explanation } from '../../src/contract/explanation.js'
import { catalogueFor, switchableSignals } from '../../src/demo/catalogue.js'
import type { Language } from '../../src/demo/language.js'
import { products } from '../../src/demo/product.js'
import { startService, type TestService } from '../service.js'
import { aShopBrowser, type ShopBrowser } from './shop-browser.js'

const NOW = Date.parse('2026-11-21T10:00:00Z')

let service: TestService
beforeEach(async () => {
  service = await startService({ now: () => NOW, catalogue: catalogueFor('http://localhost:8788') })
})
afterEach(() => service.close())

function aBrowser(headers: Record<string, string>): ShopBrowser {
  const client = createClient({
    url: 'http://localhost:8787',
    key: service.keys.producer,
    fetch: (input, init) => service.request(String(input), init),
  })
  return aShopBrowser(client, NOW - 60_000, headers)
}

/** The addresses behind "Why am I seeing this?", in the page's order. */
function whyLinks(page: string): readonly string[] {
  return [...page.matchAll(/<a class="why" href="([^"]+)"/g)].map(([, address]) => address ?? '')
}

async function explanationAt(address: string): Promise<Explanation> {
  const response = await service.request(address, { headers: { accept: 'application/json' } })
  expect(response.status).toBe(200)
  return explanation.parse(await response.json())
}

const because: Record<Language, (title: string) => string> = {
  en: title => `because you looked at ${title} on 21 November 2026.`,
  de: title => `weil Sie sich am 21. November 2026 ${title} angesehen haben.`,
}

describe('the demo', () => {
  it.each([
    ['marsh-boots', 'en'],
    ['marsh-boots', 'de'],
    ['crane-pack', 'en'],
    ['owl-lamp', 'de'],
  ] as const)('names what was just done, with no click but on the product: %s, %s', async (id, language) => {
    const title = products.find(product => product.id === id)?.title[language] ?? ''
    const browser = aBrowser({ 'accept-language': language })
    await browser.page('/')
    await browser.page(`/product/${id}`)
    const [first = ''] = whyLinks(await browser.page('/'))
    const page = await (await service.request(first, { headers: { accept: 'text/html' } })).text()
    const [, headline = ''] = /<h1[^>]*>([\s\S]*?)<\/h1>/.exec(page) ?? []
    expect(headline.replace(/<[^>]+>/g, '')).toContain(because[language](title))
    expect(page).toContain(`<html lang="${language}"`)
    expect([...browser.cookies.keys()]).toEqual(['northbound_visitor'])
  })

  it.each([
    [
      'a product that is opened',
      (b: ShopBrowser) => b.page('/product/lark-tent'),
      'browsing.viewed_products',
      'you looked at Lark tent for two on',
    ],
    [
      'a product that is opened, by what others bought',
      (b: ShopBrowser) => b.page('/product/lark-tent'),
      'browsing.bought_together',
      'you looked at Lark tent for two on 21 November 2026, and others bought both together.',
    ],
    [
      'a search',
      (b: ShopBrowser) => b.page('/search?q=stove'),
      'search.queries',
      'you searched for “stove” on',
    ],
    [
      'the basket',
      (b: ShopBrowser) => b.post('/basket', { product: 'northern-map' }),
      'basket.items',
      'you put Map of the Northern Trails in your basket.',
    ],
    [
      'the basket, by what others bought',
      (b: ShopBrowser) => b.post('/basket', { product: 'northern-map' }),
      'basket.bought_together',
      'others bought both together.',
    ],
    [
      'what is hidden',
      (b: ShopBrowser) => b.post('/hide', { product: 'fox-trail-shoes' }),
      'feedback.hidden_items',
      'This counted against it: you marked Fox trail running shoes as not for you on',
    ],
    [
      'what is told',
      (b: ShopBrowser) => b.post('/profile', { activity: 'camping' }),
      'profile.activities',
      'you told us that you like camping.',
    ],
  ] as const)('changes the next slate and its explanations at once: %s', async (_what, act, key, words) => {
    const browser = aBrowser({})
    const slate = async () => {
      const links = whyLinks(await browser.page('/')).slice(0, 10)
      return Promise.all(links.map(explanationAt))
    }
    const before = await slate()
    await act(browser)
    const after = await slate()
    const items = (explanations: typeof before) => explanations.map(({ decision }) => decision.item.id)
    expect(items(after)).not.toEqual(items(before))
    expect(before.flatMap(({ reasons }) => reasons.map(reason => reason.key))).not.toContain(key)
    const reasons = after.flatMap(explanation => explanation.reasons)
    expect(
      reasons
        .filter(reason => reason.key === key)
        .map(reason => reason.text)
        .join(' '),
    ).toContain(words)
  })

  it('keeps its word about what would have changed the first: switched off, the next page shows that', async () => {
    const acts: readonly ((browser: ShopBrowser) => Promise<unknown>)[] = [
      browser => browser.page('/product/marsh-boots'),
      browser => browser.page('/search?q=stove'),
      async browser => {
        await browser.post('/account', { customer: 'tom' })
        await browser.page('/product/owl-lamp')
      },
    ]
    for (const act of acts) {
      const browser = aBrowser({})
      await act(browser)
      const [first = ''] = whyLinks(await browser.page('/'))
      const { what_if } = await explanationAt(first)
      const said = /^If you had switched off (.+), you would have seen (.+) here\.$/.exec(
        what_if[0]?.text ?? '',
      )
      expect([what_if[0]?.certainty, said]).toEqual(['exact', expect.anything()])
      const off = switchableSignals.filter(({ name }) => said?.[1]?.includes(`“${name.en}”`))
      expect(off.length).toBeGreaterThan(0)
      await browser.switchOff(off.map(({ key }) => key))
      const [next = ''] = whyLinks(await browser.page('/'))
      const after = await explanationAt(next)
      expect(after.decision.item.title).toBe(said?.[2])
      for (const { key } of off) {
        const entry = after.data_not_used.find(unused => unused.key === key)
        expect(entry?.reason.code).toBe('opted_out')
      }
    }
  })

  it('keeps its word where nothing would have changed the first', async () => {
    const browser = aBrowser({})
    await browser.page('/search?q=wool')
    const [first = ''] = whyLinks(await browser.page('/'))
    const before = await explanationAt(first)
    expect(before.what_if[0]?.certainty).toBe('none')
    await browser.switchOff(switchableSignals.map(({ key }) => key))
    const [next = ''] = whyLinks(await browser.page('/'))
    expect((await explanationAt(next)).decision.item.id).toBe(before.decision.item.id)
  })

  it('raises no finding on any page, whatever is answered; the engineer’s corner raises its one', async () => {
    const browser = aBrowser({ 'sec-gpc': '0' })
    const findings = async (path: string) => {
      const links = whyLinks(await browser.page(path))
      expect(links.length).toBeGreaterThan(0)
      return (await Promise.all(links.map(explanationAt))).flatMap(explanation => explanation.findings)
    }
    const paths = ['/', '/product/crane-pack', '/search?q=tent', '/basket', '/']
    await browser.post('/account', { customer: 'ines' })
    await browser.post('/basket', { product: 'crane-pack' })
    await browser.post('/profile', { activity: 'hiking', shoe_size: '42', deliver_to: 'US-NY' })
    for (const answers of [
      {},
      { this_visit: 'on', personal_ads: 'on' },
      { this_visit: 'off', personal_ads: 'on' },
      { this_visit: 'on', personal_ads: 'off' },
      { past_orders: 'off' },
    ]) {
      await browser.post('/choices', answers)
      for (const path of paths) expect(await findings(path)).toEqual([])
    }
    expect((await findings('/engineer')).map(finding => finding.code)).toContain('undeclared-signal')
  })

  it('says on which ground, what was switched off, and leads back to the choices', async () => {
    const browser = aBrowser({})
    await browser.page('/product/marsh-boots')
    const [used = ''] = whyLinks(await browser.page('/'))
    expect((await explanationAt(used)).consent).toMatchObject({
      purposes: [],
      basis: { code: 'legitimate_interest' },
    })
    await browser.post('/choices', { this_visit: 'off' })
    const [refused = ''] = whyLinks(await browser.page('/'))
    const explanation = await explanationAt(refused)
    expect(explanation.headline.code).toBe('nothing_about_you')
    expect(explanation.data_not_used[0]).toMatchObject({
      key: 'browsing.viewed_products',
      reason: { code: 'opted_out' },
    })
    const page = await (await service.request(refused)).text()
    expect(page).toContain('href="http://localhost:8788/choices"')
  })
})
