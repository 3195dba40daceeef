import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { createClient } from '../../src/client/client.js'
import type { Decision } from '../../src/contract/decision.js'
import { startShop } from '../../src/demo/shop.js'
import { IDLE_HOURS, newVisitor } from '../../src/demo/visitor.js'
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
  const client = createClient({ url: receiver.url, key: 'producer-key', wait: async () => {} })
  return aShopBrowser(client, NOW - HOUR, headers)
}

function lastSlate(): readonly Decision[] {
  const slate = receiver.slates.at(-1)
  if (!slate) throw new Error(`nothing was sent; refused: ${JSON.stringify(receiver.refused)}`)
  return slate
}

describe('createShopApp', () => {
  it('names the boot that was looked at once the visitor comes back, with nothing clicked but the boot', async () => {
    const browser = aBrowser()
    await browser.page('/')
    await browser.page('/product/marsh-boots')
    const page = await browser.page('/')
    const [first] = lastSlate()
    expect(first).toMatchObject({
      kind: 'recommendation',
      surface: 'home.suggestions',
      position: 1,
      consent: { purposes: [], basis: 'legitimate_interest' },
      person: { locale: 'en' },
    })
    expect(first?.consent).not.toHaveProperty('recorded_at')
    expect(first?.signals[0]).toMatchObject({
      key: 'browsing.viewed_products',
      value: 'Marsh walking boots',
      purpose: 'this_visit',
    })
    expect(page).toContain('Chosen for you')
    expect([...browser.cookies.keys()]).toEqual(['northbound_visitor'])
    expect(receiver.refused).toEqual([])
  })

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

  it('has nothing to go by at first but what sells, and says so', async () => {
    const page = await aBrowser().page('/')
    const [first] = lastSlate()
    expect(first?.signals.map(signal => signal.key)).toEqual([
      'context.popularity',
      'context.season',
      'context.in_stock',
    ])
    expect(first?.not_used).toEqual([
      { key: 'device.type', reason: 'policy' },
      { key: 'location.coarse', reason: 'policy' },
    ])
    expect(page).toContain('Popular now')
  })

  it('deletes what was done when the visitor switches it off, and records nothing afterwards', async () => {
    const browser = aBrowser()
    await browser.page('/product/marsh-boots')
    await browser.post('/profile', { activity: 'camping', shoe_size: '42' })
    await browser.page('/')
    await browser.post('/choices', { this_visit: 'off' })
    expect(await browser.page('/engineer')).not.toContain('Marsh walking boots')
    await browser.page('/product/lark-tent')
    await browser.page('/search?q=stove')
    await browser.post('/hide', { product: 'lark-tent' })
    await browser.post('/profile', { activity: 'camping', shoe_size: '42' })
    expect(await browser.page('/choices')).toContain('<p>Nothing.</p>')
    const page = await browser.page('/')
    const [first] = lastSlate()
    expect(
      lastSlate()
        .flatMap(d => d.signals)
        .filter(s => !s.key.startsWith('context.')),
    ).toEqual([])
    expect(first?.consent).toMatchObject({ purposes: [], recorded_at: expect.any(String) })
    expect(first?.not_used?.[0]).toEqual({ key: 'browsing.viewed_products', reason: 'opted_out' })
    expect(page).toContain('Popular now')
    expect(page).not.toContain('Not for me')
    const product = await browser.page('/product/lark-tent')
    expect(product).toContain('Nothing about you was used.')
    expect(lastSlate()[0]?.signals[0]?.key).toBe('context.current_product')
  })

  it('can be switched on again, and then begins from nothing', async () => {
    const browser = aBrowser()
    await browser.page('/product/marsh-boots')
    await browser.post('/choices', { this_visit: 'off' })
    await browser.post('/choices', { this_visit: 'on', personal_ads: 'off', to: '/choices?saved=1' })
    await browser.page('/')
    const keys = lastSlate().flatMap(decision => decision.signals.map(signal => signal.key))
    expect(keys).not.toContain('browsing.viewed_products')
    await browser.page('/product/lark-tent')
    await browser.page('/')
    expect(lastSlate()[0]?.signals[0]).toMatchObject({ value: 'Lark tent for two', purpose: 'this_visit' })
    expect(lastSlate()[0]?.consent).toMatchObject({ basis: 'legitimate_interest', purposes: [] })
  })

  it('ends a visit without clicks: what was remembered is gone, and the next one has another id', async () => {
    const browser = aBrowser()
    await browser.page('/product/marsh-boots')
    const id = browser.cookies.get('northbound_visitor')
    browser.wait(IDLE_HOURS * HOUR - 60_000)
    await browser.page('/')
    expect(lastSlate()[0]?.signals[0]?.key).toBe('browsing.viewed_products')
    browser.wait(IDLE_HOURS * HOUR)
    await browser.page('/')
    expect(lastSlate()[0]?.signals[0]?.key).toBe('context.popularity')
    expect(lastSlate()[0]?.subject).not.toBe(id)
    expect(lastSlate()[0]?.subject).toBe(browser.cookies.get('northbound_visitor'))
  })

  it('ends a visit after a day, however busy it was', async () => {
    const browser = aBrowser()
    await browser.page('/product/marsh-boots')
    const id = browser.cookies.get('northbound_visitor')
    for (let hour = 0; hour < 24; hour++) {
      browser.wait(HOUR)
      await browser.page('/choices')
    }
    expect(browser.cookies.get('northbound_visitor')).not.toBe(id)
    expect(await browser.page('/choices')).not.toContain('Marsh walking boots')
  })

  it('keeps an objection beyond the visit, beyond "forget", and beyond its own memory', async () => {
    const browser = aBrowser()
    await browser.post('/choices', { this_visit: 'off' })
    await browser.post('/forget', {})
    browser.wait(3 * IDLE_HOURS * HOUR)
    const other = aBrowser()
    for (const [name, value] of browser.cookies) other.cookies.set(name, value)
    for (const shop of [browser, other]) {
      await shop.page('/product/marsh-boots')
      await shop.page('/')
      expect(lastSlate()[0]?.signals[0]?.key).toBe('context.popularity')
      expect(lastSlate()[0]?.not_used?.[0]?.reason).toBe('opted_out')
    }
  })

  it.each(['maybe.1763719200000', 'off', 'on.later'])(
    'takes no other spelling of an answer: %s',
    async value => {
      const browser = aBrowser()
      browser.cookies.set('northbound_this_visit', value)
      expect(await browser.page('/')).toContain('name="this_visit"')
    },
  )

  it('deletes visits that are over when it sweeps, with the pages it kept of them', async () => {
    const browser = aBrowser()
    await browser.page('/')
    const id = browser.cookies.get('northbound_visitor')
    const subject = newVisitor(id ?? '', NOW)
    browser.shop.sweep()
    expect(browser.shop.lastSlate(subject)).not.toBeNull()
    browser.wait(IDLE_HOURS * HOUR)
    browser.shop.sweep()
    expect(browser.shop.lastSlate(subject)).toBeNull()
  })

  it('says what it does with two buttons that differ in their words alone, until one is pressed', async () => {
    const browser = aBrowser()
    const page = await browser.page('/')
    expect(page).toContain('delete it after 2 hours without a click')
    expect(page).toContain('stay for 30 days')
    expect(page.match(/<button name="this_visit"[^>]*>/g)).toEqual([
      '<button name="this_visit" value="on">',
      '<button name="this_visit" value="off">',
    ])
    const answer = await browser.post('/choices', { this_visit: 'on', to: '/product/lark-tent' })
    expect([answer.status, answer.headers.get('location')]).toEqual([303, '/product/lark-tent'])
    expect(await browser.page('/')).not.toContain('name="this_visit"')
  })

  it('uses what was looked at for an advert only after a yes to that, and never against the browser', async () => {
    const adOf = () => lastSlate().find(decision => decision.kind === 'ad')
    const browser = aBrowser()
    await browser.page('/product/twig-stove')
    await browser.page('/')
    expect(adOf()?.signals.map(signal => signal.key)).not.toContain('browsing.viewed_products')
    expect(adOf()?.not_used).toContainEqual({ key: 'browsing.viewed_products', reason: 'no_consent' })
    await browser.post('/choices', { this_visit: 'on', personal_ads: 'on' })
    await browser.page('/')
    expect(adOf()?.consent).toMatchObject({ purposes: ['personal_ads'], basis: 'consent' })
    expect(adOf()?.signals.map(signal => signal.key)).toContain('browsing.viewed_products')
    await browser.request('/', { headers: { 'sec-gpc': '1' } })
    expect(adOf()?.signals.map(signal => signal.key)).not.toContain('browsing.viewed_products')
    expect(adOf()?.not_used).toContainEqual({ key: 'browsing.viewed_products', reason: 'opted_out' })
    expect(lastSlate()[0]?.signals[0]?.key).toBe('browsing.viewed_products')
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

  it('forgets a visitor on request', async () => {
    const browser = aBrowser()
    await browser.page('/product/marsh-boots')
    const id = browser.cookies.get('northbound_visitor')
    await browser.post('/forget', {})
    expect(await browser.page('/choices')).not.toContain('Marsh walking boots')
    await browser.page('/')
    expect(lastSlate()[0]?.signals[0]?.key).toBe('context.popularity')
    expect(lastSlate()[0]?.subject).not.toBe(id)
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
    const shop = await startShop({
      serviceUrl: receiver.url,
      producerKey: 'producer-key',
      plainLoopback: true,
      host: '127.0.0.1',
      port: 0,
    })
    const page = await (await fetch(shop.url)).text()
    expect(page).toContain('http://localhost:8787/w/')
    expect(lastSlate()[0]?.item.url).toBe(`${shop.url}/product/${lastSlate()[0]?.item.id}`)
    await shop.close()
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
