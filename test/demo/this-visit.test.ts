// What the shop does with a visit: used by default and said so, switched off at once, over by itself.
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { createClient } from '../../src/client/client.js'
import type { Decision } from '../../src/contract/decision.js'
import { IDLE_HOURS, newVisitor } from '../../src/demo/visitor.js'
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

describe('createShopApp, of this visit', () => {
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
})
