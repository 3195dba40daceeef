import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { startService, type TestService } from '../../service.js'
import { addStaff, cookieOf, csrfOf, formOf, signInAs } from './sign-in-as.js'

const MINUTE = 60_000
let clock = Date.UTC(2026, 4, 3, 10)
let service: TestService
beforeAll(async () => {
  service = await startService({ now: () => clock })
})
afterAll(() => service.close())

const html = { accept: 'text/html' }
const titleOf = async (answer: Response) => /<h1>([^<]*)<\/h1>/.exec(await answer.text())?.[1]

describe('a sign-in link', () => {
  it('shows whom it signs in, as often as it is opened, and changes nothing', async () => {
    const { link } = await addStaff(service, 'support', 'ann@example.com')
    for (const _ of [1, 2, 3]) {
      const answer = await service.request(link)
      expect(answer.status).toBe(200)
      expect(answer.headers.getSetCookie()).toEqual([])
      expect(await answer.text()).toContain('Sign in as ann@example.com?')
    }
    expect((await service.request(link, { method: 'POST' })).status).toBe(303)
  })

  it('sets a cookie that no script, no other site and no other host can have', async () => {
    const { link } = await addStaff(service, 'support', 'bo@example.com')
    const entered = await service.request(link, { method: 'POST' })
    const [cookie = ''] = entered.headers.getSetCookie()
    expect(cookie).toMatch(/^__Host-wherefore-staff=[\w-]{64}; Path=\/; HttpOnly; Secure; SameSite=Strict$/)
    expect(entered.headers.get('cache-control')).toBe('no-store')
  })

  it('works once', async () => {
    const { link } = await addStaff(service, 'support', 'cy@example.com')
    expect((await service.request(link, { method: 'POST' })).status).toBe(303)
    for (const method of ['GET', 'POST']) {
      const again = await service.request(link, { method, headers: html })
      expect([again.status, again.headers.getSetCookie()]).toEqual([410, []])
      expect(await titleOf(again)).toBe('This sign-in link is over')
    }
  })

  it('works for 24 hours, and not when a newer one was made', async () => {
    const first = await addStaff(service, 'support', 'di@example.com')
    const second = await addStaff(service, 'support', 'di@example.com')
    expect(second.id).toBe(first.id)
    expect((await service.request(first.link, { method: 'POST' })).status).toBe(410)
    clock += 24 * 60 * MINUTE
    expect((await service.request(second.link, { method: 'POST' })).status).toBe(410)
  })

  it('that was never made is not found, and after ten in a minute slowed down, while a good one works on', async () => {
    const { link } = await addStaff(service, 'support', 'ed@example.com')
    const forged = `${link.slice(0, -3)}${link.endsWith('AAA') ? 'BBB' : 'AAA'}`
    const statuses: number[] = []
    for (let each = 0; each < 12; each++) {
      statuses.push((await service.request(forged, { method: 'POST' })).status)
    }
    expect(statuses).toEqual([...Array(10).fill(404), 429, 429])
    const slowed = await service.request(forged, { method: 'POST' })
    expect(Number(slowed.headers.get('retry-after'))).toBeGreaterThan(0)
    expect((await service.request(link, { method: 'POST' })).status).toBe(303)
    clock += MINUTE
    expect((await service.request(forged, { method: 'POST' })).status).toBe(404)
  })

  it('of one person, tried ten times when it is over, takes the waiting one along', async () => {
    const old = await addStaff(service, 'support', 'fi@example.com')
    const waiting = await addStaff(service, 'support', 'fi@example.com')
    for (let each = 0; each < 10; each++) await service.request(old.link, { method: 'POST' })
    expect((await service.request(waiting.link, { method: 'POST' })).status).toBe(410)
    const { link } = await addStaff(service, 'support', 'fi@example.com')
    expect((await service.request(link, { method: 'POST' })).status).toBe(303)
  })

  it('is refused from a page of another site', async () => {
    const { link } = await addStaff(service, 'support', 'gi@example.com')
    for (const headers of [
      { 'sec-fetch-site': 'cross-site' },
      { 'sec-fetch-site': 'same-site' },
      { origin: 'https://evil.example' },
      { origin: 'null' },
    ]) {
      const answer = await service.request(link, { method: 'POST', headers })
      expect([answer.status, answer.headers.getSetCookie()]).toEqual([403, []])
    }
    const headers = { 'sec-fetch-site': 'same-origin' }
    expect((await service.request(link, { method: 'POST', headers })).status).toBe(303)
  })
})

describe('a session', () => {
  it('shows who is signed in and what they may do', async () => {
    const ann = await signInAs(service, 'auditor')
    const page = await (await ann.get('/staff')).text()
    expect(page).toContain(ann.email)
    expect(page).toContain('Read and check who looked at whom.')
  })

  it('is a new one at each sign-in, and the one before ends', async () => {
    const ann = await signInAs(service, 'support')
    const { link } = await addStaff(service, 'support', ann.email)
    const again = await service.request(link, { method: 'POST', headers: { cookie: ann.cookie } })
    const fresh = cookieOf(again)
    expect(fresh).not.toBe(ann.cookie)
    expect((await ann.get('/staff')).status).toBe(401)
    expect((await service.request('/staff', { headers: { cookie: fresh } })).status).toBe(200)
  })

  it('cannot be chosen by someone else', async () => {
    const { link } = await addStaff(service, 'support', 'hal@example.com')
    const planted = `__Host-wherefore-staff=${'A'.repeat(64)}`
    const entered = await service.request(link, { method: 'POST', headers: { cookie: planted } })
    expect(cookieOf(entered)).not.toBe(planted)
    expect((await service.request('/staff', { headers: { cookie: planted } })).status).toBe(401)
  })

  it('is over after 30 minutes without a request', async () => {
    const ann = await signInAs(service, 'support')
    clock += 29 * MINUTE
    expect((await ann.get('/staff')).status).toBe(200)
    clock += 29 * MINUTE
    expect((await ann.get('/staff')).status).toBe(200)
    clock += 30 * MINUTE
    expect((await ann.get('/staff')).status).toBe(401)
  })

  it('is over after 8 hours, however busy', async () => {
    const ann = await signInAs(service, 'support')
    for (let minutes = 20; minutes < 8 * 60; minutes += 20) {
      clock += 20 * MINUTE
      expect((await ann.get('/staff')).status).toBe(200)
    }
    clock += 20 * MINUTE
    expect((await ann.get('/staff')).status).toBe(401)
  })

  it('ends with a sign-out', async () => {
    const ann = await signInAs(service, 'support')
    const out = await ann.post('/staff/sign-out')
    expect([out.status, out.headers.get('location')]).toEqual([303, '/staff'])
    expect(out.headers.getSetCookie()[0]).toMatch(/^__Host-wherefore-staff=; Max-Age=0; Path=\/; .*Secure/)
    expect((await ann.get('/staff')).status).toBe(401)
  })

  it('ends when its person is revoked, and no link lets them in until they are added again', async () => {
    const ann = await signInAs(service, 'support')
    const { link } = await addStaff(service, 'support', ann.email)
    const revoked = await service.request(`/v1/staff/${ann.id}`, {
      method: 'DELETE',
      headers: service.as('admin'),
    })
    expect(revoked.status).toBe(204)
    expect((await ann.get('/staff')).status).toBe(401)
    expect((await service.request(link, { method: 'POST' })).status).toBe(410)
    const back = await addStaff(service, 'support', ann.email)
    expect((await service.request(back.link, { method: 'POST' })).status).toBe(303)
    expect((await ann.get('/staff')).status).toBe(401)
  })

  it('goes on in another role as soon as its person has one', async () => {
    const ann = await signInAs(service, 'support')
    expect((await ann.post('/staff/reason', { reason: 'T-1' })).status).toBe(303)
    await addStaff(service, 'auditor', ann.email)
    const refused = await ann.post('/staff/reason', { reason: 'T-2' })
    expect([refused.status, await titleOf(refused)]).toEqual([403, 'Your role may not open this'])
    expect(await (await ann.get('/staff')).text()).toContain('auditor')
  })

  it('keeps the reason of the ticket until another is given', async () => {
    const ann = await signInAs(service, 'support')
    for (const reason of ['T-4711', 'a "quoted" <reason>']) {
      expect((await ann.post('/staff/reason', { reason })).status).toBe(303)
      const page = await (await ann.get('/staff')).text()
      expect(page).toContain(reason.replaceAll('"', '&quot;').replaceAll('<', '&lt;').replaceAll('>', '&gt;'))
    }
    for (const reason of ['', 'ab', 'x'.repeat(81)]) {
      expect((await ann.post('/staff/reason', { reason })).status).toBe(422)
    }
  })
})

describe('a request without a session', () => {
  it('is answered 401 with the way to sign in, never a redirect', async () => {
    for (const cookie of ['', '__Host-wherefore-staff=', `__Host-wherefore-staff=${'A'.repeat(64)}`]) {
      const answer = await service.request('/staff', { headers: { cookie } })
      expect([answer.status, answer.headers.get('location')]).toEqual([401, null])
      expect(await titleOf(answer)).toBe('Sign in')
    }
  })

  it('is what a link of a sibling host makes too, although its cookie comes along', async () => {
    const ann = await signInAs(service, 'support')
    const headers = { cookie: ann.cookie, 'sec-fetch-site': 'same-site' }
    const answer = await service.request('/staff', { headers })
    expect([answer.status, await titleOf(answer)]).toEqual([401, 'Sign in'])
  })

  it('from a link of another site leads to the same page anew, because its cookie stayed away', async () => {
    const headers = { 'sec-fetch-site': 'cross-site', 'sec-fetch-mode': 'navigate' }
    const answer = await service.request('/staff?subject=ann', { headers })
    expect(answer.status).toBe(401)
    const page = await answer.text()
    expect(page).toContain('<a class="button" href="/staff">')
    expect(page).not.toContain('ann')
  })
})

describe('a forged form', () => {
  const forged = async (
    change: (csrf: string) => { fields: Record<string, string>; headers?: Record<string, string> },
  ) => {
    const ann = await signInAs(service, 'support')
    const { fields, headers } = change(ann.csrf)
    const answer = await service.request(
      '/staff/sign-out',
      formOf(fields, { cookie: ann.cookie, ...headers }),
    )
    expect((await ann.get('/staff')).status).toBe(200)
    return answer.status
  }

  it('is refused without the token of its session', async () => {
    const other = await signInAs(service, 'support')
    expect(await forged(() => ({ fields: {} }))).toBe(403)
    expect(await forged(() => ({ fields: { csrf: '' } }))).toBe(403)
    expect(await forged(csrf => ({ fields: { csrf: csrf.slice(1) } }))).toBe(403)
    expect(await forged(() => ({ fields: { csrf: other.csrf } }))).toBe(403)
  })

  it('is refused with the token, where a page elsewhere began it', async () => {
    for (const headers of [
      { 'sec-fetch-site': 'cross-site' },
      { 'sec-fetch-site': 'same-site' },
      { 'sec-fetch-site': 'none' },
      { origin: 'https://evil.example' },
      { origin: 'null' },
    ]) {
      expect(await forged(csrf => ({ fields: { csrf }, headers }))).toBe(403)
    }
  })

  it('is refused as anything but a form', async () => {
    const ann = await signInAs(service, 'support')
    const headers = { cookie: ann.cookie, 'content-type': 'text/plain' }
    const answer = await service.request('/staff/sign-out', {
      method: 'POST',
      headers,
      body: `csrf=${ann.csrf}`,
    })
    expect(answer.status).toBe(415)
  })

  it('gives each session a token of its own', async () => {
    const ann = await signInAs(service, 'support')
    const bo = await signInAs(service, 'support')
    expect(csrfOf(await (await ann.get('/staff')).text())).toBe(ann.csrf)
    expect(ann.csrf).not.toBe(bo.csrf)
  })
})
