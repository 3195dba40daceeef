import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Role } from '../../../src/contract/credential.js'
import { aCatalogue } from '../../builders/catalogue.js'
import { aDecision } from '../../builders/decision.js'
import { startService, type TestService } from '../../service.js'
import { tokenFor } from '../send.js'

let service: TestService
let path = ''
beforeAll(async () => {
  const now = () => Date.parse('2026-05-03T10:00:01.000Z')
  service = await startService({ catalogue: aCatalogue(), now })
  path = `/w/${await tokenFor(service, aDecision({ id: 'd-1', subject: 'ann' }))}`
})
afterAll(() => service.close())

async function look(role: Role, reason: string, query = '') {
  const headers = {
    ...service.as(role),
    'wherefore-subject': 'ann',
    'wherefore-reason': encodeURIComponent(reason),
  }
  const answer = await service.request(`/v1/decisions/d-1${query}`, { headers })
  expect(answer.status).toBe(200)
}

const read = async (accept: string, query = '') =>
  (await service.request(path + query, { headers: { accept } })).text()
/** The pure part of the page. */
const pure = (page: string) => page.slice(page.indexOf('data-explanation'), page.indexOf('data-now'))
const now = (page: string) => page.slice(page.indexOf('data-now'))

describe('the page behind a link', () => {
  it('tells the person who of the staff looked: day, role, reason, never a name', async () => {
    const before = { page: await read('text/html'), json: await read('application/json') }
    expect(now(before.page)).toContain('Nobody on the staff has looked this up.')
    await look('support', '<b>ticket</b> 4711\u202e')
    await look('privacy', 'ticket 4711', '?unmask=true')
    const page = await read('text/html')
    expect(now(page)).toContain(
      '3 May 2026: Customer support. Reason given: “<bdi>&lt;b&gt;ticket&lt;/b&gt; 4711[U+202E]</bdi>”.',
    )
    expect(now(page)).toContain('The privacy team, with what is sensitive.')
    expect(now(page)).not.toContain('Nobody on the staff')
    expect(page).not.toMatch(/test (support|privacy)/)
    expect(now(await read('text/html', '?lang=de'))).toContain('3. Mai 2026: Kundendienst.')
    // What is pure does not change by being looked at.
    expect(pure(page)).toBe(pure(before.page))
    expect(await read('application/json')).toBe(before.json)
  })
})
