import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Role } from '../../../src/contract/credential.js'
import { staffDecision } from '../../../src/contract/staff.js'
import { aCatalogue } from '../../builders/catalogue.js'
import { aDecision, aSignal } from '../../builders/decision.js'
import { startService, type TestService } from '../../service.js'
import { expectProblem, read, sendDecisions, tokenFor } from '../send.js'

const SECRET = 'nine thousand steps'
const subject = 'Zoë & co'
let service: TestService
let token = ''
beforeAll(async () => {
  service = await startService({ catalogue: aCatalogue() })
  token = await tokenFor(
    service,
    aDecision({
      id: 'd-1',
      subject,
      signals: [aSignal({ contribution: 0.2 }), { key: 'health.steps', value: SECRET, contribution: 0.5 }],
      cohorts: { age_band: 'cohort value' },
      ext: { note: 'ext value' },
    }),
  )
  await sendDecisions(service, aDecision({ id: 'd-2', subject: 'someone else' }))
})
afterAll(() => service.close())

const path = '/v1/decisions/d-1'
const headers = { 'wherefore-subject': encodeURIComponent(subject), 'wherefore-reason': 'ticket%204711' }
const look = (at: string, role: Role = 'support', over: Record<string, string> = headers) =>
  service.request(at, { headers: { ...service.as(role), ...over } })

describe('GET /v1/decisions/:id', () => {
  it('shows the record and its explanation, with what is sensitive masked', async () => {
    const answer = await look(path)
    expect([answer.status, answer.headers.get('cache-control')]).toEqual([200, 'no-store'])
    const text = await answer.text()
    for (const hidden of [SECRET, 'health.steps', 'Steps a day', 'cohort value', 'ext value'])
      expect(text).not.toContain(hidden)
    const found = staffDecision.parse(JSON.parse(text))
    expect(found).toMatchObject({
      id: 'd-1',
      subject,
      masked: true,
      surface: { key: 'home.hero', name: 'Home page' },
      system: { id: 'home-recs', name: 'Home recommendations' },
      catalogue_version: 1,
      decision: { signals: [{ key: 'browsing.viewed_products' }, { contribution: 0.5, masked: true }] },
      explanation: { reasons: [{ key: null, sensitive: true }, { key: 'browsing.viewed_products' }] },
    })
    expect(found.headline).toBe(found.explanation.headline.text)
  })

  it('shows role privacy the same, until it asks for all', async () => {
    expect(await (await look(path, 'privacy')).text()).toBe(await (await look(path)).text())
    const answer = await look(`${path}?unmask=true`, 'privacy')
    const text = await answer.text()
    const found = staffDecision.parse(JSON.parse(text))
    expect(found).toMatchObject({
      masked: false,
      decision: { signals: [{}, { key: 'health.steps', value: SECRET }] },
    })
    expect(text).toContain('Steps a day')
    for (const hidden of ['cohort value', 'ext value']) expect(text).not.toContain(hidden)
  })

  it('refuses support what is sensitive, whether or not there is such a decision', async () => {
    for (const id of ['d-1', 'none']) {
      await expectProblem(await look(`/v1/decisions/${id}?unmask=true`), 403, 'forbidden')
    }
    await expectProblem(await look(`${path}?unmask=1`), 400, 'query-invalid')
  })

  it('speaks the language in which the person was served, not that of the browser', async () => {
    const locale = async (query: string, over: object) =>
      (
        await read<{ explanation: { locale: string } }>(
          await look(path + query, 'support', { ...headers, ...over }),
        )
      ).explanation.locale
    expect(await locale('', { 'accept-language': 'de' })).toBe('en')
    expect(await locale('?locale=de', {})).toBe('de')
  })

  it('answers the same body for another person, another id, and a person nobody has heard of', async () => {
    const bodies = new Set<string>()
    for (const [id, who] of [
      ['d-2', subject],
      ['d-1', 'someone else'],
      ['d-1', 'nobody'],
      ['none', 'nobody'],
      ['%20', subject],
    ]) {
      const answer = await look(`/v1/decisions/${id}`, 'support', {
        ...headers,
        'wherefore-subject': encodeURIComponent(who ?? ''),
      })
      const problem = await expectProblem(answer, 404, 'not-found')
      bodies.add(JSON.stringify({ ...problem, instance: '' }))
    }
    expect(bodies.size).toBe(1)
  })

  it('asks for a person and a reason', async () => {
    const { 'wherefore-reason': reason, 'wherefore-subject': who } = headers
    await expectProblem(await look(path, 'support', { 'wherefore-reason': reason }), 400, 'header-missing')
    await expectProblem(await look(path, 'support', { 'wherefore-subject': who }), 400, 'header-missing')
    const refused = ['ab', 'a%20', 'x'.repeat(81), '%', '%ff', '%00abc', 'two words', '%ED%A0%80abc']
    for (const written of refused) {
      const answer = await look(path, 'support', { ...headers, 'wherefore-reason': written })
      expect({ written, code: (await expectProblem(answer, 400, 'header-invalid')).status }).toEqual({
        written,
        code: 400,
      })
    }
    for (const written of [
      '%20abc%20',
      encodeURIComponent('ü'.repeat(80)),
      encodeURIComponent('<b>"\u202e'),
    ]) {
      expect((await look(path, 'support', { ...headers, 'wherefore-reason': written })).status).toBe(200)
    }
  })

  it('gives an address that is the same each time, holds nothing personal, and opens nothing of the person', async () => {
    const { address } = await read<{ address: string }>(await look(path))
    expect((await read<{ address: string }>(await look(path, 'privacy'))).address).toBe(address)
    expect(address).not.toBe(token)
    const html = { headers: { accept: 'application/json' } }
    await expectProblem(await service.request(`/w/${address}`, html), 404, 'link-invalid')
    await expectProblem(await service.request(`/embed/${address}`, html), 404, 'link-invalid')
  })

  it('shows nothing while no shard answers', async () => {
    const { app } = service.appOver({ shards: { look: { gives: [{ outcome: 'unavailable' }] } } })
    const answer = await app.request(path, { headers: { ...service.as('support'), ...headers } })
    expect(answer.headers.get('retry-after')).toBe('1')
    await expectProblem(answer, 503, 'unavailable')
  })
})
