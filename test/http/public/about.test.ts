import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import {
  type About,
  type AboutData,
  type AboutSystem,
  about,
  aboutData,
  aboutSystem,
} from '../../../src/contract/about.js'
import type { Catalogue } from '../../../src/contract/catalogue.js'
import { aCatalogue, aDeclaredSignal, aDeclaredSystem } from '../../builders/catalogue.js'
import { aDecision, aSignal } from '../../builders/decision.js'
import { elementsOf, readHtml, textOf } from '../../oracle/html.js'
import { startService, type TestService } from '../../service.js'
import { expectProblem, read, sendDecisions } from '../send.js'

const VIEWED = 'browsing.viewed_products'
const declared: Catalogue = aCatalogue({
  signals: {
    [VIEWED]: aDeclaredSignal({
      source: { en: 'Our shop' },
      retention_days: 90,
      shared_with: ['Parcel Post AG'],
      control: { opt_out: true, manage_url: 'https://northpath.example/off' },
    }),
    'orders.recent': aDeclaredSignal({ name: { en: 'Your orders' } }),
    'health.steps': aDeclaredSignal({ name: { en: 'Steps a day' }, sensitive: true }),
  },
  systems: {
    'home-recs': aDeclaredSystem({
      summary: { en: 'Chooses the products on the home page.' },
      main_parameters: [
        { signal: 'orders.recent', why: { en: 'What you bought says most.' } },
        { signal: VIEWED },
      ],
      never_uses: [{ category: 'user.health_and_medical', code: 'sensitive' }],
      training_data: {
        included: [{ data: { en: 'Orders of 2025' }, reason: { en: 'They show what goes together.' } }],
        excluded: [{ data: { en: 'Messages to our staff' } }],
      },
      fairness: { summary: { en: 'We compare age groups.' }, last_audit: '2026-04-01' },
      human_oversight: { en: 'Two people look at it each week.' },
      non_profiled_option: { available: true, how: { en: 'Choose “Most popular”.' } },
      owner: 'Recommendations team',
      reviewed_on: '2026-04-02',
    }),
    quiet: aDeclaredSystem({ name: { en: 'A quiet system' } }),
  },
})

let service: TestService
beforeAll(async () => {
  service = await startService({ catalogue: declared })
  const decisions = Array.from({ length: 300 }, (_, at) =>
    aDecision({
      id: `secret-id-${at}`,
      subject: `secret-person-${at}`,
      item: { id: `secret-item-${at}` },
      signals: [
        aSignal({ key: VIEWED, value: `secret-value-${at}`, contribution: 3 }),
        aSignal({ key: 'orders.recent', value: 'secret', contribution: 1 }),
      ],
    }),
  )
  const answer = await sendDecisions(service, { decisions }, '?links=false')
  expect(await read(answer)).toMatchObject({ complete: true })
})
afterAll(() => service.close())

const hrefs = (page: string, tag: string) =>
  elementsOf(readHtml(page), element => element.tag === tag).map(element => element.attributes.get('href'))
const json = { headers: { accept: 'application/json' } }
const get = (path: string, init?: RequestInit) => service.request(path, init)

describe('GET /about', () => {
  it('names the organisation and its systems, as a page and as JSON', async () => {
    const told = about.parse(await read<About>(await get('/about', json)))
    expect(told.organisation?.name).toBe('Northpath')
    expect(told.systems.map(({ id }) => id)).toEqual(['home-recs', 'quiet'])
    expect(told.data.count).toBe(3)
    const page = await (await get('/about')).text()
    for (const { name } of told.systems) expect(page).toContain(name.text)
    expect(page).toContain('href="/about/systems/home-recs"')
    expect(page).toContain('href="/about/data"')
  })

  it('may be found and kept for a minute, by language and form, and tells whether it changed', async () => {
    const answer = await get('/about', { headers: { accept: 'text/html' } })
    expect(answer.headers.get('cache-control')).toBe('public, max-age=60')
    expect(answer.headers.get('x-robots-tag')).toBeNull()
    expect(answer.headers.get('vary')).toMatch(/Accept, Accept-Language/)
    expect(answer.headers.get('content-security-policy')).toContain("default-src 'none'")
    const etag = answer.headers.get('etag') ?? ''
    const again = await get('/about', { headers: { accept: 'text/html', 'if-none-match': `"x", ${etag}` } })
    expect([again.status, await again.text(), again.headers.get('etag')]).toEqual([304, '', etag])
    const other = await get('/about', { headers: { accept: 'application/json', 'if-none-match': etag } })
    expect(other.status).toBe(200)
  })

  it('speaks the reader’s language, says where a text has none, and keeps a language that was chosen', async () => {
    const german = await get('/about/data?lang=de', json)
    const told = await read<AboutData>(german)
    expect(told.locale).toBe('de')
    expect(told.signals.map(({ name }) => name.lang)).toEqual([undefined, 'en', 'en'])
    const page = await (await get('/about?lang=de')).text()
    expect(page).toContain('<html lang="de"')
    expect(hrefs(page, 'a')).toContain('/about/data?lang=de')
    const accepted = await (await get('/about', { headers: { 'accept-language': 'de' } })).text()
    expect(accepted).toContain('<html lang="de"')
  })

  it('says so before the first catalogue', async () => {
    const empty = await startService()
    for (const path of ['/about', '/about/data']) {
      const answer = await empty.request(path)
      expect(answer.status).toBe(200)
      expect(await answer.text()).toContain('yet.')
    }
    expect(await read<About>(await empty.request('/about', json))).toMatchObject({
      organisation: null,
      systems: [],
      catalogue_version: 0,
    })
    const system = await empty.request('/about/systems/home-recs', json)
    await expectProblem(system, 404, 'not-found')
    await empty.close()
  })
})

describe('GET /about/systems/:id', () => {
  it('says what the catalogue declares and what was measured, and where the two differ', async () => {
    const told = aboutSystem.parse(await read<AboutSystem>(await get('/about/systems/home-recs', json)))
    expect(told.main_parameters.map(({ key }) => key)).toEqual(['orders.recent', VIEWED])
    expect(told.measured).toMatchObject({ code: 'measured', decisions: 300, rare: 0 })
    expect(told.measured.signals.map(({ key, share, used }) => [key, share, used])).toEqual([
      [VIEWED, 0.75, 1],
      ['orders.recent', 0.25, 1],
    ])
    expect(told.differs?.text).toContain('Products you looked at and Your orders')
    expect(told).toMatchObject({
      training_data: { excluded: [{ data: { text: 'Messages to our staff' }, reason: null }] },
      never_uses: [{ reason: { code: 'sensitive' } }],
      fairness: { last_audit: '2026-04-01' },
      non_profiled_option: { available: true },
      owner: 'Recommendations team',
      version: '3.2.0',
      reviewed_on: '2026-04-02',
    })
  })

  it('says the same as a page', async () => {
    const told = await read<AboutSystem>(await get('/about/systems/home-recs', json))
    const text = textOf(readHtml(await (await get('/about/systems/home-recs')).text()))
    const texts = [
      told.system.name.text,
      told.system.summary?.text,
      ...told.purposes.map(({ name }) => name.text),
      ...told.main_parameters.flatMap(({ name, why, control }) => [name.text, why?.text, control.text]),
      told.measured.text,
      told.differs?.text,
      ...(told.training_data?.included ?? []).flatMap(({ data, reason }) => [data.text, reason?.text]),
      ...(told.training_data?.excluded ?? []).map(({ data }) => data.text),
      ...told.never_uses.flatMap(({ category, reason }) => [category.name, reason.text]),
      told.fairness?.summary.text,
      told.human_oversight?.text,
      told.non_profiled_option?.how?.text,
      told.owner,
      told.version,
      '75 %',
    ]
    for (const each of texts) if (each) expect(text).toContain(each)
  })

  it('measures nothing where there were few decisions, and says so', async () => {
    const told = await read<AboutSystem>(await get('/about/systems/quiet', json))
    expect(told.measured).toMatchObject({ code: 'too_few', decisions: null, signals: [] })
    expect(told.differs).toBeNull()
    expect(await (await get('/about/systems/quiet')).text()).toContain(told.measured.text)
  })

  it.each(['nobody', 'constructor', '__proto__', '%2e%2e', 'a%00b'])('answers 404 to %s', async id => {
    await expectProblem(await get(`/about/systems/${id}`, json), 404, 'not-found')
    const page = await get(`/about/systems/${id}`, { headers: { accept: 'text/html' } })
    expect([page.status, page.headers.get('content-type')]).toEqual([404, 'text/html; charset=utf-8'])
  })

  it('is where an explanation says that its system is described', async () => {
    const id = encodeURIComponent('secret-id-1')
    const headers = { ...service.as('producer'), 'wherefore-subject': 'secret-person-1' }
    const explanation = await read<{ decision: { system: { url: string } } }>(
      await get(`/v1/decisions/${id}/explanation`, { headers }),
    )
    const { url } = explanation.decision.system
    expect((await get(new URL(url).pathname)).status).toBe(200)
  })
})

describe('GET /about/data', () => {
  it('tells of every declared signal, and which no decision used', async () => {
    const told = aboutData.parse(await read<AboutData>(await get('/about/data', json)))
    expect(told.signals.map(({ key }) => key)).toEqual(Object.keys(declared.signals ?? {}))
    expect(told.signals[0]).toMatchObject({
      origin: { code: 'observed' },
      source: { text: 'Our shop' },
      purposes: [{ key: 'personalised_content' }],
      retention: { days: 90 },
      shared_with: ['Parcel Post AG'],
      control: { code: 'all', opt_out: true, manage_url: 'https://northpath.example/off' },
      used_by: [{ id: 'home-recs' }],
    })
    expect(told.signals.map(({ sensitive }) => sensitive)).toEqual([false, false, true])
    expect(told.not_used).toEqual(['health.steps'])
    const page = await (await get('/about/data')).text()
    expect(page).toContain(told.measured.text)
    expect(page).toContain('href="https://northpath.example/off"')
  })
})

describe('the public account', () => {
  const paths = ['/about', '/about/systems/home-recs', '/about/data']

  it('is in the Data Privacy Vocabulary, where a page says it is', async () => {
    for (const path of paths) {
      const page = await (await get(path)).text()
      const [href = ''] = hrefs(page, 'link')
      const linked = await get(href)
      expect(linked.headers.get('content-type')).toContain('application/ld+json')
      const graph = await linked.json()
      expect(graph).toMatchObject({ '@context': { dpv: 'https://w3id.org/dpv#' } })
      const accepted = await get(path, { headers: { accept: 'application/ld+json' } })
      expect(await accepted.json()).toEqual(graph)
    }
    const data = await (await get('/about/data?format=jsonld')).json()
    expect(data['@graph'][1]).toMatchObject({
      '@type': ['dpv:ObservedPersonalData'],
      'dct:title': { '@value': 'Products you looked at', '@language': 'en' },
      'dpv:hasStorageCondition': { 'dpv:hasDuration': { '@value': 'P90D' } },
      'dpv:hasRecipient': [{ 'dpv:hasName': 'Parcel Post AG' }],
    })
  })

  it('holds nothing about anyone, in any form', async () => {
    for (const path of paths) {
      for (const format of ['html', 'json', 'jsonld']) {
        const text = await (await get(`${path}?format=${format}`)).text()
        expect(text).not.toContain('secret')
      }
    }
  })
})
