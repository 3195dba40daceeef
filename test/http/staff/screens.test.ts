// The console's screens as staff meet them, on Node and in workerd: a reason first, no customer in any address, and
// nothing shown that is not theirs to see.
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { BatchResult } from '../../../src/contract/ingestion.js'
import { aCatalogue } from '../../builders/catalogue.js'
import { aDecision, aSignal } from '../../builders/decision.js'
import { startService, type TestService } from '../../service.js'
import { read, sendDecisions } from '../send.js'
import { type SignedIn, signInAs } from './sign-in-as.js'

const SUBJECT = 'customer 4711 <ann@example.com>'
const REASON = 'ticket 4711'
const MINUTE = 60_000
const FIRST = Date.parse('2026-05-03T10:00:00Z')

const decisionNumbered = (n: number, over: object = {}) =>
  aDecision({
    id: `d-${n}`,
    subject: SUBJECT,
    occurred_at: new Date(FIRST + n * MINUTE).toISOString(),
    item: { id: `sku-${n}`, title: `Boots no ${n}` },
    ...over,
  })

/** Two of one list, and one that a sensitive signal decided. */
const list = [
  decisionNumbered(30, {
    slate_id: 'list-1',
    position: 1,
    outcome: { method: 'exact', score: 3, base: 0 },
    signals: [aSignal({ contribution: 3 })],
  }),
  decisionNumbered(31, {
    slate_id: 'list-1',
    position: 2,
    occurred_at: new Date(FIRST + 30 * MINUTE).toISOString(),
    outcome: { method: 'exact', score: 1, base: 0 },
    signals: [aSignal({ contribution: 1 })],
  }),
]
const sensitive = decisionNumbered(40, {
  signals: [
    { key: 'health.steps', value: 'secret steps', contribution: 0.7, source: 'secret source' },
    aSignal({ contribution: 0.3 }),
  ],
})

let service: TestService
let support: SignedIn
/** The link of the decision that something sensitive decided. */
let link: string

beforeAll(async () => {
  service = await startService({ catalogue: aCatalogue() })
  const decisions = [...Array.from({ length: 25 }, (_, n) => decisionNumbered(n)), ...list, sensitive]
  const sent = await read<BatchResult>(await sendDecisions(service, { decisions }))
  expect(sent.accepted).toBe(decisions.length)
  link = new URL(sent.items.at(-1)?.why_url ?? '').pathname
  support = await signInAs(service, 'support')
})
afterAll(() => service.close())

/** The path that a form led on to. */
async function searched(staff: SignedIn, fields: Record<string, string>): Promise<string> {
  const answer = await staff.post('/staff/search', { reason: REASON, ...fields })
  expect(answer.status).toBe(303)
  return answer.headers.get('location') ?? ''
}

async function pageAt(staff: SignedIn, path: string, status = 200): Promise<string> {
  const answer = await staff.get(path)
  expect({ path, status: answer.status }).toEqual({ path, status })
  return plain(await answer.text())
}

/** Values as they are, not as HTML spells them. */
function plain(page: string): string {
  return page.replaceAll('&#x3D;', '=').replaceAll('&amp;', '&')
}

/** Addresses of the decisions that a page links to, as they stand on it. */
const linked = (page: string) =>
  [...page.matchAll(/class="open" href="(\/staff\/decisions\/[\w-]+)"/g)].map(([, path = '']) => path)

/** The screen of the customer's decision with this id. */
async function decisionPath(staff: SignedIn, id: string): Promise<string> {
  const [path = ''] = linked(await pageAt(staff, await searched(staff, { subject: SUBJECT, decision: id })))
  expect(path).toMatch(/^\/staff\/decisions\//)
  return path
}

describe('the search', () => {
  it('leads from a customer to an address that says nothing of them, and shows their decisions, newest first', async () => {
    const path = await searched(support, { subject: SUBJECT })
    expect(path).toMatch(/^\/staff\/persons\/[\w-]{83}$/)
    const page = await pageAt(support, path)
    expect(linked(page)).toHaveLength(20)
    expect(page.indexOf('Boots no 40')).toBeLessThan(page.indexOf('Boots no 24'))
    expect(page).toContain('You are seeing Boots no 24 because you looked at hiking boots.')
    expect(page).toMatch(/<title>Decisions · [^<]*<\/title>/)
    const [, older = ''] = /class="next" rel="next" href="([^"]+)"/.exec(page) ?? []
    expect(older).toMatch(/^\/staff\/persons\/[\w-]{83}\?cursor=/)
    const second = await pageAt(support, older)
    expect(linked(second)).toHaveLength(8)
    expect(second).not.toContain('class="next"')
    expect(linked(page).filter(each => linked(second).includes(each))).toEqual([])
  })

  it('takes filters with or without a customer, and keeps all of them but the customer in the address', async () => {
    const path = await searched(support, {
      item: 'sku-3',
      kind: 'recommendation',
      from: '2026-05-03',
      to: '2026-05-03',
    })
    expect(path).toBe('/staff/search?item=sku-3&kind=recommendation&from=2026-05-03&to=2026-05-03')
    expect(linked(await pageAt(support, path))).toHaveLength(1)
    expect(linked(await pageAt(support, '/staff/search?item=sku-3&to=2026-05-02'))).toEqual([])
    const finding = await pageAt(support, '/staff/search?finding=sensitive-without-explicit-consent')
    expect(linked(finding)).toHaveLength(1)
    expect(finding).toContain('Sensitive data without explicit consent')
  })

  it('says what to do where nothing fits, the same for a stranger as for nobody', async () => {
    const page = await pageAt(support, await searched(support, { subject: 'nobody' }))
    expect(page).toContain('No decision fits')
    expect(page).toContain('Check that the id is the one your systems use.')
    expect(await pageAt(support, `/staff/persons/${'A'.repeat(83)}`)).toContain('No decision fits')
    expect(await pageAt(support, '/staff/search?system=none')).toContain('Take a filter away')
  })

  it('gives the form back with what is wrong in it, and leads nowhere', async () => {
    for (const [fields, said] of [
      [{ reason: 'x', subject: SUBJECT }, 'A reason has 3 to 80 characters.'],
      [{}, 'Enter a customer, a decision or any other filter.'],
      [{ from: '2026-02-30' }, 'The first day is no date.'],
      [{ from: '2026-05-04', to: '2026-05-03' }, 'The last day is no date, or lies before the first.'],
      [{ kind: 'ghost' }, 'There is no such kind.'],
      [{ decision: 'a b' }, 'A decision id has'],
      [{ subject: 'x'.repeat(257) }, 'A customer id has 1 to 256 characters.'],
    ] as const) {
      const answer = await support.post('/staff/search', { reason: REASON, ...fields })
      expect(answer.status).toBe(422)
      expect(await answer.text()).toContain(said)
    }
  })

  it('asks for the reason before anyone is shown, and then leads on to what was asked for', async () => {
    const path = await decisionPath(support, 'd-3')
    const newcomer = await signInAs(service, 'support')
    for (const screen of [
      path,
      '/staff/search?item=sku-3',
      `/staff/compare?d=${path.slice(17)}&d=${'A'.repeat(83)}`,
    ]) {
      const page = await pageAt(newcomer, screen)
      expect(page).toContain('Why do you look?')
      expect(page).not.toContain('Boots')
    }
    const kept = await newcomer.post('/staff/reason', { reason: REASON, next: path })
    expect([kept.status, kept.headers.get('location')]).toEqual([303, path])
    expect(await pageAt(newcomer, path)).toContain('Boots no 3')
    for (const next of [
      'https://evil.example/',
      '//evil.example',
      '/staff/sign-in/x',
      '/w/x',
      '/staff/search\\@evil',
    ])
      expect((await newcomer.post('/staff/reason', { reason: REASON, next })).headers.get('location')).toBe(
        '/staff',
      )
  })

  it('leaves nothing of a customer, and no address, in the log', () => {
    const log = service.lines.map(line => JSON.stringify(line)).join('\n')
    expect(log).toContain('/staff/persons/:address')
    for (const secret of ['4711', 'ann@', 'sku-3', 'Boots']) expect(log).not.toContain(secret)
  })
})

describe('the screen of a decision', () => {
  it('shows support the record and the answer, and nothing of what is sensitive', async () => {
    const page = await pageAt(support, await decisionPath(support, 'd-40'))
    expect(page).toContain('<article data-explanation')
    expect(page).toContain('Hidden from staff, unless the privacy team opens it.')
    expect(page).toContain('1 sensitive entry hidden')
    expect(page).toContain('+0.7')
    expect(page).toContain('hiking boots')
    expect(page).not.toMatch(/secret|health\.steps/)
    expect(page).not.toContain('Show what is hidden')
    expect(page).toMatch(/<title>Decision · [^<]*<\/title>/)
  })

  it('shows privacy what is hidden, once they ask for it, and support never', async () => {
    const privacy = await signInAs(service, 'privacy')
    const path = await decisionPath(privacy, 'd-40')
    const page = await pageAt(privacy, path)
    expect(page).toContain('Show what is hidden')
    expect(page).not.toMatch(/secret|health\.steps/)
    const whole = await (await privacy.post(path, { lang: 'en' })).text()
    expect(whole).toContain('Shown whole. This is on record.')
    expect(whole).toContain('secret steps')
    expect((await support.post(path)).status).toBe(403)
    expect(await pageAt(privacy, path)).not.toContain('secret')
  })

  it('shows what the same customer saw just before and after, and the rest of its list', async () => {
    const page = await pageAt(support, await decisionPath(support, 'd-30'))
    const timeline = page.slice(
      page.indexOf('class="timeline"'),
      page.indexOf('</ol>', page.indexOf('class="timeline"')),
    )
    expect([...timeline.matchAll(/Boots no (\d+)/g)].map(([, n]) => n)).toEqual([
      '40',
      '31',
      '30',
      '24',
      '23',
      '22',
    ])
    expect(timeline.match(/same list/g)).toHaveLength(1)
    expect(timeline.match(/aria-current="true"/g)).toHaveLength(1)
  })

  it('switches the answer’s language, and its own only with the reader’s browser', async () => {
    const path = await decisionPath(support, 'd-3')
    const german = await pageAt(support, `${path}?lang=de`)
    expect(german).toContain('<article data-explanation lang="de"')
    expect(german).toContain('<html lang="en"')
    const headers = { cookie: support.cookie, 'accept-language': 'de' }
    const theirs = await (await service.request(path, { headers })).text()
    expect(theirs).toContain('<html lang="de"')
    expect(theirs).toContain('<article data-explanation lang="en"')
  })

  it('is opened by its own address alone, which opens nothing for a customer', async () => {
    const path = await decisionPath(support, 'd-40')
    const token = path.slice('/staff/decisions/'.length)
    expect((await service.request(`/w/${token}`, { headers: { accept: 'text/html' } })).status).toBe(404)
    const refused = await pageAt(support, `/staff/decisions/${link.slice('/w/'.length)}`, 404)
    const nothing = await pageAt(support, `/staff/decisions/${'A'.repeat(83)}`, 404)
    expect(refused).toBe(nothing)
  })

  it('marks what would read differently today', async () => {
    const path = await decisionPath(support, 'd-3')
    expect(await pageAt(support, path)).not.toContain('Reads differently today')
    const changed = aCatalogue({})
    const signal = changed.signals?.['browsing.viewed_products']
    if (!signal) throw new Error('the builders declare what was looked at')
    signal.retention_days = 3
    await service.request('/v1/catalogue', {
      method: 'PUT',
      headers: { ...service.as('admin'), 'content-type': 'application/json' },
      body: JSON.stringify(changed),
    })
    const page = await pageAt(support, path)
    expect(page).toContain('Reads differently today')
    expect(page).toContain('today it is 2')
  })
})

describe('the comparison', () => {
  it('says why the one and not the other, for two of one list', async () => {
    const [one, other] = [await decisionPath(support, 'd-30'), await decisionPath(support, 'd-31')].map(
      path => path.slice(17),
    )
    const page = await pageAt(support, `/staff/compare?d=${one}&d=${other}`)
    expect(page).toContain('Boots no 30 came before Boots no 31.')
    expect(page).toContain('+3')
  })

  it('sets any two beside each other, and says nothing of what is sensitive', async () => {
    const [one, other] = [await decisionPath(support, 'd-3'), await decisionPath(support, 'd-40')].map(path =>
      path.slice(17),
    )
    const page = await pageAt(support, `/staff/compare?d=${one}&d=${other}`)
    expect(page).toContain('We cannot compare these two: they did not stand in one list.')
    expect(page).toContain('information that the law treats as sensitive')
    expect(page).not.toMatch(/secret|health\.steps/)
  })

  it('asks for exactly two', async () => {
    const one = (await decisionPath(support, 'd-3')).slice(17)
    for (const query of ['', `?d=${one}`, `?d=${one}&d=${one}`, `?d=${one}&d=x&d=y`])
      expect(await pageAt(support, `/staff/compare${query}`)).toContain('Choose exactly two decisions.')
    await pageAt(support, `/staff/compare?d=${one}&d=${'A'.repeat(83)}`, 404)
  })
})

describe('the screens', () => {
  it('say so when the look-ups of an hour are used up, and show nobody', async () => {
    const small = await startService({ environment: { WHEREFORE_LOOKUPS_PER_HOUR: '1' } })
    for (const subject of ['one', 'two'])
      await sendDecisions(small, aDecision({ subject, item: { id: 'sku', title: 'Boots' } }))
    const busy = await signInAs(small, 'support')
    const statuses = []
    for (const subject of ['one', 'two']) {
      const path = await searched(busy, { subject })
      const answer = await busy.get(path)
      statuses.push(answer.status)
      if (answer.status !== 429) continue
      const page = await answer.text()
      expect(page).toContain('You have looked up as many customers as an hour allows')
      expect(page).not.toContain('Boots')
    }
    expect(statuses).toEqual([200, 429])
    await small.close()
  })

  it.each(['auditor', 'admin'] as const)('show %s no customer', async role => {
    const staff = await signInAs(service, role)
    const path = await decisionPath(support, 'd-3')
    for (const screen of ['/staff/search?item=sku-3', path, `/staff/compare?d=x&d=y`])
      expect(await pageAt(staff, screen, 403)).not.toContain('Boots')
    expect((await staff.post('/staff/search', { subject: SUBJECT, reason: REASON })).status).toBe(403)
  })
})
