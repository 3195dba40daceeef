import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { stringify } from 'yaml'
import { aCatalogue, aDeclaredSignal } from '../../builders/catalogue.js'
import { startService, type TestService } from '../../service.js'
import { expectProblem, jsonBody, read } from '../send.js'

let service: TestService
beforeEach(async () => {
  service = await startService()
})
afterEach(() => service.close())

type Published = { version: number; warnings: { pointer: string; detail: string }[] }
const { organisation, languages, purposes } = aCatalogue()
const minimal = { organisation, languages, purposes }

const publish = (body: unknown) => service.request('/v1/catalogue', jsonBody(service, 'admin', body, 'PUT'))
const fetchVersion = (query = '') =>
  service.request(`/v1/catalogue${query}`, { headers: service.as('support') })

describe('PUT /v1/catalogue', () => {
  it('publishes the next version, as JSON and as YAML', async () => {
    const first = await publish(aCatalogue())
    expect([first.status, await read(first)]).toMatchObject([201, { version: 1 }])
    const second = await service.request('/v1/catalogue', {
      method: 'PUT',
      headers: { ...service.as('admin'), 'content-type': 'application/yaml' },
      body: stringify(aCatalogue({ retention_days: 30 })),
    })
    expect([second.status, await read(second)]).toMatchObject([201, { version: 2 }])
  })

  it('warns of what is allowed but doubtful, with its place', async () => {
    const signals = { 'browsing.viewed_products': aDeclaredSignal({ sensitive: false, retention_days: 9 }) }
    const quiet = await read<Published>(await publish({ ...minimal, signals }))
    const name = { en: 'Only in English' }
    const doubtful = await read<Published>(
      await publish({ ...minimal, signals, surfaces: { home: { name } } }),
    )
    expect(quiet.warnings.map(warning => warning.pointer)).not.toContain('/surfaces/home/name')
    expect(doubtful.warnings.map(warning => warning.pointer)).toContain('/surfaces/home/name')
  })

  it('answers 422 with what is wrong and where', async () => {
    const { errors } = await expectProblem(
      await publish({ ...aCatalogue(), colour: 1 }),
      422,
      'input-invalid',
    )
    expect(errors?.map(error => error.pointer)).toEqual(['/colour'])
  })

  it('refuses other kinds of body and bytes that are no text', async () => {
    const put = (type: string, body: string | Uint8Array<ArrayBuffer>) =>
      service.request('/v1/catalogue', {
        method: 'PUT',
        headers: { ...service.as('admin'), 'content-type': type },
        body,
      })
    await expectProblem(await put('text/plain', 'a'), 415, 'media-type-unsupported')
    await expectProblem(await put('application/yaml', new Uint8Array([0xff])), 400, 'body-unreadable')
    await expectProblem(await put('application/yaml', '#'.repeat(1_048_577)), 413, 'body-too-large')
  })

  it('is for admins', async () => {
    const answer = await service.request('/v1/catalogue', jsonBody(service, 'producer', aCatalogue(), 'PUT'))
    await expectProblem(answer, 403, 'forbidden')
  })
})

describe('GET /v1/catalogue', () => {
  it('answers version 0 with nothing declared before the first', async () => {
    expect(await read(await fetchVersion())).toEqual({ version: 0, catalogue: null })
  })

  it('answers the version in force, or the one asked for', async () => {
    await publish(aCatalogue({ retention_days: 10 }))
    await publish(aCatalogue({ retention_days: 20 }))
    expect(await read(await fetchVersion())).toEqual({
      version: 2,
      catalogue: aCatalogue({ retention_days: 20 }),
    })
    const first = await read(await fetchVersion('?version=1'))
    expect(first).toEqual({ version: 1, catalogue: aCatalogue({ retention_days: 10 }) })
  })

  it('refuses what is no version and answers 404 for one that is not there', async () => {
    await expectProblem(await fetchVersion('?version=x'), 400, 'query-invalid')
    await expectProblem(await fetchVersion('?version=7'), 404, 'not-found')
  })

  it('is for every role, and for nobody without one', async () => {
    for (const role of ['producer', 'support', 'privacy', 'auditor', 'admin'] as const) {
      expect((await service.request('/v1/catalogue', { headers: service.as(role) })).status).toBe(200)
    }
    await expectProblem(await service.request('/v1/catalogue'), 401, 'unauthorized')
  })
})
