// The promise of the demo, through a real service: open a product, come back, read why; it names what you just did.
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { createClient } from '../../src/client/client.js'
import { catalogueFor } from '../../src/demo/catalogue.js'
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

async function explanationAt(address: string) {
  const response = await service.request(address, { headers: { accept: 'application/json' } })
  expect(response.status).toBe(200)
  return response.json()
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

  it('raises no finding on any page, whatever is answered; the engineer’s corner raises its one', async () => {
    const browser = aBrowser({ 'sec-gpc': '0' })
    const findings = async (path: string) => {
      const links = whyLinks(await browser.page(path))
      expect(links.length).toBeGreaterThan(0)
      return (await Promise.all(links.map(explanationAt))).flatMap(explanation => explanation.findings)
    }
    const paths = ['/', '/product/crane-pack', '/search?q=tent', '/basket', '/']
    await browser.post('/basket', { product: 'crane-pack' })
    await browser.post('/profile', { activity: 'hiking', shoe_size: '42', deliver_to: 'US-NY' })
    for (const answers of [
      {},
      { this_visit: 'on', personal_ads: 'on' },
      { this_visit: 'off', personal_ads: 'on' },
      { this_visit: 'on', personal_ads: 'off' },
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
