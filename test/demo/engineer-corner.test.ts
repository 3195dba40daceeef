// The corner for engineers over a real service: each decision as sent, its explanation as read, and the line that sends it.
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { createClient } from '../../src/client/client.js'
import { catalogueFor } from '../../src/demo/catalogue.js'
import { createReader } from '../../src/demo/read-explanation.js'
import { startService, type TestService } from '../service.js'
import { aShopBrowser, type ShopBrowser } from './shop-browser.js'

const NOW = Date.parse('2026-11-21T10:00:00Z')

let service: TestService
beforeEach(async () => {
  service = await startService({ now: () => NOW, catalogue: catalogueFor('http://localhost:8788') })
})
afterEach(() => service.close())

const overTheService = (input: string | URL | Request, init?: RequestInit) =>
  service.request(String(input), init)

function aBrowser(fetchIt: typeof fetch = overTheService, language = 'en') {
  const lines: string[] = []
  const client = createClient({
    url: 'http://localhost:8787',
    key: service.keys.producer,
    fetch: overTheService,
  })
  const read = createReader({
    serviceUrl: 'http://localhost:8787',
    timeoutMs: 1000,
    fetch: fetchIt,
    log: line => lines.push(line),
  })
  const browser = aShopBrowser(client, NOW - 60_000, { 'accept-language': language }, read)
  return { browser, lines }
}

const unescaped = (text: string) =>
  text
    .replaceAll('&quot;', '"')
    .replaceAll('&#39;', "'")
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&amp;', '&')

async function cornerOf(browser: ShopBrowser, path = '/engineer') {
  const page = await browser.page(path)
  const boxes = [...page.matchAll(/<pre [^>]*><code>([\s\S]*?)<\/code>/g)].map(([, text]) =>
    unescaped(text ?? ''),
  )
  return { page, boxes }
}

describe('the corner for engineers', () => {
  it.each([
    ['en', 'because you looked at Marsh walking boots on 21 November 2026.', 'None.'],
    ['de', 'weil Sie sich am 21. November 2026 Wanderschuhe Moorland angesehen haben.', 'Keine.'],
  ])('shows a decision as sent beside its explanation as read: %s', async (language, because, none) => {
    const { browser, lines } = aBrowser(overTheService, language)
    await browser.page('/product/marsh-boots')
    await browser.page('/')
    const { page, boxes } = await cornerOf(browser)
    expect(unescaped(page)).toContain(because)
    expect(page).toContain(none)
    const [sent, read, line] = boxes
    expect(JSON.parse(sent ?? '')).toMatchObject({ surface: 'home.suggestions', position: 1 })
    expect(JSON.parse(read ?? '')).toMatchObject({
      locale: language,
      method: { code: 'exact' },
      findings: [],
    })
    expect(line).toContain('/v1/decisions')
    expect(lines).toEqual([])
  })

  it('opens each decision of the page, and the first where there is no such one', async () => {
    const { browser } = aBrowser()
    await browser.page('/')
    const opened = async (n: string) =>
      JSON.parse((await cornerOf(browser, `/engineer?n=${n}`)).boxes[0] ?? '')
    for (let n = 1; n <= 10; n++) expect(await opened(String(n))).toMatchObject({ position: n })
    expect(await opened('12')).toMatchObject({ kind: 'price' })
    for (const n of ['0', '14', '99', '-1', '1e1', '../2', ''])
      expect(await opened(n)).toMatchObject({ position: 1 })
  })

  it('adds up before the eyes of the reader', async () => {
    const { browser } = aBrowser()
    await browser.post('/account', { customer: 'ines' })
    await browser.page('/product/lark-tent')
    await browser.page('/')
    for (let n = 1; n <= 10; n++) {
      const { page } = await cornerOf(browser, `/engineer?n=${n}`)
      const numbers = [...page.matchAll(/<td>([^<]+)<\/td>/g)].map(([, text]) => Number(text))
      const score = numbers.pop()
      expect(numbers.reduce((sum, value) => sum + value, 0)).toBeCloseTo(score ?? Number.NaN, 9)
    }
  })

  it('names the breach that was made on purpose, with its place', async () => {
    const { browser } = aBrowser()
    const { page } = await cornerOf(browser)
    expect(page).toContain('undeclared-signal')
    expect(page).toMatch(/<code class="place">\/signals\/\d+<\/code>/)
  })

  it.each([
    ['answers 500', async () => new Response('{}', { status: 500 }), '500'],
    ['answers what is no explanation', async () => Response.json({ headline: '<b>' }), 'not of the contract'],
    ['answers no JSON', async () => new Response('<html>'), 'SyntaxError'],
    ['cannot be reached', async () => Promise.reject(new TypeError('fetch failed')), 'TypeError'],
  ])('says that an explanation cannot be read when the service %s', async (_what, answer, logged) => {
    const { browser, lines } = aBrowser(answer)
    await browser.page('/')
    const { page, boxes } = await cornerOf(browser)
    expect(page).toContain('The explanation cannot be read just now.')
    expect(JSON.parse(boxes[0] ?? '')).toMatchObject({ position: 1 })
    expect(lines).toEqual(Array.from({ length: 2 }, () => `an explanation cannot be read: ${logged}`))
  })

  it('keeps a hostile search inert in what it shows', async () => {
    const { browser } = aBrowser()
    const hostile = '</code></pre><script>1</script><img/x> tent'
    await browser.page(`/search?q=${encodeURIComponent(hostile)}`)
    const { page, boxes } = await cornerOf(browser)
    expect(page).not.toMatch(/<script|<img/)
    expect(boxes[0]).toContain(hostile)
  })
})
