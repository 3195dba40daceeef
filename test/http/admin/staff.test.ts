import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { StaffMember } from '../../../src/contract/staff-member.js'
import { startService, type TestService } from '../../service.js'
import { expectProblem, jsonBody, read } from '../send.js'
import { signInAs } from '../staff/sign-in-as.js'

let service: TestService
beforeAll(async () => {
  service = await startService()
})
afterAll(() => service.close())

const add = (body: unknown) => service.request('/v1/staff', jsonBody(service, 'admin', body))
const list = async () => {
  const answer = await service.request('/v1/staff', { headers: service.as('admin') })
  return (await read<{ staff: StaffMember[] }>(answer)).staff
}

describe('/v1/staff', () => {
  it('lets someone in with a link, and lists them without it', async () => {
    const answer = await add({ email: 'Ann@Example.com', role: 'support' })
    expect([answer.status, answer.headers.get('cache-control')]).toEqual([201, 'no-store'])
    const made = await read<{ id: string; name: string; sign_in_url: string; expires_at: string }>(answer)
    expect(made.sign_in_url).toMatch(/^http:\/\/localhost:8787\/staff\/sign-in\/[\w-]{64}$/)
    const found = (await list()).find(each => each.id === made.id)
    expect(found).toMatchObject({ name: 'Ann@Example.com', role: 'support', way: 'link', sessions: 0 })
    expect(JSON.stringify(found)).not.toContain('sign-in')
  })

  it('knows someone again however their address is capitalised', async () => {
    const one = await read<{ id: string }>(await add({ email: 'bo@example.com', role: 'support' }))
    const other = await read<{ id: string; role: string }>(
      await add({ email: 'BO@example.com', role: 'auditor' }),
    )
    expect(other).toMatchObject({ id: one.id, role: 'auditor' })
  })

  it('counts open sessions and says when someone was last in', async () => {
    const { id } = await signInAs(service, 'support')
    const found = (await list()).find(each => each.id === id)
    expect(found?.sessions).toBe(1)
    expect(Date.parse(found?.signed_in_at ?? '')).toBeGreaterThan(0)
  })

  it.each([
    {},
    { email: 'ann@example.com' },
    { email: 'ann', role: 'support' },
    { email: 'ann@example.com', role: 'producer' },
    { email: 'ann@example.com', role: 'king' },
    { email: `${'a'.repeat(250)}@example.com`, role: 'support' },
    { email: 'a\u0000@example.com', role: 'support' },
    { email: 'ann@example.com', role: 'support', more: 1 },
  ])('refuses %j', async body => {
    await expectProblem(await add(body), 422, 'input-invalid')
  })

  it('answers 404 where nobody has an id', async () => {
    const answer = await service.request('/v1/staff/none', { method: 'DELETE', headers: service.as('admin') })
    await expectProblem(answer, 404, 'not-found')
  })
})
