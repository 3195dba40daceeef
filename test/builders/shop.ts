// A shop's whole catalogue in both languages, and decisions of its systems: what the words and the pages are read with.
import { type Catalogue, catalogue } from '../../src/contract/catalogue.js'
import type { Decision, Signal } from '../../src/contract/decision.js'
import type { aDecision } from './decision.js'

type Overrides = Parameters<typeof aDecision>[0]

/** The catalogue of a shop for the outdoors. */
export const shop: Catalogue = catalogue.parse({
  organisation: {
    name: 'Northpath',
    contact: 'privacy@northpath.example',
    url: 'https://northpath.example/',
    data_protection_officer: 'Dr. Ada Weiss, Hauptstr. 1, 10115 Berlin',
    my_data_url: 'https://northpath.example/my-data',
  },
  languages: ['en', 'de'],
  time_zone: 'Europe/Berlin',
  purposes: {
    personalised_content: {
      name: { en: 'choosing what to show you', de: 'die Auswahl für Sie' },
      needs_consent: true,
    },
    adverts: { name: { en: 'choosing ads', de: 'die Auswahl von Anzeigen' }, needs_consent: true },
    pricing: { name: { en: 'setting prices', de: 'das Festlegen von Preisen' } },
  },
  signals: {
    'browsing.viewed_products': {
      name: { en: 'Products you looked at', de: 'Produkte, die Sie angesehen haben' },
      because: { en: 'you looked at {value} on {date}', de: 'Sie sich am {date} {value} angesehen haben' },
      category: 'user.behavior.browsing_history',
      origin: 'observed',
      source: { en: 'Our shop, while you were signed in', de: 'Unser Shop, während Sie angemeldet waren' },
      purposes: ['personalised_content', 'adverts', 'pricing'],
      retention_days: 400,
      control: { opt_out: true, manage_url: 'https://northpath.example/my-data/browsing' },
    },
    'orders.recent': {
      name: { en: 'Your recent orders', de: 'Ihre letzten Bestellungen' },
      because: { en: 'you bought {value}', de: 'Sie {value} gekauft haben' },
      category: 'user.behavior.purchase_history',
      origin: 'observed',
      source: { en: 'Our shop', de: 'Unser Shop' },
      purposes: ['personalised_content'],
      retention_days: 1095,
      shared_with: ['Parcel Post AG'],
      control: { opt_out: true },
    },
    'feedback.hidden': {
      name: { en: 'Items you hid', de: 'Artikel, die Sie ausgeblendet haben' },
      because: {
        en: 'you hid similar items on {date}',
        de: 'Sie am {date} ähnliche Artikel ausgeblendet haben',
      },
      category: 'user.behavior',
      origin: 'provided',
      purposes: ['personalised_content'],
      control: { opt_out: true },
    },
    'profile.interest': {
      name: { en: 'Your likely interests', de: 'Ihre vermuteten Interessen' },
      because: { en: 'we guessed that you like {value}', de: 'wir vermuten, dass Sie {value} mögen' },
      category: 'user.behavior',
      origin: 'inferred',
      show_value: true,
      purposes: ['personalised_content', 'adverts'],
      control: { opt_out: true },
    },
    'profile.size': {
      name: { en: 'Your shoe size', de: 'Ihre Schuhgröße' },
      because: { en: 'you told us your size is {value}', de: 'Sie uns Ihre Größe {value} genannt haben' },
      category: 'user.content',
      origin: 'provided',
      purposes: ['personalised_content'],
    },
    'geo.region': {
      name: { en: 'Your region', de: 'Ihre Region' },
      because: { en: 'you are in {value}', de: 'Sie in {value} sind' },
      category: 'user.location.imprecise',
      origin: 'third_party',
      source: { en: 'A location service', de: 'Ein Ortungsdienst' },
      show_value: true,
      purposes: ['personalised_content', 'adverts', 'pricing'],
    },
    'context.weather': {
      name: { en: 'The weather', de: 'Das Wetter' },
      because: { en: 'the forecast says {value}', de: 'die Vorhersage {value} meldet' },
      category: 'x.weather',
      origin: 'context',
      show_value: true,
      purposes: ['personalised_content'],
    },
    'context.stock': {
      name: { en: 'What is in stock', de: 'Was vorrätig ist' },
      because: { en: 'it is in stock', de: 'es vorrätig ist' },
      category: 'x.stock',
      origin: 'context',
      purposes: ['personalised_content', 'pricing'],
    },
    'health.foot_condition': {
      name: { en: 'A foot condition', de: 'Ein Fußleiden' },
      because: { en: 'you have {value}', de: 'Sie {value} haben' },
      category: 'user.health_and_medical',
      origin: 'provided',
      show_value: true,
      purposes: ['personalised_content'],
      retention_days: 30,
      control: { opt_out: true, manage_url: 'https://northpath.example/my-data/health' },
    },
  },
  systems: {
    'home-recs': {
      name: { en: 'Home page recommendations', de: 'Empfehlungen der Startseite' },
      summary: {
        en: 'It ranks products by how well they fit what you did in the shop.',
        de: 'Es ordnet Produkte danach, wie gut sie zu dem passen, was Sie im Shop getan haben.',
      },
      kind: 'recommendation',
      surfaces: ['home.hero'],
      purposes: ['personalised_content'],
      main_parameters: [
        {
          signal: 'browsing.viewed_products',
          why: {
            en: 'It tells us most of what you need now',
            de: 'Es sagt am meisten darüber, was Sie jetzt brauchen',
          },
        },
        { signal: 'profile.size', why: { en: 'Shoes must fit', de: 'Schuhe müssen passen' } },
      ],
      never_uses: [
        {
          category: 'user.health_and_medical.genetic',
          code: 'sensitive',
          reason: { en: 'We do not want to know it', de: 'Wir wollen das nicht wissen' },
        },
        { category: 'user.demographic.political_opinion', code: 'policy' },
      ],
      non_profiled_option: {
        available: true,
        how: {
          en: 'Choose “Popular” above the list to see the same for everyone.',
          de: 'Wählen Sie „Beliebt“ über der Liste, dann sehen Sie dasselbe wie alle.',
        },
      },
    },
    'ad-picker': {
      name: { en: 'Ad picker', de: 'Anzeigenauswahl' },
      kind: 'ad',
      purposes: ['adverts'],
    },
    pricing: { name: { en: 'Price setter', de: 'Preisfindung' }, kind: 'price', purposes: ['pricing'] },
  },
  surfaces: {
    'home.hero': { name: { en: 'Home page', de: 'Startseite' } },
    'product.page': { name: { en: 'Product page', de: 'Produktseite' } },
  },
})

const signals: readonly Signal[] = [
  signal('browsing.viewed_products', 'hiking boots', 0.92, '2026-05-03T08:00:00Z'),
  signal('orders.recent', ['a rain jacket', 'wool socks'], 0.44, '2026-04-11T16:20:00+02:00'),
  signal('feedback.hidden', undefined, -0.28, '2026-05-02T19:05:00Z'),
  signal('profile.interest', 'hiking', 0.16),
  signal('profile.size', 42, 0.08),
  signal('geo.region', 'Upper Bavaria', 0.06),
  signal('context.weather', 'dry days', 0.05),
  signal('context.stock', undefined, 0.01),
]

/** Eight signals, both directions, exclusions: the example of the contract. */
export const recommendation: Overrides = {
  id: 'd-2026-000187',
  occurred_at: '2026-11-21T08:14:05.000Z',
  signals: [...signals],
  outcome: {
    method: 'exact',
    score: 1.44,
    base: 0,
    alternatives: [
      {
        item: { id: 'sku-2', title: 'Wool socks' },
        score: 1.2,
        contributions: { 'orders.recent': 0.9, 'browsing.viewed_products': 0.3 },
      },
    ],
  },
  not_used: [
    { key: 'health.foot_condition', reason: 'no_consent' },
    { key: 'geo.region', reason: 'too_old', detail: 'The older of two places' },
  ],
  consent: { purposes: ['personalised_content'], basis: 'consent', recorded_at: '2026-02-01T12:00:00Z' },
}

/** A sensitive signal is the main reason, without explicit consent. */
export const sensitive: Overrides = {
  ...recommendation,
  signals: [
    signal('health.foot_condition', 'flat feet', 1.4, '2026-11-02T08:00:00Z'),
    ...signals.slice(0, 4),
  ],
  not_used: [],
}

/** An advert with two parties, chosen by a profile. */
export const advert: Overrides = {
  kind: 'ad',
  system: { id: 'ad-picker', version: '2026-11-02' },
  surface: 'product.page',
  occurred_at: '2026-11-21T08:14:05.000Z',
  item: { id: 'ad-77', title: 'Alpine Week 2027' },
  signals: [
    { ...signal('profile.interest', 'hiking', 0.7), purpose: 'adverts' },
    { ...signal('geo.region', 'Upper Bavaria', 0.2), purpose: 'adverts' },
  ],
  outcome: { method: 'estimate' },
  consent: { purposes: ['adverts'], basis: 'consent' },
  ad: {
    on_behalf_of: 'Tirol Tourism',
    paid_by: 'Mountain Media GmbH',
    transparency: [{ domain: 'exchange.example', dsaparams: [1, 2, 9] }],
  },
}

/** A personal price in New York. */
export const newYorkPrice: Overrides = {
  kind: 'price',
  system: { id: 'pricing', version: '4' },
  surface: 'product.page',
  occurred_at: '2026-11-21T08:14:05.000Z',
  item: { id: 'sku-9', title: 'Summit tent' },
  signals: [signal('geo.region', 'Brooklyn', 3.5), signal('context.stock', undefined, -1)],
  outcome: { method: 'exact' },
  person: { jurisdiction: 'US-NY' },
  price: { amount: '349.00', currency: 'USD', reference_amount: '399.00' },
}

/** Nothing but the weather and the stock. */
export const nothingAboutYou: Overrides = {
  ...recommendation,
  signals: [signal('context.weather', 'dry days', 0.6), signal('context.stock', undefined, 0.3)],
  not_used: [],
}

/** Undeclared signals, no contributions, no consent, no method. */
export const notRecorded: Overrides = {
  id: 'd-2',
  occurred_at: '2026-11-21T08:14:05.000Z',
  signals: [
    { key: 'shadow.score_v2', value: 'never shown' },
    { key: 'browsing.viewed_products', value: 'tents', observed_at: '2026-05-03T08:00:00Z' },
    { key: 'orders.recent' },
    { key: 'ab.bucket' },
  ],
  outcome: undefined,
  consent: undefined,
  automation: undefined,
  not_used: undefined,
  withheld: [{ what: 'The weights of two signals', ground: 'trade secret' }],
}

/** Two hundred signals. */
export const manySignals: Overrides = {
  ...recommendation,
  outcome: { method: 'exact' },
  signals: Array.from({ length: 200 }, (_, i) => ({
    ...(signals[i % signals.length] ?? { key: 'x' }),
    contribution: (i % 3 === 0 ? -1 : 1) * (1 / (i + 1)),
  })),
}

/** Markup, bidi, control characters and very long strings in every free text. */
export const hostile: Overrides = {
  ...recommendation,
  item: { id: 'x', title: '"><script>alert(1)</script>\u202Egnp.exe {{item}} نص' },
  signals: [
    signal(
      'browsing.viewed_products',
      `<img src=x onerror=alert(1)>${'W'.repeat(400)}`,
      3,
      '2026-05-03T08:00:00Z',
    ),
    signal('geo.region', 'ירושלים\u2067 )abc(', 2),
    { ...signal('orders.recent', ['</bdi></article>', 'a\u0007b\u200Bc'], -1), source: '{{{evil}}}' },
  ],
  experiment: { key: 'e', variant: '</p><h1>', reason: 'javascript:alert(1)' },
  withheld: [{ what: '<b>all</b>', ground: '\u0000'.replace('\u0000', '\u0085') }],
}

/** The decision as sent, for what reads more than the overrides. */
export type ShopDecision = Partial<Decision>

function signal(key: string, value: Signal['value'], contribution: number, observed_at?: string): Signal {
  return {
    key,
    ...(value !== undefined && { value }),
    contribution,
    ...(observed_at !== undefined && { observed_at }),
  }
}
