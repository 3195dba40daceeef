import { describe, expect, it } from 'vitest'
import { catalogue } from '../../src/contract/catalogue.js'
import { checkCatalogueForm } from '../../src/contract/check-catalogue-form.js'

const text = { en: 'Words' }
const least = { organisation: { name: 'Northpath', contact: 'privacy@northpath.example' }, languages: ['en'] }
const signal = { name: text, category: 'user.name', origin: 'provided', purposes: [] }

/** The catalogue of the wire contract, section 4, with each field that it names. */
const whole = {
  organisation: {
    name: 'Northpath',
    contact: 'privacy@northpath.example',
    url: 'https://northpath.example',
    data_protection_officer: 'Jo Doe <dpo@northpath.example>',
    my_data_url: 'https://northpath.example/my-data',
  },
  languages: ['en', 'de'],
  time_zone: 'Europe/Berlin',
  retention_days: 400,
  purposes: { personalised_content: { name: text, description: text, needs_consent: true } },
  signals: {
    'browsing.viewed_products': {
      name: text,
      because: { en: 'you looked at {value} on {date}' },
      category: 'user.behavior.browsing_history',
      origin: 'observed',
      source: text,
      purposes: ['personalised_content'],
      sensitive: false,
      show_value: true,
      retention_days: 90,
      shared_with: [],
      control: { opt_out: true, manage_url: 'https://northpath.example/choices' },
      owner: 'recommendations team',
    },
  },
  systems: {
    'home-recs': {
      name: text,
      summary: text,
      kind: 'recommendation',
      surfaces: ['home.hero'],
      purposes: ['personalised_content'],
      main_parameters: [{ signal: 'browsing.viewed_products', why: text }],
      never_uses: [{ category: 'user.health_and_medical', code: 'sensitive', reason: text }],
      training_data: { included: [{ data: text, reason: text }], excluded: [{ data: text, reason: text }] },
      fairness: { summary: text, last_audit: '2026-05-03' },
      human_oversight: text,
      non_profiled_option: { available: true, how: text },
      owner: 'recommendations team',
      reviewed_on: '2026-05-03',
    },
  },
  surfaces: { 'home.hero': { name: text } },
  cohorts: { age_band: { name: text, why: text, basis: 'legitimate_interest' } },
}

describe('catalogue', () => {
  it('takes every field of the contract, and changes none', () => {
    expect(catalogue.parse(whole)).toEqual(whole)
  })

  it('asks for the organisation’s name and contact, and for languages', () => {
    expect(catalogue.parse(least)).toEqual(least)
    for (const missing of ['organisation.name', 'organisation.contact', 'languages']) {
      expect(complaints(without(least, missing))).toEqual([[missing, 'is required']])
    }
  })

  it.each(['name', 'category', 'origin', 'purposes'])('asks for %s of a signal', field => {
    const value = { ...least, signals: { s: without(signal, field) } }
    expect(complaints(value)).toEqual([[`signals.s.${field}`, 'is required']])
  })

  it('asks for the name of a purpose, system and surface, and for a system’s kind and purposes', () => {
    const value = { ...least, purposes: { p: {} }, systems: { s: {} }, surfaces: { f: {} } }
    const asked = [
      'purposes.p.name',
      'systems.s.name',
      'systems.s.kind',
      'systems.s.purposes',
      'surfaces.f.name',
    ]
    expect(complaints(value).sort()).toEqual(asked.map(path => [path, 'is required']).sort())
  })

  it('asks for nothing of a cohort', () => {
    expect(complaints({ ...least, cohorts: { age_band: {} } })).toEqual([])
  })

  it.each([
    ['markup in a text', { ...signal, name: { en: 'a <b>bold</b> claim' } }],
    ['a text in no language', { ...signal, name: {} }],
    ['a text in something that is no language', { ...signal, name: { '??': 'x' } }],
    ['an empty text', { ...signal, name: { en: '' } }],
    ['a misspelled category', { ...signal, category: 'User Health' }],
    ['an unknown origin', { ...signal, origin: 'guessed' }],
    ['half a day', { ...signal, retention_days: 0.5 }],
    ['an http address that is not this machine', { ...signal, control: { manage_url: 'http://a.example' } }],
    ['an unknown field', { ...signal, colour: 'red' }],
  ])('refuses %s', (_, broken) => {
    expect(complaints({ ...least, signals: { s: broken } })).toHaveLength(1)
  })

  it('takes < and & where they are no markup', () => {
    expect(complaints({ ...least, signals: { s: { ...signal, name: { en: 'age < 30 & over' } } } })).toEqual(
      [],
    )
  })
})

describe('checkCatalogueForm', () => {
  it.each([
    ['a text without languages', { name: 'Name' }, 'must be texts by language', 'write name: { en: "…" }'],
    ['a quoted boolean', { show_value: 'yes' }, 'must be true or false', 'write it without quotes'],
    [
      'one entry where a list belongs',
      { purposes: 'p' },
      'must be a list',
      'put it in brackets, such as [a, b]',
    ],
    ['a number as text', { owner: 7 }, 'must be text', 'put it in quotes'],
    [
      'words for a number',
      { retention_days: '90 days' },
      'must be a whole number',
      'write digits, without quotes or units',
    ],
    ['an empty line', { control: null }, 'is empty', 'fill it in, or leave the line out'],
    ['a misspelled field', { catgory: 'user' }, 'is not a field of the contract', 'write category'],
  ])('says of %s what is wrong and how to mend it', (_, broken, wrong, mend) => {
    const checked = checkCatalogueForm({ ...least, signals: { s: { ...signal, ...broken } } })
    expect(checked.ok ? [] : checked.complaints).toEqual([expect.objectContaining({ wrong, mend })])
  })

  it('says the limit where a list is too long or a number too large', () => {
    const purposes = Array.from({ length: 51 }, () => 'p')
    const checked = checkCatalogueForm({
      ...least,
      signals: { s: { ...signal, purposes, retention_days: 99_999 } },
    })
    expect(checked.ok ? [] : checked.complaints.map(complaint => complaint.wrong)).toEqual([
      'must hold at most 50',
      'must be at most 36500',
    ])
  })

  it('names the choices where there are few, and the one probably meant', () => {
    const checked = checkCatalogueForm({ ...least, signals: { s: { ...signal, origin: 'infered' } } })
    expect(checked).toMatchObject({
      complaints: [
        {
          wrong: 'must be one of provided, observed, inferred, third_party, context',
          mend: 'write inferred',
        },
      ],
    })
  })
})

function complaints(value: unknown): [string, string][] {
  const checked = checkCatalogueForm(value)
  return checked.ok ? [] : checked.complaints.map(({ path, wrong }) => [path.join('.'), wrong])
}

/** A copy without one field, named by its path. */
function without(value: object, path: string): unknown {
  const [step, ...rest] = path.split('.')
  return Object.fromEntries(
    Object.entries(value).flatMap(([key, inner]) => {
      if (key !== step) return [[key, inner]]
      return rest.length === 0 ? [] : [[key, without(inner, rest.join('.'))]]
    }),
  )
}
