import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type Route, routes } from '../../../src/http/routes.js'
import { startService, type TestService } from '../../service.js'

let service: TestService
beforeAll(async () => {
  service = await startService()
})
afterAll(() => service.close())

describe('GET /docs', () => {
  it('shows every route of the table with its roles', async () => {
    const page = await (await service.request('/docs')).text()
    for (const route of Object.values(routes)) {
      const { method, path, roles }: Route = route
      expect(page).toContain(`<code>${method} ${path.replace(/:(\w+)/g, '{$1}')}</code>`)
      if (roles.length > 0) expect(page).toContain(`Roles: ${roles.join(', ')}`)
    }
  })

  it('has no script, asks nothing of other hosts, and allows exactly its own style', async () => {
    const answer = await service.request('/docs')
    const page = await answer.text()
    expect(page).not.toMatch(/<script|\son\w+=|\ssrc=|href="http/i)
    const style = /<style>(.*?)<\/style>/s.exec(page)?.[1] ?? ''
    const digest = await crypto.subtle.digest('SHA-256', new TextEncoder().encode(style))
    const source = `'sha256-${Buffer.from(digest).toString('base64')}'`
    expect(answer.headers.get('content-security-policy')).toContain(`default-src 'none'; style-src ${source}`)
  })

  it('escapes what stands in examples', async () => {
    const page = await (await service.request('/docs')).text()
    expect(page).toContain('&quot;subject&quot;: &quot;customer-4711&quot;')
  })
})
