// Sign-in through a real OpenID provider: the way there and back, and every way in which it must not work.
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { type IdentityProvider, startIdentityProvider } from '../../fixtures/identity-provider.js'
import { startService, type TestService } from '../../service.js'
import { read } from '../send.js'

const PUBLIC = 'http://localhost:8787'
const MINUTE = 60_000
let clock = Date.now()
let provider: IdentityProvider
let service: TestService
let people = 0
beforeAll(async () => {
  provider = await startIdentityProvider(PUBLIC)
  const environment = { ...provider.settings, OIDC_ROLE_MAP: 'agents=support, data protection=privacy' }
  service = await startService({ environment, now: () => clock })
})
beforeEach(() => {
  clock = Date.now()
  const sub = `person-${++people}`
  provider.account = { sub, email: `${sub}@example.com`, roles: ['agents'] }
})
afterAll(async () => {
  await service.close()
  await provider.close()
})

const cookieNamed = (answer: Response, name: string) =>
  answer.headers
    .getSetCookie()
    .map(each => each.split(';')[0] ?? '')
    .find(each => each.startsWith(`__Host-${name}=`) && !each.endsWith('=')) ?? ''

async function begin(path = '/staff/oidc') {
  const answer = await service.request(path)
  expect(answer.status).toBe(302)
  return { location: answer.headers.get('location') ?? '', pending: cookieNamed(answer, 'wherefore-oidc') }
}

const comeBack = (back: URL, cookie: string) =>
  service.request(`${back.pathname}${back.search}`, { headers: { cookie, 'sec-fetch-site': 'cross-site' } })

async function signIn(path?: string) {
  const { location, pending } = await begin(path)
  const answer = await comeBack(await provider.visit(location), pending)
  return { answer, cookie: cookieNamed(answer, 'wherefore-staff') }
}

const home = (cookie: string) => service.request('/staff', { headers: { cookie } })

describe('sign-in with a work account', () => {
  it('is offered where nobody is signed in, with the way back to the page', async () => {
    const page = await (await service.request('/staff')).text()
    expect(page).toContain('href="/staff/oidc?to&#x3D;%2Fstaff"')
  })

  it('asks with PKCE, state and nonce, fresh each time', async () => {
    const asked = [await begin(), await begin()].map(({ location }) => new URL(location).searchParams)
    for (const query of asked) {
      expect(query.get('response_type')).toBe('code')
      expect(query.get('code_challenge_method')).toBe('S256')
      for (const name of ['state', 'nonce', 'code_challenge']) expect(query.get(name)).toMatch(/^[\w-]{43}$/)
    }
    for (const name of ['state', 'nonce', 'code_challenge']) {
      expect(asked[0]?.get(name)).not.toBe(asked[1]?.get(name))
    }
  })

  it('lets someone in, in the role that the provider gives', async () => {
    const { answer, cookie } = await signIn()
    expect([answer.status, answer.headers.get('refresh')]).toEqual([200, '0; url=/staff'])
    expect(answer.headers.getSetCookie().join()).toContain('SameSite=Strict')
    const page = await (await home(cookie)).text()
    expect(page).toContain(`${provider.account.sub}@example.com`)
    expect(page).toContain('support')
  })

  it('leads back to the page that was asked for, and never elsewhere', async () => {
    const to = async (path: string) =>
      (await signIn(`/staff/oidc?to=${encodeURIComponent(path)}`)).answer.headers.get('refresh')
    expect(await to('/staff/decisions/AQH-k3_v')).toBe('0; url=/staff/decisions/AQH-k3_v')
    for (const path of [
      'https://evil.example',
      '//evil.example',
      '/staff/../w',
      '/staff?q=ann',
      '/staffing',
      '/staff;url=x',
    ]) {
      expect(await to(path)).toBe('0; url=/staff')
    }
  })

  it('follows the provider where the role changes', async () => {
    const first = await signIn()
    provider.account = { ...provider.account, roles: ['others', 'data protection', 'agents'] }
    const second = await signIn()
    for (const { cookie } of [first, second]) {
      expect(await (await home(cookie)).text()).toContain('<span class="role">privacy</span>')
    }
  })

  it('refuses someone without a role, in words, and ends the sessions they have', async () => {
    const { cookie } = await signIn()
    for (const roles of [[], ['others'], ['support'], undefined, 'agents of another kind', { a: 1 }]) {
      provider.account = { ...provider.account, roles }
      const { answer, cookie: none } = await signIn()
      expect([answer.status, none]).toEqual([403, ''])
      expect(await answer.text()).toContain('You have no role here')
    }
    expect((await home(cookie)).status).toBe(401)
  })

  it('keeps someone out who is revoked here, whatever the provider says', async () => {
    const { cookie } = await signIn()
    const listed = await service.request('/v1/staff', { headers: service.as('admin') })
    const { staff } = await read<{ staff: { id: string; name: string; way: string }[] }>(listed)
    const found = staff.find(each => each.name === `${provider.account.sub}@example.com`)
    expect(found?.way).toBe('oidc')
    await service.request(`/v1/staff/${found?.id}`, { method: 'DELETE', headers: service.as('admin') })
    expect((await home(cookie)).status).toBe(401)
    expect((await signIn()).answer.status).toBe(403)
  })

  it('does not take two people with one mail address for one', async () => {
    const { cookie } = await signIn()
    provider.account = { ...provider.account, sub: `another-${people}`, roles: ['data protection'] }
    await signIn()
    expect(await (await home(cookie)).text()).not.toContain('<span class="role">privacy</span>')
  })
})

describe('what comes back from the identity provider', () => {
  const refused = async (answer: Response) => {
    expect([answer.status, cookieNamed(answer, 'wherefore-staff')]).toEqual([400, ''])
    expect(await answer.text()).toContain('The sign-in did not work')
  }

  it('is refused in another browser than began', async () => {
    const { location } = await begin()
    const back = await provider.visit(location)
    await refused(await comeBack(back, ''))
    const other = await begin()
    await refused(await comeBack(back, other.pending))
  })

  it('is refused a second time', async () => {
    const { location, pending } = await begin()
    const back = await provider.visit(location)
    expect((await comeBack(back, pending)).status).toBe(200)
    await refused(await comeBack(back, pending))
  })

  it('is refused with another state, another code, an error, or nothing', async () => {
    const { location, pending } = await begin()
    const back = await provider.visit(location)
    for (const change of [
      (query: URLSearchParams) => query.set('state', 'A'.repeat(43)),
      (query: URLSearchParams) => query.delete('state'),
      (query: URLSearchParams) => query.set('iss', 'https://evil.example'),
      (query: URLSearchParams) => query.set('code', 'A'.repeat(43)),
      (query: URLSearchParams) => {
        query.delete('code')
        query.set('error', 'access_denied')
      },
    ]) {
      const changed = new URL(back)
      change(changed.searchParams)
      await refused(await comeBack(changed, pending))
    }
    await refused(await service.request('/staff/oidc/callback'))
  })

  it('is refused after ten minutes', async () => {
    const { location, pending } = await begin()
    const back = await provider.visit(location)
    clock += 10 * MINUTE
    await refused(await comeBack(back, pending))
  })

  it('is refused with a cookie that was changed', async () => {
    const { location, pending } = await begin()
    const back = await provider.visit(location)
    await refused(await comeBack(back, `${pending.slice(0, -4)}AAAA`))
  })
})

describe('an identity provider', () => {
  it('that does not answer is a service that is away for now, and is asked anew', async () => {
    const gone = await startIdentityProvider(PUBLIC)
    await gone.close()
    const away = await startService({ environment: gone.settings })
    const answer = await away.request('/staff/oidc')
    expect([answer.status, answer.headers.get('retry-after')]).toEqual([503, '5'])
    await away.close()
  })

  it('that is not set is not there', async () => {
    const without = await startService()
    expect((await without.request('/staff/oidc')).status).toBe(404)
    expect((await without.request('/staff/oidc/callback?code=a&state=b')).status).toBe(404)
    expect(await (await without.request('/staff')).text()).not.toContain('/staff/oidc')
    await without.close()
  })
})
