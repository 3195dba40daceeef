import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { aCatalogue } from '../../builders/catalogue.js'
import { aDecision, aSignal } from '../../builders/decision.js'
import { startService, type TestService } from '../../service.js'
import { expectProblem, tokenFor } from '../send.js'

const LISTED = ['https://shop.example', 'https://feed.example']
let service: TestService
let token: string
beforeAll(async () => {
  const environment = { WHEREFORE_ORIGINS: LISTED.join(',') }
  service = await startService({ catalogue: aCatalogue(), environment })
  token = await tokenFor(service, aDecision({ id: 'd-1' }))
})
afterAll(() => service.close())

const open = (path: string, headers: Record<string, string> = {}) =>
  service.request(`/embed/${path}`, { headers })

describe('GET /embed/:token', () => {
  it('is a page at once, that listed origins may frame, without cookie', async () => {
    for (const [path, status] of [
      [token, 200],
      ['none', 404],
    ] as const) {
      const answer = await open(path)
      expect(answer.status).toBe(status)
      expect(answer.headers.get('content-type')).toBe('text/html; charset=utf-8')
      expect(answer.headers.has('x-frame-options')).toBe(false)
      expect(answer.headers.has('set-cookie')).toBe(false)
      expect(answer.headers.get('cache-control')).toBe('no-store')
      expect(answer.headers.get('referrer-policy')).toBe('no-referrer')
      expect(answer.headers.get('cross-origin-resource-policy')).toBe('cross-origin')
      const policy = answer.headers.get('content-security-policy')?.split('; ') ?? []
      expect(policy).toContain(`frame-ancestors ${LISTED.join(' ')}`)
      expect(policy).toContain("default-src 'none'")
      expect(policy.join()).not.toContain('unsafe')
    }
  })

  it('lets nobody frame it where no origin is listed', async () => {
    const { app } = service.appOver({})
    const policy = (await app.request(`/embed/${token}`)).headers.get('content-security-policy')
    expect(policy).toContain("frame-ancestors 'none'")
  })

  it('allows exactly the script that the page holds', async () => {
    const answer = await open(token)
    const scripts = [...(await answer.text()).matchAll(/<script>(.*?)<\/script>/gs)].map(
      match => match[1] ?? '',
    )
    expect(scripts).toHaveLength(1)
    const digest = new Uint8Array(await crypto.subtle.digest('SHA-256', new TextEncoder().encode(scripts[0])))
    const source = `'sha256-${btoa(String.fromCharCode(...digest))}'`
    expect(answer.headers.get('content-security-policy')).toContain(`script-src ${source}`)
  })

  it('shows what a host page may have and leads to the page and the choices, in the language asked for', async () => {
    const secret = aSignal({ key: 'health.steps', value: 'nine thousand', contribution: 5 })
    const hidden = await tokenFor(
      service,
      aDecision({ id: 'd-2', signals: [secret, aSignal({ contribution: 1 })] }),
    )
    const page = (await (await open(`${hidden}?lang=de`)).text()).replaceAll('&#x3D;', '=')
    for (const word of ['health.steps', 'nine thousand', 'Steps a day']) expect(page).not.toContain(word)
    expect(page).toContain('<html lang="de" dir="ltr">')
    expect(page).toMatch(new RegExp(`href="[^"]*/w/${hidden}\\?lang=de" target="_blank" rel="noopener"`))
    expect(page).toMatch(new RegExp(`href="[^"]*/w/${hidden}\\?lang=de#choices"`))
  })

  it('answers the problem object to who asks for JSON', async () => {
    await expectProblem(await open('none', { accept: 'application/json' }), 404, 'link-invalid')
  })
})
