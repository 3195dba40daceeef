import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { CredentialSummary } from '../../../src/contract/credential.js'
import { startService, type TestService } from '../../service.js'
import { expectProblem, jsonBody, read } from '../send.js'

let service: TestService
beforeAll(async () => {
  service = await startService()
})
afterAll(() => service.close())

type NewKey = { id: string; role: string; name: string; key: string }
const make = (body: unknown) => service.request('/v1/keys', jsonBody(service, 'admin', body))
const asAdmin = () => ({ headers: service.as('admin') })

describe('/v1/keys', () => {
  it('makes a key that works at once, and lists it without the key', async () => {
    const answer = await make({ role: 'auditor', name: 'yearly audit' })
    expect(answer.status).toBe(201)
    expect(answer.headers.get('cache-control')).toBe('no-store')
    const made = await read<NewKey>(answer)
    expect(made).toEqual({
      id: expect.any(String),
      role: 'auditor',
      name: 'yearly audit',
      key: expect.any(String),
    })
    const used = await service.request('/metrics', { headers: { authorization: `Bearer ${made.key}` } })
    expect(used.status).toBe(200)
    const listed = await (await service.request('/v1/keys', asAdmin())).text()
    expect(listed).not.toContain(made.key)
    const { keys }: { keys: CredentialSummary[] } = JSON.parse(listed)
    expect(keys).toContainEqual(
      expect.objectContaining({ id: made.id, role: 'auditor', name: 'yearly audit', revoked_at: null }),
    )
  })

  it('revokes a key at once', async () => {
    const { id, key } = await read<NewKey>(await make({ role: 'auditor', name: 'short' }))
    const bearer = { headers: { authorization: `Bearer ${key}` } }
    expect((await service.request('/metrics', bearer)).status).toBe(200)
    const revoked = await service.request(`/v1/keys/${id}`, { ...asAdmin(), method: 'DELETE' })
    expect([revoked.status, await revoked.text()]).toEqual([204, ''])
    await expectProblem(await service.request('/metrics', bearer), 401, 'unauthorized')
  })

  it('answers 404 for a key that was never made', async () => {
    const answer = await service.request('/v1/keys/none', { ...asAdmin(), method: 'DELETE' })
    await expectProblem(answer, 404, 'not-found')
  })

  it('refuses unknown roles, empty names and unknown fields', async () => {
    const { errors } = await expectProblem(
      await make({ role: 'owner', name: '', more: 1 }),
      422,
      'input-invalid',
    )
    expect(errors?.map(error => error.pointer).sort()).toEqual(['/more', '/name', '/role'])
  })

  it('is for admins', async () => {
    await expectProblem(
      await service.request('/v1/keys', { headers: service.as('auditor') }),
      403,
      'forbidden',
    )
    const body = jsonBody(service, 'producer', { role: 'admin', name: 'mine' })
    await expectProblem(await service.request('/v1/keys', body), 403, 'forbidden')
    const remove = { method: 'DELETE', headers: service.as('support') }
    await expectProblem(await service.request('/v1/keys/none', remove), 403, 'forbidden')
  })
})
