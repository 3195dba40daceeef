import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { explanation } from '../../../src/contract/explanation.js'
import type { Link } from '../../../src/contract/ingestion.js'
import { aCatalogue } from '../../builders/catalogue.js'
import { aDecision } from '../../builders/decision.js'
import { startService, type TestService } from '../../service.js'
import { expectProblem, jsonBody, read, tokenFor } from '../send.js'

let now = Date.parse('2026-11-21T10:00:00Z')
let service: TestService
let token: string
beforeAll(async () => {
  service = await startService({ catalogue: aCatalogue(), now: () => now })
  token = await tokenFor(service, aDecision({ id: 'd-1' }))
})
afterAll(() => service.close())

const JSON_WANTED = { accept: 'application/json' }
const open = (token: string, headers: Record<string, string> = {}) =>
  service.request(`/w/${token}`, { headers })
const mint = async (body: Record<string, unknown>) => {
  const link = await read<Link>(await service.request('/v1/links', jsonBody(service, 'producer', body)))
  return link.url.slice(link.url.lastIndexOf('/') + 1)
}
const view = { subject: 'customer-1', decision_id: 'd-1', purpose: 'view' }

describe('GET /w/:token', () => {
  it('is a page by default and JSON where that is preferred, with the same facts', async () => {
    const page = await open(token)
    expect(page.status).toBe(200)
    expect(page.headers.get('content-type')).toBe('text/html; charset=utf-8')
    const json = await open(token, JSON_WANTED)
    expect(json.headers.get('content-type')).toBe('application/json; charset=utf-8')
    const told = explanation.parse(await json.json())
    expect(told.decision.id).toBe('d-1')
    expect(await page.text()).toContain('data-explanation')
  })

  it('asks for the language, then takes the person’s, then the browser’s, then the catalogue’s first', async () => {
    const served = await tokenFor(service, aDecision({ id: 'd-de', person: { locale: 'de-AT' } }))
    const locale = async (path: string, headers: Record<string, string> = {}) =>
      (await read<{ locale: string }>(await open(path, { ...JSON_WANTED, ...headers }))).locale
    expect(await locale(token)).toBe('en')
    expect(await locale(token, { 'accept-language': 'fr, de;q=0.5' })).toBe('de')
    expect(await locale(served, { 'accept-language': 'en' })).toBe('de')
    expect(await locale(`${served}?lang=en`)).toBe('en')
    expect(await locale(`${served}?lang=%00`)).toBe('de')
  })

  it('keeps the words of its day under a new catalogue, and says beside them what is declared otherwise', async () => {
    const changing = await startService({ catalogue: aCatalogue() })
    const link = await tokenFor(changing, aDecision({ id: 'old' }))
    const page = async (path: string) => (await changing.request(`/w/${path}`)).text()
    const before = await page(link)
    expect(before).not.toContain('id="since"')
    const [[key, signal] = ['', null]] = Object.entries(aCatalogue().signals ?? {})
    const signals = { ...aCatalogue().signals, [key]: { ...signal, retention_days: 77 } }
    const put = await changing.request('/v1/catalogue', {
      ...jsonBody(changing, 'admin', { ...aCatalogue(), signals }),
      method: 'PUT',
    })
    expect(put.status).toBe(201)
    const after = await page(link)
    const cut = (html: string) => html.slice(html.indexOf('<article'), html.indexOf('</article>'))
    expect(cut(after)).toBe(cut(before))
    expect(after.slice(after.indexOf('data-now'))).toMatch(/77/)
    expect(await page(await tokenFor(changing, aDecision({ id: 'new' })))).not.toContain('id="since"')
    await changing.close()
  })

  it.each(['text/html', 'application/json'])(
    'sends what keeps the page to its reader, as %s',
    async accept => {
      for (const path of [token, 'none']) {
        const answer = await open(path, { accept, origin: 'https://shop.example' })
        const header = (name: string) => answer.headers.get(name)
        expect(header('referrer-policy')).toBe('no-referrer')
        expect(header('cache-control')).toBe('no-store')
        expect(header('x-robots-tag')).toContain('noindex')
        expect(header('x-content-type-options')).toBe('nosniff')
        expect(header('cross-origin-opener-policy')).toBe('same-origin')
        expect(header('permissions-policy')).toContain('camera=()')
        expect(header('vary')).toContain('Accept, Accept-Language')
        expect(header('set-cookie')).toBeNull()
        expect(header('access-control-allow-origin')).toBeNull()
        const policy = header('content-security-policy') ?? ''
        expect(policy).toContain("default-src 'none'")
        expect(policy).toContain("frame-ancestors 'none'")
        expect(policy).toContain("base-uri 'none'")
        expect(policy).toContain("form-action 'self'")
        expect(policy).not.toContain('unsafe')
      }
    },
  )

  it('allows exactly the style that the page holds', async () => {
    const answer = await open(token)
    const page = await answer.text()
    const styles = [...page.matchAll(/<style>(.*?)<\/style>/gs)].map(match => match[1] ?? '')
    expect(styles).toHaveLength(1)
    const digest = await crypto.subtle.digest('SHA-256', new TextEncoder().encode(styles[0]))
    const source = `'sha256-${Buffer.from(digest).toString('base64')}'`
    expect(answer.headers.get('content-security-policy')).toContain(`style-src ${source}`)
    expect(page).toMatch(/<meta name="robots" content="noindex/)
  })

  it('answers HEAD as GET, without the body', async () => {
    const answer = await service.request(`/w/${token}`, { method: 'HEAD' })
    expect([answer.status, await answer.text()]).toEqual([200, ''])
    expect(answer.headers.get('content-type')).toBe('text/html; charset=utf-8')
  })

  it('answers one body to every token that is not one of ours, apart from the request id', async () => {
    const manage = await mint({ subject: 'customer-1', purpose: 'manage' })
    const turned = token.slice(0, 40) + (token[40] === 'A' ? 'B' : 'A') + token.slice(41)
    const bodies = new Set<string>()
    const pages = new Set<string>()
    for (const wrong of [
      'none',
      turned,
      `${token}=`,
      `${token}A`,
      manage,
      '%F0%9F%A6%8A',
      '%',
      '%ff',
      'a'.repeat(3000),
    ]) {
      const problem = await expectProblem(await open(wrong, JSON_WANTED), 404, 'link-invalid')
      bodies.add(JSON.stringify({ ...problem, instance: '' }))
      const page = await open(wrong)
      expect([page.status, page.headers.get('content-type')]).toEqual([404, 'text/html; charset=utf-8'])
      pages.add((await page.text()).replaceAll(page.headers.get('x-request-id') ?? '', ''))
    }
    expect([bodies.size, pages.size]).toEqual([1, 1])
  })

  it('answers 410 to a link past its time', async () => {
    const short = await mint({ ...view, ttl_seconds: 60 })
    expect((await open(short)).status).toBe(200)
    now += 60_000
    await expectProblem(await open(short, JSON_WANTED), 410, 'link-expired')
  })

  it('answers 404 while a record may still arrive, says when to come back, and 410 after a day', async () => {
    const early = await mint({ ...view, decision_id: 'not-yet' })
    const pending = await open(early, JSON_WANTED)
    expect(pending.headers.get('retry-after')).toBe('5')
    await expectProblem(pending, 404, 'record-pending')
    expect((await open(early)).headers.get('retry-after')).toBe('5')
    now += 86_400_000
    await expectProblem(await open(early, JSON_WANTED), 410, 'record-gone')
  })

  it('answers 410 once the person’s older links are void', async () => {
    const lost = await tokenFor(service, aDecision({ id: 'd-void', subject: 'void-person' }))
    await service.voidLinks('void-person', now)
    await expectProblem(await open(lost, JSON_WANTED), 410, 'record-gone')
  })

  it('tells a person what went wrong in their language', async () => {
    const german = await (await open('none', { 'accept-language': 'de' })).text()
    expect(german).toContain('<html lang="de"')
    const english = await (await open('none', { 'accept-language': 'fr' })).text()
    expect(english).toContain('<html lang="en"')
  })

  it('takes no other method', async () => {
    const answer = await service.request(`/w/${token}`, { method: 'POST' })
    expect(answer.headers.get('allow')).toBe('GET, HEAD')
    expect(answer.status).toBe(405)
  })
})
