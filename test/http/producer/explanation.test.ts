import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { explanation } from '../../../src/contract/explanation.js'
import { aCatalogue } from '../../builders/catalogue.js'
import { aDecision } from '../../builders/decision.js'
import { startService, type TestService } from '../../service.js'
import { expectProblem, read, sendDecisions } from '../send.js'

let service: TestService
beforeAll(async () => {
  service = await startService({ catalogue: aCatalogue() })
  await sendDecisions(service, aDecision({ id: 'd-1', subject: 'Zoë & co' }))
})
afterAll(() => service.close())

const ask = (path: string, headers: Record<string, string>) =>
  service.request(path, { headers: { ...service.as('producer'), ...headers } })

describe('GET /v1/decisions/:id/explanation', () => {
  const path = '/v1/decisions/d-1/explanation'
  const subject = { 'wherefore-subject': encodeURIComponent('Zoë & co') }

  it('explains the decision of the person in the header', async () => {
    const answer = await ask(path, subject)
    expect(answer.status).toBe(200)
    expect(answer.headers.get('vary')).toContain('Accept-Language')
    const found = explanation.parse(await answer.json())
    expect(found.decision.id).toBe('d-1')
  })

  it('answers in the language asked for, then the one of Accept-Language', async () => {
    const german = await read<{ locale: string }>(await ask(`${path}?locale=de`, subject))
    expect(german.locale).toBe('de')
    const wished = await read<{ locale: string }>(await ask(path, { ...subject, 'accept-language': 'de-AT' }))
    expect(wished.locale).toBe('de')
  })

  it('answers 400 without a subject, and to one that cannot be read', async () => {
    await expectProblem(await ask(path, {}), 400, 'header-missing')
    for (const written of ['%', '%ff', 'Zo\u00eb', 'x'.repeat(257), '%00', 'ann, ben']) {
      await expectProblem(await ask(path, { 'wherefore-subject': written }), 400, 'header-invalid')
    }
  })

  it('never takes the subject from the address', async () => {
    await expectProblem(await ask(`${path}?subject=ann`, subject), 400, 'subject-in-address')
    await expectProblem(await ask(`${path}?%73ubject=ann`, subject), 400, 'subject-in-address')
  })

  it('answers 404 for another person, another decision and what is no id', async () => {
    await expectProblem(await ask(path, { 'wherefore-subject': 'someone' }), 404, 'not-found')
    await expectProblem(await ask('/v1/decisions/d-2/explanation', subject), 404, 'not-found')
    await expectProblem(await ask('/v1/decisions/%20/explanation', subject), 404, 'not-found')
  })

  it('answers 503 while no shard answers', async () => {
    const explainDecision = { gives: { outcome: 'unavailable' } }
    const { app } = service.appOver({ shards: { explainDecision } })
    const answer = await app.request(path, { headers: { ...service.as('producer'), ...subject } })
    await expectProblem(answer, 503, 'unavailable')
  })

  it('shows it to support with a reason, masked, and the trail names it', async () => {
    const reason = { 'wherefore-reason': 'ticket%204711' }
    const asSupport = (at: string, headers: Record<string, string>) =>
      service.request(at, { headers: { ...service.as('support'), ...headers } })
    await sendDecisions(
      service,
      aDecision({
        id: 'd-3',
        subject: 'Zoë & co',
        kind: 'ad',
        signals: [{ key: 'health.steps', value: 'nine thousand', contribution: 1 }],
      }),
    )
    const at = '/v1/decisions/d-3/explanation'
    await expectProblem(await asSupport(at, subject), 400, 'header-missing')
    const answer = await asSupport(at, { ...subject, ...reason, 'accept-language': 'de' })
    const text = await answer.text()
    const found = explanation.parse(JSON.parse(text))
    expect([found.locale, found.reasons[0]?.key, found.reasons.length]).toEqual(['en', null, 1])
    for (const hidden of ['nine thousand', 'health.steps', 'Steps a day']) expect(text).not.toContain(hidden)
    await expectProblem(
      await asSupport('/v1/decisions/d-9/explanation', { ...subject, ...reason }),
      404,
      'not-found',
    )
    const trail = await service.request('/v1/audit', { headers: service.as('auditor') })
    expect(await trail.json()).toMatchObject({
      items: [{ action: 'explain', decision_id: 'd-3', reason: 'ticket 4711', actor: { role: 'support' } }],
    })
  })

  it('is for producers and support', async () => {
    const answer = await service.request(path, { headers: { ...service.as('admin'), ...subject } })
    await expectProblem(answer, 403, 'forbidden')
  })
})
