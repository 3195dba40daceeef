import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { createClient } from '../../src/client/client.js'
import type { Decision } from '../../src/contract/decision.js'
import { startShop } from '../../src/demo/shop.js'
import { quickClock } from '../fixtures/quick-clock.js'
import { type Receiver, startReceiver } from './receiver.js'
import { aShopBrowser } from './shop-browser.js'

const NOW = Date.parse('2026-11-21T10:00:00Z')
const HOUR = 3_600_000

let receiver: Receiver
beforeEach(async () => {
  receiver = await startReceiver(() => NOW)
})
afterEach(() => receiver.close())

/** A browser at a shop that sends to the receiver. Its clock stands an hour before the receiver's. */
function aBrowser(headers: Record<string, string> = {}) {
  const client = createClient({ url: receiver.url, key: 'producer-key', clock: quickClock() })
  return aShopBrowser(client, NOW - HOUR, headers)
}

function lastSlate(): readonly Decision[] {
  const slate = receiver.slates.at(-1)
  if (!slate) throw new Error(`nothing was sent; refused: ${JSON.stringify(receiver.refused)}`)
  return slate
}

describe('createShopApp', () => {
  it('sends a page in one POST and gives each thing on it its own link', async () => {
    const browser = aBrowser()
    const page = await browser.page('/')
    expect(receiver.slates).toHaveLength(1)
    const slate = lastSlate()
    expect(slate.map(decision => decision.kind)).toEqual([
      ...Array.from({ length: 10 }, () => 'recommendation'),
      'content',
      'price',
      'ad',
    ])
    for (const { id } of slate) {
      expect(page.split(`href="http://localhost:8787/w/${id}"`)).toHaveLength(2)
    }
    expect(page.match(/Why am I seeing this\?/g)).toHaveLength(13)
    expect(page).not.toContain('Explanations cannot be had')
  })

  it('counts searches, the basket, hidden products and what the visitor told it', async () => {
    const browser = aBrowser()
    await browser.page('/search?q=stove')
    await browser.post('/basket', { product: 'lark-tent' })
    await browser.post('/hide', { product: 'ridgeline-boots' })
    await browser.post('/profile', { activity: 'camping', shoe_size: '42', deliver_to: 'US-NY' })
    await browser.page('/')
    const slate = lastSlate()
    const keys = new Set(slate.flatMap(decision => decision.signals.map(signal => signal.key)))
    expect([...keys]).toEqual(
      expect.arrayContaining([
        'search.queries',
        'basket.items',
        'feedback.hidden_items',
        'profile.activities',
      ]),
    )
    expect(slate.map(decision => decision.item.id)).not.toContain('ridgeline-boots')
    expect(slate[0]?.person).toEqual({ locale: 'en', jurisdiction: 'US-NY' })
    expect(slate[0]?.not_used).toContainEqual({ key: 'delivery.place', reason: 'wrong_purpose' })
    const activity = slate.flatMap(d => d.signals).find(signal => signal.key === 'profile.activities')
    expect(activity?.value).toEqual(['camping'])
  })

  it('ranks a search by the words just typed', async () => {
    const browser = aBrowser()
    const page = await browser.page('/search?q=tent')
    expect(lastSlate()[0]).toMatchObject({ kind: 'ranking', surface: 'search.results' })
    expect(lastSlate()[0]?.signals[0]).toMatchObject({ key: 'search.current_query', value: 'tent' })
    expect(page).toContain('Lark tent for two')
    expect(await browser.page('/search?q=zzzz')).toContain('We found nothing for')
    expect(receiver.slates).toHaveLength(1)
  })

  it.each([
    '<script>alert(1)</script> tent',
    '"><img src=x onerror=alert(1)> tent',
    '</title></pre> tent {value} %00',
    '\u202etent\u0007',
  ])('keeps a hostile search inert on every page that shows it: %j', async query => {
    const browser = aBrowser()
    const search = await browser.page(`/search?q=${encodeURIComponent(query)}`)
    const home = await browser.page('/')
    const pages = [search, home, await browser.page('/choices'), await browser.page('/engineer')]
    for (const page of pages) {
      expect(page).not.toMatch(/<script|<img|onerror=alert\(1\)>/)
      expect(page.match(/<title>/g)).toHaveLength(1)
    }
    expect(receiver.refused).toEqual([])
  })

  it('cuts a search to what the contract takes', async () => {
    const browser = aBrowser()
    await browser.page(`/search?q=tent%20${'x'.repeat(600)}%00`)
    await browser.page(`/search?q=${encodeURIComponent(`tent ${'😀'.repeat(60)}`)}`)
    await browser.page('/')
    expect(receiver.refused).toEqual([])
    expect(receiver.slates).toHaveLength(3)
  })

  it('speaks the language that the browser prefers, until the visitor switches', async () => {
    const browser = aBrowser({ 'accept-language': 'fr, de-AT;q=0.8, en;q=0.5' })
    const page = await browser.page('/search?q=Zelt')
    expect(page).toContain('<html lang="de">')
    expect(page).toContain('Warum sehe ich das?')
    expect(page).toContain('href="/search?q=Zelt&amp;lang=en"')
    expect(lastSlate()[0]).toMatchObject({
      person: { locale: 'de' },
      item: { title: 'Zelt Lerche für zwei' },
    })
    expect(await browser.page('/?lang=en')).toContain('<html lang="en">')
    expect(await browser.page('/')).toContain('<html lang="en">')
  })

  it('shows the offer at the same price wherever it is one, and explains it each time', async () => {
    const browser = aBrowser()
    await browser.page('/')
    await browser.page('/')
    const prices = () => lastSlate().filter(decision => decision.kind === 'price')
    const home = prices()[0]?.price
    expect(home).toEqual({ amount: '203.67', currency: 'EUR', reference_amount: '219.00' })
    await browser.page('/product/crane-pack')
    expect(prices()[0]).toMatchObject({ surface: 'product.price', price: home })
    await browser.post('/basket', { product: 'crane-pack' })
    expect(await browser.page('/basket')).toContain('203.67')
    expect(prices()[0]).toMatchObject({ surface: 'basket.price', price: home })
  })

  it('still renders, and says so quietly, when the service is down', async () => {
    receiver.fail()
    const browser = aBrowser()
    const response = await browser.request('/')
    const page = await response.text()
    expect(response.status).toBe(200)
    expect(page).toContain('Explanations cannot be had just now.')
    expect(page).toContain('Merino hiking socks')
    expect(page).not.toContain('Why am I seeing this?')
    expect(browser.lines).toEqual(['explanations cannot be had: answer-unreadable (503)'])
  })

  it('still renders every page when the service never answers, and works on', async () => {
    receiver.hang()
    const client = createClient({ url: receiver.url, key: 'producer-key', timeoutMs: 20, retries: 0 })
    const browser = aShopBrowser(client, NOW - HOUR)
    await browser.post('/basket', { product: 'crane-pack' })
    for (const path of ['/', '/product/lark-tent', '/search?q=tent', '/basket', '/engineer', '/']) {
      const response = await browser.request(path)
      expect(response.status).toBe(200)
      const page = await response.text()
      expect(page).toContain('Explanations cannot be had just now.')
      expect(page).not.toContain('Why am I seeing this?')
    }
    expect(await browser.page('/')).toContain('Chosen for you')
  })

  it.each(['fail', 'hang'] as const)(
    'sends what was shown while the service would not take it, once it does: %s',
    async fault => {
      receiver[fault]()
      const client = createClient({
        url: receiver.url,
        key: 'producer-key',
        timeoutMs: 20,
        retries: 0,
        buffer: { timeoutMs: 200, backoffCapMs: 100 },
      })
      const browser = aShopBrowser(client, NOW - HOUR)
      await browser.page('/')
      await browser.page('/product/lark-tent')
      receiver.recover()
      expect(await client.flush()).toBe(true)
      expect(client.counters()).toMatchObject({ enqueued: 17, accepted: 17, pending: 0 })
      const surfaces = receiver.slates.flat().map(decision => decision.surface)
      expect(surfaces.filter(surface => surface === 'home.suggestions')).toHaveLength(10)
      expect(surfaces.filter(surface => surface === 'product.related')).toHaveLength(4)
    },
  )

  it('shows in the corner for engineers what was sent, beside its explanation, and one breach', async () => {
    const browser = aBrowser()
    await browser.page('/')
    const [first] = lastSlate()
    const corner = await browser.page('/engineer')
    expect(corner).toContain(`&quot;id&quot;: &quot;${first?.id}&quot;`)
    expect(corner).toContain(`href="http://localhost:8787/w/${first?.id}"`)
    const breach = lastSlate()
    expect(breach).toHaveLength(1)
    expect(breach[0]?.signals.map(signal => signal.key)).toContain('experiment.bucket_7')
    const elsewhere = receiver.slates.slice(0, -1).flat()
    expect(elsewhere.flatMap(d => d.signals).filter(s => s.key.startsWith('experiment.'))).toEqual([])
  })

  it('knows a visitor by a random cookie that scripts cannot read, and keeps visitors apart', async () => {
    const anna = aBrowser()
    const response = await anna.request('/')
    const cookie = response.headers.getSetCookie().find(line => line.startsWith('northbound_visitor='))
    expect(cookie).toMatch(/^northbound_visitor=[A-Za-z0-9_-]{22};/)
    expect(cookie).toContain('HttpOnly')
    expect(cookie).toContain('SameSite=Lax')
    expect(lastSlate()[0]?.subject).toBe(anna.cookies.get('northbound_visitor'))
    await aBrowser().page('/')
    expect(lastSlate()[0]?.subject).not.toBe(anna.cookies.get('northbound_visitor'))
  })

  it('takes no other spelling of its cookie', async () => {
    const browser = aBrowser()
    browser.cookies.set('northbound_visitor', 'someone@example.org')
    await browser.page('/')
    expect(lastSlate()[0]?.subject).toMatch(/^[A-Za-z0-9_-]{22}$/)
  })

  it('refuses a form of another site, and takes its own', async () => {
    const browser = aBrowser()
    const foreign = { origin: 'https://evil.example' }
    expect((await browser.post('/choices', { this_visit: 'on' }, foreign)).status).toBe(403)
    expect((await browser.post('/choices', { this_visit: 'on' }, { origin: 'null' })).status).toBe(403)
    expect(
      (await browser.post('/choices', { this_visit: 'on' }, { origin: 'http://localhost' })).status,
    ).toBe(303)
  })

  it.each([
    'https://evil.example/basket',
    '//evil.example',
    '/\\evil.example',
    'javascript:alert(1)',
    '/\t/evil.example',
    '/.//evil.example/x',
    '/a/..//evil.example',
  ])('never redirects out of the shop: %j', async to => {
    const browser = aBrowser()
    const response = await browser.post('/choices', { this_visit: 'on', to })
    const location = response.headers.get('location') ?? ''
    expect(location).toBe('/')
  })

  it('puts the sentence of New York beside a price that looked at the visitor, and nowhere else', async () => {
    const notice = 'THIS PRICE WAS SET BY AN ALGORITHM USING YOUR PERSONAL DATA.'
    const browser = aBrowser()
    await browser.post('/basket', { product: 'crane-pack' })
    const pages = ['/', '/product/crane-pack', '/basket']
    for (const path of pages) expect(await browser.page(path)).not.toContain(notice)
    await browser.post('/profile', { deliver_to: 'US-NY' })
    for (const path of pages) expect(await browser.page(`${path}?lang=de`)).toContain(notice)
    await browser.post('/choices', { this_visit: 'off' })
    for (const path of pages) expect(await browser.page(path)).not.toContain(notice)
  })

  it('fills every place in its words', async () => {
    const browser = aBrowser()
    await browser.post('/basket', { product: 'crane-pack' })
    for (const answer of ['on', 'off']) {
      for (const path of ['/', '/', '/choices', '/product/crane-pack', '/basket', '/search?q=tent']) {
        expect(await browser.page(path)).not.toMatch(/\{\w+\}/)
      }
      await browser.post('/choices', { this_visit: answer })
    }
  })

  it('answers 404 in its own words, and lets nothing from elsewhere into its pages', async () => {
    const browser = aBrowser()
    const response = await browser.request('/product/no-such-thing')
    expect(response.status).toBe(404)
    expect(await response.text()).toContain('There is no such page here.')
    const policy = response.headers.get('content-security-policy')
    expect(policy).toContain("default-src 'none'")
    expect(policy).not.toContain('unsafe-inline')
    expect(response.headers.get('cache-control')).toBe('no-store')
  })
})

describe('startShop', () => {
  it('listens, sends to the service, and closes', async () => {
    // A shop that is started reads the clock of the machine.
    const service = await startReceiver(Date.now)
    const shop = await startShop({
      serviceUrl: service.url,
      producerKey: 'producer-key',
      plainLoopback: true,
      host: '127.0.0.1',
      port: 0,
    })
    const page = await (await fetch(shop.url)).text()
    expect(page).toContain('http://localhost:8787/w/')
    const item = service.slates[0]?.[0]?.item
    expect(item?.url).toBe(`${shop.url}/product/${item?.id}`)
    await shop.close()
    await service.close()
    await expect(fetch(shop.url)).rejects.toThrow()
  })

  it('rejects when its port is taken', async () => {
    const options = { serviceUrl: receiver.url, plainLoopback: true, producerKey: 'k', host: '127.0.0.1' }
    const shop = await startShop({ ...options, port: 0 })
    const port = Number(new URL(shop.url).port)
    await expect(startShop({ ...options, port })).rejects.toThrow('EADDRINUSE')
    await shop.close()
  })
})
