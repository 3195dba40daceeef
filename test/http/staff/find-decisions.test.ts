import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Role } from '../../../src/contract/credential.js'
import type { Decision } from '../../../src/contract/decision.js'
import { type SearchAnswer, searchAnswer } from '../../../src/contract/search.js'
import { aCatalogue } from '../../builders/catalogue.js'
import { aDecision, aSignal } from '../../builders/decision.js'
import { startService, type TestService } from '../../service.js'
import { expectProblem, read, sendDecisions } from '../send.js'

const SECRET = 'nine thousand steps'
const zoe = 'Zoë & co'
const HOUR = 3_600_000
const BEGIN = Date.parse('2026-05-01T00:00:00.000Z')
let service: TestService

/** Thirty decisions, an hour apart, sent in another order: three persons, two kinds, five items. */
const sent: Decision[] = Array.from({ length: 30 }, (_, at) =>
  aDecision({
    id: `d-${at % 10}`,
    subject: [zoe, 'customer-2', 'customer-3'][Math.floor(at / 10)] ?? zoe,
    occurred_at: new Date(BEGIN + ((at * 7) % 30) * HOUR).toISOString(),
    item: { id: `sku-${at % 5}`, title: 'Trail running shoes' },
    kind: at % 3 === 0 ? 'ranking' : 'recommendation',
    surface: at % 2 === 0 ? 'home.hero' : 'search.results',
    system: { id: at % 4 === 0 ? 'somebody-else' : 'home-recs', version: '1' },
    signals: [
      aSignal({ contribution: 0.2 }),
      ...(at % 2 === 0 ? [{ key: 'health.steps', value: SECRET, contribution: 0.5 }] : []),
    ],
    ...(at === 7 && { slate_id: 'slate-1', position: 4 }),
  }),
)

beforeAll(async () => {
  service = await startService({ catalogue: aCatalogue() })
  expect((await sendDecisions(service, { decisions: sent })).status).toBe(200)
})
afterAll(() => service.close())

const reason = { 'wherefore-reason': 'ticket%204711' }
const about = (subject: string) => ({ ...reason, 'wherefore-subject': encodeURIComponent(subject) })
const search = (query: string, headers: Record<string, string> = reason, role: Role = 'support') =>
  service.request(`/v1/decisions${query}`, { headers: { ...service.as(role), ...headers } })
const found = async (query: string, headers: Record<string, string> = reason): Promise<SearchAnswer> => {
  const answer = await search(query, headers)
  expect(answer.status).toBe(200)
  return searchAnswer.parse(await answer.json())
}
const names = (answer: SearchAnswer) => answer.items.map(({ subject, id }) => `${subject} ${id}`)
const expected = (is: (decision: Decision) => boolean) =>
  sent
    .filter(is)
    .sort((one, other) => Date.parse(other.occurred_at) - Date.parse(one.occurred_at))
    .map(({ subject, id }) => `${subject} ${id}`)

describe('GET /v1/decisions', () => {
  it('finds by each filter, and by all at once, newest first', async () => {
    const cases: [string, (decision: Decision) => boolean][] = [
      ['?limit=100', () => true],
      ['?decision_id=d-3', ({ id }) => id === 'd-3'],
      ['?item=sku-2', ({ item }) => item.id === 'sku-2'],
      ['?surface=search.results', ({ surface }) => surface === 'search.results'],
      ['?system=somebody-else', ({ system }) => system.id === 'somebody-else'],
      ['?kind=ranking', ({ kind }) => kind === 'ranking'],
      ['?finding=undeclared-system', ({ system }) => system.id === 'somebody-else'],
      [
        '?from=2026-05-01T05:00:00%2B02:00&to=2026-05-01T06:00:00Z',
        ({ occurred_at }) =>
          Date.parse(occurred_at) >= BEGIN + 3 * HOUR && Date.parse(occurred_at) < BEGIN + 6 * HOUR,
      ],
      [
        '?item=sku-0&kind=recommendation&surface=home.hero&system=home-recs&to=2027-01-01T00:00:00Z',
        ({ item, kind, surface, system }) =>
          item.id === 'sku-0' &&
          kind === 'recommendation' &&
          surface === 'home.hero' &&
          system.id === 'home-recs',
      ],
      ['?surface=nowhere', () => false],
      ['?decision_id=none', () => false],
    ]
    for (const [query, is] of cases) {
      const all = query.includes('limit') ? query : `${query}&limit=100`
      const { items, next_cursor } = await found(all)
      expect({ query, names: names({ items, next_cursor }), next_cursor }).toEqual({
        query,
        names: expected(is),
        next_cursor: null,
      })
    }
    expect(names(await found('?limit=100', about(zoe)))).toEqual(expected(({ subject }) => subject === zoe))
    expect(names(await found('?decision_id=d-4', about(zoe)))).toEqual([`${zoe} d-4`])
    expect((await found('', about('nobody'))).items).toEqual([])
  })

  it('gives pages whose sum is the whole list, each decision once', async () => {
    for (const limit of [1, 7, 20, 29, 30]) {
      const all: string[] = []
      let cursor: string | null = ''
      while (cursor !== null) {
        const page: SearchAnswer = await found(`?limit=${limit}${cursor === '' ? '' : `&cursor=${cursor}`}`)
        expect(page.items.length).toBeLessThanOrEqual(limit)
        all.push(...names(page))
        cursor = page.next_cursor
      }
      expect(all).toEqual(expected(() => true))
    }
    expect((await found('')).items).toHaveLength(20)
  })

  it('tells of each what a list may tell, and nothing that is sensitive', async () => {
    const answer = await search('?decision_id=d-7', about(zoe))
    expect(answer.headers.get('cache-control')).toBe('no-store')
    const { items } = await read<SearchAnswer>(answer)
    expect(items).toEqual([
      {
        id: 'd-7',
        subject: zoe,
        occurred_at: new Date(BEGIN + 19 * HOUR).toISOString(),
        received_at: expect.stringMatching(/^\d{4}-/),
        kind: 'recommendation',
        surface: { key: 'search.results', name: expect.any(String) },
        system: { id: 'home-recs', name: 'Home recommendations', version: '1' },
        item: { id: 'sku-2', title: 'Trail running shoes' },
        slate_id: 'slate-1',
        position: 4,
        headline: expect.stringContaining('hiking boots'),
        findings: expect.any(Array),
        catalogue_version: 1,
        address: expect.stringMatching(/^[\w-]{83}$/),
      },
    ])
    const text = await (await search('?limit=100')).text()
    for (const hidden of [SECRET, 'health.steps', 'Steps a day']) expect(text).not.toContain(hidden)
  })

  it('asks for a reason, and takes a person from the header alone', async () => {
    await expectProblem(await search('', {}), 400, 'header-missing')
    await expectProblem(await search('?subject=zoe'), 400, 'subject-in-address')
    await expectProblem(await search('', { ...reason, 'wherefore-subject': '%' }), 400, 'header-invalid')
  })

  it('refuses what it cannot read, and says what', async () => {
    const refused: [string, RegExp][] = [
      ['?limit=0', /limit must be at least 1/],
      ['?limit=101', /limit must be at most 100/],
      ['?limit=ten', /limit must be a number/],
      ['?from=yesterday', /from must be an RFC 3339/],
      ['?to=2026-05-01', /to must be an RFC 3339/],
      ['?kind=advert', /kind must be one of/],
      ['?finding=none', /finding must be one of/],
      ['?surface=', /surface must be/],
      ['?decision_id=%20', /decision_id must/],
      ['?cursor=1.2', /cursor is not one/],
      ['?cursor=99999999999999999.0.1', /cursor is not one/],
      ['?item=a&item=b', /more than once/],
      ['?itme=a', /The query parameters are decision_id, item, /],
    ]
    for (const [query, detail] of refused)
      expect((await expectProblem(await search(query), 400, 'query-invalid')).detail).toMatch(detail)
    expect(
      (await expectProblem(await search('?zoe%40example.com'), 400, 'query-invalid')).detail,
    ).not.toContain('zoe')
  })

  it('is for support and privacy alone', async () => {
    expect((await search('', reason, 'privacy')).status).toBe(200)
    for (const role of ['producer', 'auditor', 'admin'] as const)
      await expectProblem(await search('', reason, role), 403, 'forbidden')
    await expectProblem(await service.request('/v1/decisions', { headers: reason }), 401, 'unauthorized')
  })

  it('opens nothing for an empty page', async () => {
    const { app } = service.appOver({
      shards: {
        find: { gives: { hits: [], next: { occurredAt: 5, shard: 0, no: 64 }, missing: 2 } },
        look: { throws: { message: 'it looked' } },
      },
    })
    const answer = await app.request('/v1/decisions', { headers: { ...service.as('support'), ...reason } })
    expect(await answer.json()).toEqual({ items: [], next_cursor: '5.0.64', missing_shards: 2 })
  })

  it('shows nothing where what it found cannot be opened and audited', async () => {
    const { app } = service.appOver({
      shards: { look: { gives: Array(20).fill({ outcome: 'unavailable' }) } },
    })
    const answer = await app.request('/v1/decisions', { headers: { ...service.as('support'), ...reason } })
    await expectProblem(answer, 503, 'unavailable')
  })
})
