import { describe, expect, it } from 'vitest'
import type { Catalogue, DeclaredSignal } from '../../../src/contract/catalogue.js'
import { changesSince } from '../../../src/rendering/since/changes-since.js'
import { anExplainedRecord } from '../../builders/explained-record.js'
import { notRecorded, recommendation, sensitive, shop } from '../../builders/shop.js'

const VIEWED = 'browsing.viewed_products'
const HEALTH = 'health.foot_condition'

/** Today's catalogue: the shop's, with one signal declared otherwise, or no more. */
function today(key: string, change: Partial<DeclaredSignal> | null): Catalogue {
  const { [key]: before, ...others } = shop.signals ?? {}
  if (!before) throw new Error(`the shop declares no ${key}`)
  return { ...shop, signals: change ? { ...others, [key]: { ...before, ...change } } : others }
}

function since(
  overrides: Parameters<typeof anExplainedRecord>[0],
  catalogue: Catalogue,
  then: Catalogue | null = shop,
) {
  return changesSince(anExplainedRecord(overrides, then), { version: 8, catalogue })
}

const codesOf = (...given: Parameters<typeof since>) =>
  (since(...given)?.entries ?? []).map(({ key, changes }) => [key, ...changes.map(({ code }) => code)])

describe('changesSince', () => {
  it('says nothing under the version in force, whatever it is given, nor where nothing cited has changed', () => {
    const record = anExplainedRecord(recommendation, shop)
    const other = today(VIEWED, { retention_days: 1 })
    expect(changesSince(record, { version: record.catalogueVersion, catalogue: other })).toBeNull()
    expect(since(recommendation, { ...shop, retention_days: 30 })).toBeNull()
    expect(since({ ...recommendation, signals: [], not_used: [] }, other)).toBeNull()
  })

  it.each<[Partial<DeclaredSignal>, string[]]>([
    [{ name: { en: 'Pages', de: 'Seiten' } }, ['name']],
    [{ because: { en: 'you saw {value}' } }, ['because']],
    [{ source: { en: 'Our app' } }, ['source']],
    [{ category: 'user.content' }, ['category']],
    [{ origin: 'inferred' }, ['origin']],
    [{ sensitive: true }, ['sensitive']],
    [{ retention_days: 30 }, ['retention']],
    [{ purposes: ['personalised_content', 'pricing', 'sales'] }, ['purposes_more', 'purposes_less']],
    [{ shared_with: ['Ads Ltd'] }, ['shared_more']],
    [{ control: {} }, ['control']],
    [{ control: { opt_out: false, manage_url: 'https://northpath.example/browsing' } }, ['control']],
    [{ category: 'user.health_and_medical' }, ['sensitive', 'category']],
    // Of no use to the person: who looks after it inside, and a text put in another order.
    [
      {
        owner: 'another team',
        name: { de: 'Produkte, die Sie angesehen haben', en: 'Products you looked at' },
      },
      [],
    ],
  ])('sees %j', (change, codes) => {
    expect(codesOf(recommendation, today(VIEWED, change))).toEqual(
      codes.length > 0 ? [[VIEWED, ...codes]] : [],
    )
  })

  it('sees what is not declared any more, also of what was left out', () => {
    expect(codesOf(recommendation, today(HEALTH, null))).toEqual([[HEALTH, 'removed']])
  })

  it('sees that what had not been described is now, also where there was no catalogue', () => {
    const now: Catalogue = {
      ...shop,
      signals: {
        ...shop.signals,
        'ab.bucket': { name: { en: 'Test group' }, category: 'user', origin: 'context', purposes: [] },
      },
    }
    expect(codesOf(notRecorded, now)).toEqual([['ab.bucket', 'declared']])
    const keys = codesOf(notRecorded, shop, null)
    expect(keys).toContainEqual([VIEWED, 'declared'])
    expect(keys).toContainEqual(['home-recs', 'declared'])
  })

  it('sees what the system is for, never uses and goes by, and the name of a purpose', () => {
    const system = shop.systems?.['home-recs']
    if (!system) throw new Error('the shop has no home-recs')
    const now: Catalogue = {
      ...shop,
      purposes: {
        ...shop.purposes,
        personalised_content: { name: { en: 'picking', de: 'Auswahl' }, needs_consent: true },
      },
      systems: {
        'home-recs': {
          ...system,
          purposes: ['personalised_content', 'adverts'],
          never_uses: [{ category: 'user.financial' }],
          main_parameters: [],
        },
      },
    }
    expect(codesOf(recommendation, now)).toEqual([
      ['home-recs', 'purposes_more', 'never_more', 'never_less', 'main_parameters'],
      ['personalised_content', 'name'],
    ])
    expect(codesOf(recommendation, { ...shop, systems: {} })).toEqual([['home-recs', 'removed']])
  })

  it('sees how the system is described, what the surface is called, and what needs consent', () => {
    const system = shop.systems?.['home-recs']
    if (!system) throw new Error('the shop has no home-recs')
    const now: Catalogue = {
      ...shop,
      systems: { ...shop.systems, 'home-recs': { ...system, summary: { en: 'It picks.' } } },
      surfaces: { ...shop.surfaces, 'home.hero': { name: { en: 'Start page', de: 'Startseite' } } },
      purposes: {
        ...shop.purposes,
        personalised_content: {
          name: shop.purposes?.personalised_content?.name ?? {},
          needs_consent: shop.purposes?.personalised_content?.needs_consent !== true,
        },
      },
    }
    expect(codesOf(recommendation, now)).toEqual([
      ['home-recs', 'summary'],
      ['home.hero', 'name'],
      ['personalised_content', 'consent'],
    ])
    expect(codesOf(recommendation, { ...shop, surfaces: {} })).toEqual([['home.hero', 'removed']])
  })

  it('takes another address of the same choice for no change', () => {
    const moved = { manage_url: 'https://northpath.example/elsewhere' }
    const then = today(VIEWED, { control: { manage_url: 'https://northpath.example/browsing' } })
    expect(codesOf(recommendation, today(VIEWED, { control: moved }), then)).toEqual([])
  })

  it('closes what was sensitive then, or is now, or was by its value', () => {
    const closed = (...given: Parameters<typeof since>) =>
      since(...given)?.entries.map(entry => [entry.key, entry.closed])
    expect(closed(sensitive, today(HEALTH, { retention_days: 1 }))).toEqual([[HEALTH, true]])
    expect(closed(sensitive, today(HEALTH, { category: 'user.content' }))).toEqual([[HEALTH, true]])
    expect(closed(recommendation, today(VIEWED, { sensitive: true }))).toEqual([[VIEWED, true]])
    const political = [{ key: VIEWED, value: 'union membership', contribution: 1 }]
    expect(closed({ ...recommendation, signals: political }, today(VIEWED, { retention_days: 1 }))).toEqual([
      [VIEWED, true],
    ])
  })

  it('closes a purpose that only sensitive data was used for', () => {
    const then: Catalogue = {
      ...shop,
      purposes: { ...shop.purposes, care: { name: { en: 'advice for sore feet' } } },
    }
    const signals = [{ key: HEALTH, value: 'flat feet', contribution: 1, purpose: 'care' }]
    const found = since({ ...recommendation, not_used: [], signals }, shop, then)
    expect(found?.entries.map(({ key, closed }) => [key, closed])).toEqual([['care', true]])
  })

  it.each(['constructor', 'prototype', 'toString'])('takes a key called %s for one', key => {
    expect(since({ ...recommendation, signals: [{ key }], not_used: [] }, shop)).toBeNull()
  })
})
