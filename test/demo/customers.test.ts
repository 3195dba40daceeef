// Being one of the shop's customers, and switching off signals one by one, as a browser does both.
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { createClient } from '../../src/client/client.js'
import type { Decision } from '../../src/contract/decision.js'
import { switchableSignals } from '../../src/demo/catalogue.js'
import { quickClock } from '../fixtures/quick-clock.js'
import { type Receiver, startReceiver } from './receiver.js'
import { aShopBrowser } from './shop-browser.js'

const NOW = Date.parse('2026-11-21T10:00:00Z')

let receiver: Receiver
beforeEach(async () => {
  receiver = await startReceiver(() => NOW)
})
afterEach(() => receiver.close())

function aBrowser() {
  const client = createClient({ url: receiver.url, key: 'producer-key', clock: quickClock() })
  return aShopBrowser(client, NOW - 3_600_000)
}

function suggestions(): readonly Decision[] {
  const slate = receiver.slates.at(-1) ?? []
  return slate.filter(decision => decision.surface === 'home.suggestions')
}

const keysUsed = () => suggestions().flatMap(decision => decision.signals.map(signal => signal.key))
const reasonFor = (key: string) => suggestions()[0]?.not_used?.find(entry => entry.key === key)?.reason

describe('being a customer', () => {
  it('begins another visit, under another id, in which past orders count after a yes', async () => {
    const browser = aBrowser()
    await browser.page('/product/lark-tent')
    const before = browser.cookies.get('northbound_visitor')
    await browser.post('/account', { customer: 'ines' })
    const page = await browser.page('/')
    expect(page).toContain('>Ines</a>')
    expect(page).toContain('By what you bought before')
    expect(keysUsed()).toContain('purchases.bought_together')
    expect(keysUsed()).not.toContain('browsing.viewed_products')
    expect(suggestions()[0]?.subject).not.toBe(before)
    expect(suggestions()[0]?.consent).toMatchObject({ purposes: ['past_orders'], basis: 'consent' })
    const [first] = suggestions()
    const signal = first?.signals.find(({ key }) => key === 'purchases.bought_together')
    expect(signal?.source).toMatch(/^\d+ of the \d+ past orders with .+ also held this$/)
    expect(signal?.observed_at).toMatch(/^2026-/)
    expect(suggestions().map(({ item }) => item.id)).not.toContain('ridgeline-boots')
    expect(receiver.refused).toEqual([])
  })

  it('asks before it uses past orders, and stops when the customer says no', async () => {
    const browser = aBrowser()
    await browser.post('/account', { customer: 'mira' })
    await browser.page('/')
    expect(keysUsed().filter(key => key.startsWith('purchases.'))).toEqual([])
    expect(reasonFor('purchases.bought_together')).toBe('no_consent')
    await browser.post('/choices', { past_orders: 'on' })
    await browser.page('/')
    expect(keysUsed()).toContain('purchases.bought_together')
    await browser.post('/choices', { past_orders: 'off' })
    await browser.page('/')
    expect(keysUsed().filter(key => key.startsWith('purchases.'))).toEqual([])
    expect(reasonFor('purchases.bought_together')).toBe('opted_out')
  })

  it('keeps the day of a yes when the form is sent again', async () => {
    const browser = aBrowser()
    await browser.post('/account', { customer: 'ines' })
    await browser.page('/')
    const agreed = suggestions()[0]?.consent?.recorded_at
    await browser.post('/choices', { past_orders: 'on', personal_ads: 'off' })
    await browser.page('/')
    expect(suggestions()[0]?.consent?.recorded_at).toBe(agreed)
  })

  it('ends when one becomes somebody new, and takes no customer that there is not', async () => {
    const browser = aBrowser()
    for (const customer of ['', 'nobody', '__proto__']) {
      await browser.post('/account', { customer: 'tom' })
      await browser.post('/account', { customer })
      expect(await browser.page('/')).toContain('>Sign in</a>')
      expect(reasonFor('purchases.bought_together')).toBeUndefined()
    }
  })

  it('lets nobody who is no customer say yes to past orders', async () => {
    const browser = aBrowser()
    await browser.post('/choices', { past_orders: 'on' })
    await browser.page('/')
    expect(suggestions()[0]?.consent?.purposes).toEqual([])
  })
})

describe('switching off a signal', () => {
  const all = switchableSignals.map(({ key }) => key)

  it('holds from the next page on: another order, and each explanation says so', async () => {
    const browser = aBrowser()
    await browser.page('/product/marsh-boots')
    await browser.page('/')
    const before = suggestions().map(({ item }) => item.id)
    expect(keysUsed()).toContain('browsing.viewed_products')
    await browser.switchOff(['browsing.viewed_products', 'browsing.bought_together'])
    await browser.page('/')
    expect(keysUsed()).not.toContain('browsing.viewed_products')
    expect(suggestions().map(({ item }) => item.id)).not.toEqual(before)
    for (const { not_used } of suggestions())
      expect(not_used).toContainEqual({ key: 'browsing.viewed_products', reason: 'opted_out' })
    await browser.switchOff([])
    await browser.page('/')
    expect(suggestions().map(({ item }) => item.id)).toEqual(before)
  })

  it('outlives the visit: the browser holds it, in a spelling of its own and no other', async () => {
    const browser = aBrowser()
    await browser.switchOff(['search.queries'])
    const other = aBrowser()
    other.cookies.set('northbound_switched_off', browser.cookies.get('northbound_switched_off') ?? '')
    await other.page('/search?q=tent')
    await other.page('/')
    expect(reasonFor('search.queries')).toBe('opted_out')
    other.cookies.set('northbound_switched_off', 'context.popularity~__proto__~search.queries.more')
    await other.page('/')
    expect(keysUsed()).toContain('context.popularity')
    expect(keysUsed()).toContain('search.queries')
  })

  it('changes nothing when a form says nothing of it', async () => {
    const browser = aBrowser()
    await browser.switchOff(['search.queries'])
    await browser.post('/choices', { this_visit: 'on' })
    await browser.page('/')
    expect(reasonFor('search.queries')).toBe('opted_out')
  })

  it('leaves alone what the form did not show', async () => {
    const browser = aBrowser()
    await browser.post('/account', { customer: 'ines' })
    await browser.switchOff(['purchases.bought_already'])
    await browser.post('/account', { customer: '' })
    await browser.switchOff([...all.filter(key => key.startsWith('purchases.')), 'basket.items'])
    await browser.post('/account', { customer: 'ines' })
    await browser.page('/')
    expect(reasonFor('basket.items')).toBe('opted_out')
    expect(reasonFor('purchases.bought_already')).toBe('opted_out')
    expect(reasonFor('purchases.bought_together')).toBeUndefined()
  })

  it('takes the price of the offer back to what everyone pays', async () => {
    const browser = aBrowser()
    await browser.page('/')
    await browser.page('/')
    await browser.switchOff(['visits.count'])
    await browser.page('/')
    const price = receiver.slates.at(-1)?.find(({ kind }) => kind === 'price')
    expect(price?.price?.amount).toBe('208.05')
    expect(price?.not_used).toContainEqual({ key: 'visits.count', reason: 'opted_out' })
  })
})
