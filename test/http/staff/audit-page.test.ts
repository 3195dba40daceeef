import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { aCatalogue } from '../../builders/catalogue.js'
import { aDecision } from '../../builders/decision.js'
import { startService, type TestService } from '../../service.js'
import { sendDecisions } from '../send.js'
import { type SignedIn, signInAs } from './sign-in-as.js'

const SUBJECT = 'customer 4711'
const NOW = Date.parse('2026-11-20T23:30:00Z')

let service: TestService
let auditor: SignedIn

beforeAll(async () => {
  service = await startService({ catalogue: aCatalogue({ time_zone: 'Europe/Berlin' }), now: () => NOW })
  await sendDecisions(service, aDecision({ id: 'd-1', subject: SUBJECT }))
  const support = await signInAs(service, 'support', 'sue@shop.example')
  const found = await support.post('/staff/search', { subject: SUBJECT, reason: '<b>ticket</b> 1' })
  const rows = await (await support.get(found.headers.get('location') ?? '')).text()
  const [, screen = ''] = /href="(\/staff\/decisions\/[\w-]+)"/.exec(rows) ?? []
  expect((await support.get(screen)).status).toBe(200)
  auditor = await signInAs(service, 'auditor', 'ada@shop.example')
})
afterAll(() => service.close())

async function pageAt(path: string, status = 200): Promise<string> {
  const answer = await auditor.get(path)
  expect({ path, status: answer.status }).toEqual({ path, status })
  return answer.text()
}

const rowsIn = (page: string) => page.match(/<tr>\s*<td class="when">/g)?.length ?? 0

describe('the audit screen', () => {
  it('shows who looked at whom, when and why, in the catalogue’s time zone', async () => {
    const page = await pageAt('/staff/audit')
    expect(rowsIn(page)).toBe(2)
    expect(page).toContain('sue@shop.example')
    expect(page).toContain('2026-11-21 <b>00:30</b>')
    expect(page).toContain('opened it')
    expect(page).toContain('saw it in a list')
    expect(page).toContain('<code>d-1</code>')
    expect(page).toContain('&lt;b&gt;ticket&lt;/b&gt; 1')
    expect(page).not.toContain(SUBJECT)
  })

  it('takes a name and days', async () => {
    expect(rowsIn(await pageAt('/staff/audit?actor=sue%40shop.example&from=2026-11-21&to=2026-11-21'))).toBe(
      2,
    )
    for (const query of ['actor=nobody', 'to=2026-11-20', 'from=2026-11-22']) {
      const page = await pageAt(`/staff/audit?${query}`)
      expect([rowsIn(page), page.includes('No entry fits')]).toEqual([0, true])
    }
    expect(await pageAt('/staff/audit?from=yesterday', 422)).toContain('The first day is no date.')
  })

  it('says whether the trail holds', async () => {
    const page = await pageAt('/staff/audit?check=1')
    expect(page).toContain('The trail is whole')
    expect(page).toContain('2 entries checked')
  })

  it('is for auditors alone', async () => {
    for (const role of ['support', 'privacy', 'admin'] as const) {
      const staff = await signInAs(service, role)
      expect((await staff.get('/staff/audit')).status).toBe(403)
      expect(await (await staff.get('/staff')).text()).not.toContain('href="/staff/audit"')
    }
    expect(await pageAt('/staff')).toContain('href="/staff/audit"')
  })
})
