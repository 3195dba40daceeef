// The screens for those who watch over decisions: findings, catalogue, answers.
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { aCatalogue } from '../../builders/catalogue.js'
import { aDecision, aSignal } from '../../builders/decision.js'
import { startService, type TestService } from '../../service.js'
import { jsonBody, read, sendDecisions } from '../send.js'
import { type SignedIn, signInAs } from './sign-in-as.js'

const NOW = Date.parse('2026-05-31T12:00:00Z')

let service: TestService
let privacy: SignedIn
let auditor: SignedIn
let support: SignedIn
beforeAll(async () => {
  service = await startService({ catalogue: aCatalogue(), now: () => NOW })
  await sendDecisions(service, {
    decisions: [
      aDecision({ id: 'd-1', subject: 'secret-person', person: { locale: 'de' } }),
      aDecision({ id: 'd-2', subject: 'secret-person', consent: { purposes: [] } }),
      aDecision({
        id: 'd-3',
        subject: 'someone',
        signals: [aSignal({ key: 'weather.now', value: 'secret-weather' })],
      }),
    ],
  })
  privacy = await signInAs(service, 'privacy')
  auditor = await signInAs(service, 'auditor')
  support = await signInAs(service, 'support')
})
afterAll(() => service.close())

const page = async (answer: Response) => {
  expect(answer.headers.get('content-type')).toBe('text/html; charset=utf-8')
  return { status: answer.status, text: await answer.text() }
}

describe('GET /staff/findings', () => {
  it('tells how often what was found, and leads those who may look to the decisions', async () => {
    const { status, text } = await page(await privacy.get('/staff/findings'))
    expect(status).toBe(200)
    expect(text).toContain('2 of 3 decisions had a finding: 67 %.')
    const search = '/staff/search?finding&#x3D;no-consent&amp;from&#x3D;2026-05-02&amp;to&#x3D;2026-05-31'
    expect(text.replaceAll('=', '&#x3D;').replaceAll('&#x3D;"', '="')).toContain(search)
    expect(text).not.toContain('secret')
  })

  it('has numbers alone for an auditor, who looks nobody up', async () => {
    const { text } = await page(await auditor.get('/staff/findings'))
    expect(text).toContain('2 of 3 decisions had a finding: 67 %.')
    expect(text).not.toContain('/staff/search')
  })

  it('takes other days and one system, and says in words what it cannot take', async () => {
    const { text } = await page(
      await privacy.get('/staff/findings?from=2026-01-01&to=2026-05-30&system=home-recs'),
    )
    expect(text).toContain('No decisions arrived in these days.')
    expect(text).toContain('<option value="home-recs" selected>')
    expect((await privacy.get('/staff/findings?from=never')).status).toBe(400)
  })

  it('is not for support', async () => {
    expect((await support.get('/staff/findings')).status).toBe(403)
  })
})

describe('GET /staff/catalogue', () => {
  it('tells what is in force, and has an entry to copy for what is not declared', async () => {
    const { status, text } = await page(await auditor.get('/staff/catalogue'))
    expect(status).toBe(200)
    expect(text).toContain('Version 1 is in force since 31 May 2026')
    expect(text).toContain('weather.now')
    expect(text).toMatch(/<textarea[^>]*>signals:\n {2}# Used once/)
    expect(text).not.toContain('secret')
  })

  it('lists versions with what each changed', async () => {
    const next = { ...aCatalogue(), retention_days: 90 }
    const answer = await service.request('/v1/catalogue', jsonBody(service, 'admin', next, 'PUT'))
    expect(answer.status).toBe(201)
    const { text } = await page(await auditor.get('/staff/catalogue'))
    expect(text).toContain('Version 2 is in force')
    expect(text).toContain('Changed: retention_days.')
    expect(text).toContain('The first version.')
  })
})

describe('answers', () => {
  const address = async (id: string) => {
    const answer = await service.request(`/v1/decisions/${id}`, {
      headers: {
        ...service.as('support'),
        'wherefore-subject': 'secret-person',
        'wherefore-reason': 'T-1',
      },
    })
    return (await read<{ address: string }>(answer)).address
  }

  it('are listed before a decision is chosen', async () => {
    const { status, text } = await page(await support.get('/staff/answers'))
    expect(status).toBe(200)
    expect(text).toContain('Why did I see this?')
  })

  it('need a reason first, and are written in the language that the customer was served', async () => {
    const path = `/staff/decisions/${await address('d-1')}/answers`
    const asks = await support.get(path)
    expect(await asks.text()).not.toContain('Guten Tag')
    await support.post('/staff/reason', { reason: 'T-4711' })
    const { status, text } = await page(await support.get(path))
    expect(status).toBe(200)
    expect(text).toMatch(/<textarea[^>]* lang="de" dir="ltr"[^>]*>Guten Tag,/)
    const switched = await page(await support.get(`${path}?answer=en`))
    expect(switched.text).toMatch(/<textarea[^>]* lang="en"[^>]*>Hello,/)
    expect(text).not.toContain('secret-person')
  })

  it('have one about what was found', async () => {
    await support.post('/staff/reason', { reason: 'T-4711' })
    const { text } = await page(await support.get(`/staff/decisions/${await address('d-2')}/answers`))
    expect(text).toContain('The record shows no consent for this.')
    const first = await page(await support.get(`/staff/decisions/${await address('d-1')}/answers`))
    expect(first.text).not.toContain('answer-finding')
  })

  it('are not there for an address that is none, whoever asks', async () => {
    await support.post('/staff/reason', { reason: 'T-4711' })
    expect((await support.get(`/staff/decisions/${'A'.repeat(83)}/answers`)).status).toBe(404)
    expect((await auditor.get(`/staff/decisions/${'A'.repeat(83)}/answers`)).status).toBe(403)
  })
})
