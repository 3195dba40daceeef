import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { DIALOG_TYPE } from '../../../src/contract/dialog-words.js'
import type { Explanation } from '../../../src/contract/explanation.js'
import type { Problem } from '../../../src/contract/problem.js'
import { aCatalogue } from '../../builders/catalogue.js'
import { aDecision, aSignal } from '../../builders/decision.js'
import { startService, type TestService } from '../../service.js'
import { expectProblem, read, tokenFor } from '../send.js'

type Entry = { explanation?: Explanation; problem?: Problem; words?: { notes: string[] } }

const LISTED = 'https://shop.example'
let service: TestService
let token: string
beforeAll(async () => {
  service = await startService({ catalogue: aCatalogue(), environment: { WHEREFORE_ORIGINS: LISTED } })
  token = await tokenFor(service, aDecision({ id: 'd-1' }))
})
afterAll(() => service.close())

const ask = (body: unknown, headers: Record<string, string> = {}) =>
  service.request('/v1/explanations', {
    method: 'POST',
    headers: { 'content-type': 'text/plain', ...headers },
    body: typeof body === 'string' ? body : JSON.stringify(body),
  })

describe('POST /v1/explanations', () => {
  it('explains each link in the order sent, or says why it cannot', async () => {
    const entries = await read<Entry[]>(await ask({ tokens: ['none', token] }))
    expect(entries).toHaveLength(2)
    expect(entries[0]?.problem).toMatchObject({ status: 404, type: expect.stringMatching(/link-invalid$/) })
    expect(entries[1]?.explanation?.decision.id).toBe('d-1')
  })

  it('takes JSON as text/plain, so that no preflight is needed, and as JSON', async () => {
    expect((await ask({ tokens: [] })).status).toBe(200)
    expect((await ask({ tokens: [] }, { 'content-type': 'application/json' })).status).toBe(200)
    await expectProblem(
      await ask({ tokens: [] }, { 'content-type': 'text/html' }),
      415,
      'media-type-unsupported',
    )
  })

  it('answers in the locale asked for, and passes over one that is no language', async () => {
    const locales = async (locale: string) =>
      (await read<Entry[]>(await ask({ tokens: [token], locale }))).map(entry => entry.explanation?.locale)
    expect(await locales('de')).toEqual(['de'])
    expect(await locales('en_US!')).toEqual(['en'])
  })

  it('refuses more than 50 tokens, unknown fields and what cannot be read', async () => {
    await expectProblem(await ask({ tokens: new Array(51).fill(token) }), 422, 'input-invalid')
    await expectProblem(await ask({ tokens: [], more: 1 }), 422, 'input-invalid')
    await expectProblem(await ask('{'), 400, 'body-unreadable')
    await expectProblem(await ask('x'.repeat(70_000)), 413, 'body-too-large')
  })

  it('never tells a host page what is sensitive', async () => {
    const secret = aSignal({ key: 'health.steps', value: 'nine thousand', contribution: 5 })
    const hidden = await tokenFor(service, aDecision({ id: 'd-2', signals: [secret] }))
    const body = await (await ask({ tokens: [hidden] })).text()
    expect(body).toContain('"sensitive":true')
    for (const word of ['health.steps', 'nine thousand', 'Steps a day']) expect(body).not.toContain(word)
  })

  it('sends the finished words of a dialog beside each explanation to who asks for them, and to nobody else', async () => {
    const plain = await read<Entry[]>(await ask({ tokens: [token, 'none'] }))
    expect(plain.map(entry => Object.keys(entry))).toEqual([['explanation'], ['problem']])
    const answer = await ask({ tokens: [token, 'none'] }, { accept: DIALOG_TYPE })
    expect(answer.headers.get('content-type')).toBe(DIALOG_TYPE)
    expect(answer.headers.get('vary')).toMatch(/\bAccept\b(?!-)/)
    const [worded, refused] = await read<Entry[]>(answer)
    expect(worded?.explanation).toEqual(plain[0]?.explanation)
    expect(worded?.words?.notes).toHaveLength(worded?.explanation?.summary.shown ?? 0)
    expect(Object.keys(refused ?? {})).toEqual(['problem'])
  })

  it('lets pages of listed origins read the answer, and no others', async () => {
    const listed = await ask({ tokens: [token] }, { origin: LISTED })
    expect(listed.headers.get('access-control-allow-origin')).toBe(LISTED)
    expect(listed.headers.get('vary')).toContain('Origin')
    expect(listed.headers.has('access-control-allow-credentials')).toBe(false)
    for (const origin of ['https://other.example', 'https://shop.example.evil', 'null']) {
      const other = await ask({ tokens: [token] }, { origin })
      expect(other.headers.has('access-control-allow-origin')).toBe(false)
      expect(other.headers.get('vary')).toContain('Origin')
    }
    expect((await ask({ tokens: [token] })).headers.has('access-control-allow-origin')).toBe(false)
  })

  it('lets listed origins read what is refused, too', async () => {
    const answer = await ask('{', { origin: LISTED })
    expect(answer.headers.get('access-control-allow-origin')).toBe(LISTED)
    await expectProblem(answer, 400, 'body-unreadable')
  })

  it('answers a preflight of a listed origin with what it allows', async () => {
    const preflight = (origin: string) =>
      service.request('/v1/explanations', {
        method: 'OPTIONS',
        headers: {
          origin,
          'access-control-request-method': 'POST',
          'access-control-request-headers': 'content-type',
        },
      })
    const listed = await preflight(LISTED)
    expect(listed.status).toBe(204)
    expect(listed.headers.get('access-control-allow-origin')).toBe(LISTED)
    expect(listed.headers.get('access-control-allow-methods')).toBe('POST')
    expect(listed.headers.get('access-control-allow-headers')).toBe('Content-Type')
    expect((await preflight('https://other.example')).headers.has('access-control-allow-origin')).toBe(false)
  })

  it('sends no CORS header from any other route', async () => {
    const answer = await service.request(`/w/${token}`, {
      headers: { origin: LISTED, accept: 'application/json' },
    })
    expect(answer.headers.has('access-control-allow-origin')).toBe(false)
  })
})
