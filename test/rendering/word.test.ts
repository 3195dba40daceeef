// The exact words, in both languages. A changed sentence changes here first.
import { describe, expect, it } from 'vitest'
import { explanation } from '../../src/contract/explanation.js'
import { word } from '../../src/rendering/word.js'
import { anExplainedRecord } from '../builders/explained-record.js'
import {
  advert,
  hostile,
  newYorkPrice,
  nothingAboutYou,
  notRecorded,
  recommendation,
  sensitive,
  shop,
} from '../builders/shop.js'

type Overrides = Parameters<typeof anExplainedRecord>[0]

function words(overrides: Overrides, language: string, catalogue: typeof shop | null = shop) {
  return word(anExplainedRecord(overrides, catalogue), language, { publicUrl: 'https://why.example' })
}

const viewed = { key: 'browsing.viewed_products', value: 'hiking boots', observed_at: '2026-05-03T08:00:00Z' }

describe('word', () => {
  it.each(
    Object.entries({
      recommendation,
      sensitive,
      advert,
      newYorkPrice,
      nothingAboutYou,
      notRecorded,
      hostile,
    }),
  )('gives what the contract describes: %s', (_, overrides) => {
    for (const language of ['en', 'de']) {
      for (const catalogue of [shop, null]) {
        expect(explanation.safeParse(words(overrides, language, catalogue)).error?.issues ?? []).toEqual([])
      }
    }
  })

  it('says which version of the wording made it, and nothing of the record but what is known of it', () => {
    const { record } = words(recommendation, 'en')
    expect(record).toEqual({
      received_at: '2026-11-21T09:30:00.000Z',
      catalogue_version: 7,
      template_version: expect.stringMatching(/^[0-9a-f]{12}$/),
      commitment: '97b2d69c1f71751c8cc3f2adc672f033688d687ca1c12ef99d6731ced76ce147',
    })
  })
})

describe('what would have changed it', () => {
  const [seen, bought, size] = [
    { key: 'browsing.viewed_products', contribution: 2 },
    { key: 'orders.recent', contribution: 2 },
    { key: 'profile.size', contribution: 1 },
  ]
  type Other = { item: { id: string; title?: string }; score: number; contributions?: Record<string, number> }
  const socks = (score: number, contributions?: Record<string, number>): Other => ({
    item: { id: 's', title: 'Wool socks' },
    score,
    ...(contributions && { contributions }),
  })
  const asked = (alternative: Other, more: Overrides = {}): Overrides => ({
    signals: [seen, bought, size],
    outcome: { method: 'exact', score: 5, alternatives: [alternative] },
    ...more,
  })

  it.each<[string, Overrides, string, string]>([
    [
      'one thing, exactly',
      asked(socks(4, {})),
      'If you had switched off “Products you looked at”, you would have seen Wool socks here.',
      'Hätten Sie „Produkte, die Sie angesehen haben“ abgeschaltet, hätten Sie hier Wool socks gesehen.',
    ],
    [
      'two things, as an estimate',
      asked(socks(2)),
      'If you had switched off “Products you looked at” and “Your recent orders”, you would probably have seen Wool socks here. This is an estimate.',
      'Hätten Sie „Produkte, die Sie angesehen haben“ und „Ihre letzten Bestellungen“ abgeschaltet, hätten Sie hier wohl Wool socks gesehen. Das ist eine Schätzung.',
    ],
    [
      'lower in a list',
      asked(socks(4, {}), { position: 3 }),
      'If you had switched off “Products you looked at”, Wool socks would have come before this.',
      'Hätten Sie „Produkte, die Sie angesehen haben“ abgeschaltet, wäre Wool socks davor gekommen.',
    ],
    [
      'lower in a list, as an estimate',
      asked(socks(4), { position: 3 }),
      'If you had switched off “Products you looked at”, Wool socks would probably have come before this. This is an estimate.',
      'Hätten Sie „Produkte, die Sie angesehen haben“ abgeschaltet, wäre wohl Wool socks davor gekommen. Das ist eine Schätzung.',
    ],
    [
      'nothing',
      asked(socks(0.5, {})),
      'Nothing that you can switch off would have put something else here.',
      'Nichts, was Sie abschalten können, hätte etwas anderes hierher gebracht.',
    ],
    [
      'nothing, as an estimate',
      asked(socks(0.5)),
      'Nothing that you can switch off would have put something else here. This is an estimate.',
      'Nichts, was Sie abschalten können, hätte etwas anderes hierher gebracht. Das ist eine Schätzung.',
    ],
  ])('names %s', (_, overrides, en, de) => {
    expect(words(overrides, 'en').what_if.map(({ text }) => text)).toEqual([en])
    expect(words(overrides, 'de').what_if.map(({ text }) => text)).toEqual([de])
  })

  it('makes hidden characters of the other item visible, and calls one without a title something else', () => {
    const other = (title?: string) => ({
      ...socks(4, {}),
      item: { id: 's', ...(title !== undefined && { title }) },
    })
    const text = (title?: string) => words(asked(other(title)), 'en').what_if[0]?.text
    expect(text('\u202Eskcos')).toContain('you would have seen [U+202E]skcos here.')
    expect(text()).toContain('you would have seen something else here.')
  })
})

describe('the headline', () => {
  it.each<[string, Overrides, string, string]>([
    [
      'because',
      recommendation,
      'You are seeing Trail running shoes because you looked at hiking boots on 3 May 2026.',
      'Sie sehen Trail running shoes, weil Sie sich am 3. Mai 2026 hiking boots angesehen haben.',
    ],
    [
      'because, without a title',
      { ...recommendation, item: { id: 'x' } },
      'You are seeing this because you looked at hiking boots on 3 May 2026.',
      'Sie sehen dies, weil Sie sich am 3. Mai 2026 hiking boots angesehen haben.',
    ],
    [
      'because of a signal whose text needs a date that is missing',
      { signals: [{ key: viewed.key, value: 'tents', contribution: 1 }] },
      'You are seeing Trail running shoes because of: Products you looked at.',
      'Sie sehen Trail running shoes wegen: Produkte, die Sie angesehen haben.',
    ],
    [
      'because of a signal whose value may not be shown',
      { signals: [{ ...viewed, redacted: true, contribution: 1 }] },
      'You are seeing Trail running shoes because of: Products you looked at.',
      'Sie sehen Trail running shoes wegen: Produkte, die Sie angesehen haben.',
    ],
    [
      'because of a sensitive signal',
      sensitive,
      'You are seeing Trail running shoes because of information that the law treats as sensitive.',
      'Sie sehen Trail running shoes wegen Informationen, die das Gesetz als sensibel einstuft.',
    ],
    [
      'because of an undeclared signal',
      { signals: [{ key: 'shadow.score', value: 'x', contribution: 1 }] },
      'You are seeing Trail running shoes because of data that has not been described to us (shadow.score).',
      'Sie sehen Trail running shoes wegen Daten, die uns nicht beschrieben wurden (shadow.score).',
    ],
    [
      'nothing about you',
      nothingAboutYou,
      'Nothing about you was used to show you Trail running shoes.',
      'Nichts über Sie wurde verwendet, um Ihnen Trail running shoes zu zeigen.',
    ],
    [
      'nothing about you counted',
      { signals: [{ ...viewed, contribution: 0 }] },
      'Nothing about you counted when Trail running shoes was chosen.',
      'Nichts über Sie hat gezählt, als Trail running shoes ausgewählt wurde.',
    ],
    [
      'in spite of',
      { signals: [{ key: 'feedback.hidden', contribution: -1, observed_at: '2026-05-02T19:05:00Z' }] },
      'You are seeing Trail running shoes even though you hid similar items on 2 May 2026.',
      'Sie sehen Trail running shoes, obwohl Sie am 2. Mai 2026 ähnliche Artikel ausgeblendet haben.',
    ],
    [
      'in spite of a signal without words of its own',
      { signals: [{ key: 'feedback.hidden', contribution: -1 }] },
      'You are seeing Trail running shoes in spite of: Items you hid.',
      'Sie sehen Trail running shoes trotz: Artikel, die Sie ausgeblendet haben.',
    ],
    [
      'not recorded at all',
      { signals: [], outcome: undefined },
      'The system did not record why you are seeing Trail running shoes.',
      'Das System hat nicht festgehalten, warum Sie Trail running shoes sehen.',
    ],
    [
      'not recorded, with things used',
      notRecorded,
      'The system used 4 things to show you Trail running shoes, but did not record how much each counted.',
      'Das System hat 4 Angaben verwendet, um Ihnen Trail running shoes zu zeigen, aber nicht festgehalten, wie viel jede davon gezählt hat.',
    ],
    [
      'not recorded, with one thing used',
      { signals: [viewed], outcome: undefined },
      'The system used 1 thing to show you Trail running shoes, but did not record how much it counted.',
      'Das System hat 1 Angabe verwendet, um Ihnen Trail running shoes zu zeigen, aber nicht festgehalten, wie viel sie gezählt hat.',
    ],
  ])('says %s', (_, overrides, english, german) => {
    expect(words(overrides, 'en').headline.text).toBe(english)
    expect(words(overrides, 'de').headline.text).toBe(german)
  })

  it.each(['a tent.', 'a tent...', 'a tent. '])('ends with exactly one full stop after %j', value => {
    const { headline } = words({ signals: [{ ...viewed, value, contribution: 1 }] }, 'en')
    expect(headline.text).toMatch(/2026\.$/)
    const bought = words({ signals: [{ key: 'orders.recent', value, contribution: 1 }] }, 'en')
    expect(bought.headline.text).toBe('You are seeing Trail running shoes because you bought a tent.')
  })

  it('cuts a very long value there, and nowhere else', () => {
    const value = `a ${'very '.repeat(90)}long one`
    const told = words({ signals: [{ ...viewed, value, contribution: 1 }] }, 'en')
    expect(told.headline.text.length).toBeLessThan(220)
    expect(told.headline.text).toContain('…')
    expect(told.data_used[0]?.signals[0]?.value).toBe(value)
  })

  it.each<[unknown, string, string]>([
    [['boots', 'socks', 'a map'], 'boots, socks, and a map', 'boots, socks und a map'],
    [1234.5, '1,234.5', '1.234,5'],
    [true, 'yes', 'ja'],
  ])('spells the value %j as the language does', (value, english, german) => {
    // The builders parse the whole decision: a value of another type would be refused there.
    const signals = [{ key: 'orders.recent', value: value as string, contribution: 1 }]
    expect(words({ signals }, 'en').headline.text).toContain(`you bought ${english}.`)
    expect(words({ signals }, 'de').headline.text).toContain(`${german} gekauft haben.`)
  })

  it('names dates in the time zone of the catalogue', () => {
    const signals = [{ ...viewed, observed_at: '2026-05-02T23:30:00Z', contribution: 1 }]
    expect(words({ signals }, 'en').headline.text).toContain('on 3 May 2026.')
  })
})

describe('the reasons', () => {
  it('say for and against, with what the person may know', () => {
    expect(words(recommendation, 'en').reasons.map(({ text }) => text)).toEqual([
      'Because you looked at hiking boots on 3 May 2026.',
      'Because you bought a rain jacket and wool socks.',
      'This counted against it: you hid similar items on 2 May 2026.',
      'Because we guessed that you like hiking.',
      'Because you told us your size is 42.',
      'Because you are in Upper Bavaria.',
      'Because the forecast says dry days.',
      'Because it is in stock.',
    ])
    expect(words(recommendation, 'de').reasons.map(({ text }) => text)).toEqual([
      'Weil Sie sich am 3. Mai 2026 hiking boots angesehen haben.',
      'Weil Sie a rain jacket und wool socks gekauft haben.',
      'Dagegen sprach, dass Sie am 2. Mai 2026 ähnliche Artikel ausgeblendet haben.',
      'Weil wir vermuten, dass Sie hiking mögen.',
      'Weil Sie uns Ihre Größe 42 genannt haben.',
      'Weil Sie in Upper Bavaria sind.',
      'Weil die Vorhersage dry days meldet.',
      'Weil es vorrätig ist.',
    ])
  })

  it('use the fixed words where a signal may not be named', () => {
    const signals = [
      { key: 'health.foot_condition', value: 'flat feet', contribution: -2 },
      { key: 'shadow.score', contribution: -1 },
      { key: 'feedback.hidden', contribution: -1 },
    ]
    expect(words({ signals }, 'en').reasons.map(({ text }) => text)).toEqual([
      'This counted against it: information that the law treats as sensitive.',
      'This counted against it: data that has not been described to us (shadow.score).',
      'This counted against it: Items you hid.',
    ])
    expect(words({ signals }, 'de').reasons.map(({ text }) => text)).toEqual([
      'Dagegen sprachen Informationen, die das Gesetz als sensibel einstuft.',
      'Dagegen sprachen Daten, die uns nicht beschrieben wurden (shadow.score).',
      'Dagegen sprach: Artikel, die Sie ausgeblendet haben.',
    ])
  })

  it('give the name where the text is in another language only', () => {
    const signals = [{ ...viewed, contribution: 1 }]
    const catalogue = structuredClone(shop)
    const declared = catalogue.signals?.['browsing.viewed_products']
    if (declared) declared.because = { en: 'you looked at {value}' }
    expect(words({ signals }, 'de', catalogue).reasons[0]?.text).toBe(
      'Wegen: Produkte, die Sie angesehen haben.',
    )
  })

  it('fill numbers, plurals and dates of the organisation by the rules of the language', () => {
    const catalogue = structuredClone(shop)
    const declared = catalogue.signals?.['orders.recent']
    if (declared) {
      declared.because = {
        en: 'you bought {value, plural, one {# pair} other {# pairs}} ({value}) by {date, date, long}',
        de: 'Sie bis {date, date, long} {value, plural, one {# Paar} other {# Paare}} ({value}) kauften',
      }
    }
    const signals = [
      { key: 'orders.recent', value: 1200, contribution: 1, observed_at: '2026-05-02T23:30:00Z' },
    ]
    expect(words({ signals }, 'en', catalogue).reasons[0]?.text).toBe(
      'Because you bought 1,200 pairs (1,200) by 3 May 2026.',
    )
    expect(words({ signals }, 'de', catalogue).reasons[0]?.text).toBe(
      'Weil Sie bis 3. Mai 2026 1.200 Paare (1.200) kauften.',
    )
  })
})

describe('the summary', () => {
  const contributing = (...contributions: (number | undefined)[]) => ({
    signals: contributions.map(contribution => ({
      ...viewed,
      ...(contribution !== undefined && { contribution }),
    })),
  })

  it.each<[string, Overrides, string, string]>([
    [
      'a share',
      recommendation,
      'These 3 of 8 make up 82 % of what counted, for or against.',
      'Diese 3 von 8 Gründen machen 82 % dessen aus, was dafür oder dagegen gezählt hat.',
    ],
    [
      'a share of one',
      contributing(9, 1),
      'This 1 of 2 makes up 90 % of what counted, for or against.',
      'Dieser eine von 2 Gründen macht 90 % dessen aus, was dafür oder dagegen gezählt hat.',
    ],
    ['that all are shown', contributing(4, 3, 3), 'All 3 reasons are shown.', 'Alle 3 Gründe sind zu sehen.'],
    [
      'that the only one is shown',
      contributing(1),
      'The only reason is shown.',
      'Der einzige Grund ist zu sehen.',
    ],
    [
      'that no share is known',
      contributing(...Array<undefined>(8).fill(undefined)),
      '8 things counted; how much each did was not recorded.',
      '8 Angaben haben gezählt; wie viel jede davon, wurde nicht festgehalten.',
    ],
    [
      'that the one share is not known',
      contributing(undefined),
      '1 thing counted; how much it did was not recorded.',
      '1 Angabe hat gezählt; wie viel, wurde nicht festgehalten.',
    ],
    [
      'that some shares are not known, and not all are shown',
      contributing(8, 1, 1, undefined),
      '4 things counted; how much each did was not recorded.',
      '4 Angaben haben gezählt; wie viel jede davon, wurde nicht festgehalten.',
    ],
    [
      'that nothing counted',
      contributing(0, 0),
      'Nothing counted for or against it.',
      'Nichts hat dafür oder dagegen gezählt.',
    ],
    [
      'that there are no reasons',
      { signals: [] },
      'No reasons were recorded.',
      'Es wurden keine Gründe festgehalten.',
    ],
  ])('says %s', (_, overrides, english, german) => {
    expect(words(overrides, 'en').summary.text).toBe(english)
    expect(words(overrides, 'de').summary.text).toBe(german)
  })
})

describe('the data', () => {
  it('closes what is sensitive, and names it there alone', () => {
    const told = words(sensitive, 'en')
    const signal = told.data_used.find(({ category }) => category.key === 'user.health_and_medical')
      ?.signals[0]
    expect(signal).toMatchObject({ name: 'A foot condition', value: 'flat feet', closed: true })
    expect(JSON.stringify({ ...told, data_used: [] })).not.toMatch(/foot condition|flat feet/i)
  })

  it('shows an undeclared signal by its key, never its value', () => {
    const told = words(notRecorded, 'en')
    expect(told.data_used[0]?.category).toEqual({
      key: 'undeclared',
      name: 'data that has not been described to us',
    })
    expect(told.data_used[0]?.signals[0]?.name).toBe(
      'data that has not been described to us (shadow.score_v2)',
    )
    expect(JSON.stringify(told)).not.toContain('never shown')
  })

  it('gives each exclusion its reason, and free text only where it may be read', () => {
    const told = words(
      {
        not_used: [
          { key: 'geo.region', reason: 'too_old', detail: 'Seen in 2019.' },
          { key: 'health.foot_condition', reason: 'no_consent', detail: 'flat feet' },
          { key: 'shadow.score', reason: 'policy', detail: 'flat feet' },
        ],
      },
      'en',
    )
    expect(told.data_not_used.map(({ name, reason }) => [name, reason.text])).toEqual([
      ['Your region', 'It was too old. The system adds: Seen in 2019.'],
      ['information that the law treats as sensitive', 'You had not agreed to it.'],
      [
        'data that has not been described to us (shadow.score)',
        "The organisation's own rules do not allow it.",
      ],
    ])
  })

  it('adds what the producer noted to the declared source', () => {
    const told = words({ signals: [{ ...viewed, source: 'web-log', contribution: 1 }] }, 'de')
    expect(told.data_used[0]?.signals[0]?.source).toEqual({
      text: 'Unser Shop, während Sie angemeldet waren (vermerkt als: web-log)',
    })
  })
})

describe('an advert', () => {
  const ad = (parties: { on_behalf_of?: string; paid_by?: string }) =>
    words({ ...advert, ad: parties }, 'en').ad

  it.each([
    [{ on_behalf_of: 'A', paid_by: 'B' }, 'This ad is shown on behalf of A. B paid for it.'],
    [{ on_behalf_of: 'A', paid_by: 'A' }, 'A is behind this ad and paid for it.'],
    [{ on_behalf_of: 'A Inc.' }, 'This ad is shown on behalf of A Inc. Who paid for it was not recorded.'],
    [{ paid_by: 'B' }, 'B paid for this ad. On whose behalf it is shown was not recorded.'],
    [{}, 'Who paid for this ad was not recorded. On whose behalf it is shown was not recorded either.'],
  ])('says who is behind %j', (parties, text) => {
    expect(ad(parties)?.text).toBe(text)
  })

  it('is marked, with what it was chosen by', () => {
    expect(words(advert, 'de').ad?.mark).toBe('Anzeige')
    expect(words({ ...advert, kind: 'political_ad' }, 'en').ad?.mark).toBe('Ad (political)')
    expect(words(advert, 'en').ad).toMatchObject({
      mark: 'Ad',
      parameters: [
        { text: expect.any(String) },
        { text: expect.any(String) },
        {
          text: 'A profile of you, such as what you looked at before. The record does not say how to change this.',
          domain: 'exchange.example',
        },
        {
          text: 'Simple facts, such as the page you are on, your device and roughly where you are. The record does not say how to change this.',
          domain: 'exchange.example',
        },
        {
          text: 'Something with the code 9, which has not been explained. The record does not say how to change this.',
          domain: 'exchange.example',
        },
      ],
    })
  })

  it('names sensitive and undeclared data by the fixed words', () => {
    const told = words(
      {
        ...advert,
        signals: [
          { key: 'health.foot_condition', contribution: 2 },
          { key: 'shadow.score', contribution: 1 },
        ],
      },
      'en',
    )
    expect(told.ad?.parameters.slice(0, 2).map(({ text }) => text)).toEqual([
      'information that the law treats as sensitive',
      'data that has not been described to us. Nobody has told us how to switch this off.',
    ])
    expect(told.findings.map(({ text }) => text)).toContain(
      'This ad used information that the law treats as sensitive. An ad should not do that, whatever you agreed to. The privacy team can see this.',
    )
  })
})

describe('a price', () => {
  it('says in New York what its law prescribes, to the letter, in every language', () => {
    const notice = 'THIS PRICE WAS SET BY AN ALGORITHM USING YOUR PERSONAL DATA.'
    expect(words(newYorkPrice, 'en').price?.notice).toBe(notice)
    expect(words(newYorkPrice, 'de').price?.notice).toBe(notice)
    expect(words({ ...newYorkPrice, person: { jurisdiction: 'US-CA' } }, 'en').price?.notice).toBeUndefined()
  })

  it('says whether it was personal, and what it is compared with', () => {
    expect(words(newYorkPrice, 'en').price?.text).toBe(
      'You see a price of $349.00. Data about you was used to set it. The price given to compare it with is $399.00.',
    )
    expect(words({ ...newYorkPrice, signals: [] }, 'de').price?.text).toMatch(/nichts über Sie/)
  })

  it('loses no digit', () => {
    const price = { amount: '1234567890123456789.123456789', currency: 'EUR' }
    expect(words({ ...newYorkPrice, price }, 'en').price?.text).toContain(
      '€1,234,567,890,123,456,789.123456789',
    )
  })
})

describe('what is not recorded, and what should not have happened', () => {
  it('is said', () => {
    const told = words(notRecorded, 'en')
    expect(told.consent).toMatchObject({ recorded: false, text: 'What you had agreed to was not recorded.' })
    expect(told.not_recorded.map(({ what, text }) => [what, text])).toEqual([
      ['method', 'The system did not say how it decided.'],
      ['contributions', 'The system did not record how much each thing counted.'],
      ['not_used', 'The system did not record what it left out.'],
      ['consent', 'What you had agreed to was not recorded.'],
      ['automation', 'Whether a person was involved was not recorded.'],
    ])
    expect(told.withheld?.[0]?.text).toBe(
      'Not shown: The weights of two signals. The legal reason given: trade secret.',
    )
  })

  it('owns a breach and claims no more than the log shows', () => {
    const told = words({ signals: [{ ...viewed, contribution: 1 }], consent: { purposes: [] } }, 'en')
    expect(told.findings.map(({ code, text }) => [code, text])).toContainEqual([
      'no-consent',
      'The record shows no consent for this. It should have had one. The privacy team can see this.',
    ])
  })

  it.each<[NonNullable<Overrides>['consent'], string]>([
    [{ purposes: ['personalised_content'] }, 'The record shows consent for: choosing what to show you.'],
    [{ purposes: [] }, 'The record shows no consent for: choosing what to show you.'],
    [
      { purposes: ['adverts'], gpc: true },
      'The record shows consent for: choosing ads. It shows none for: choosing what to show you. Your browser asked that your data not be sold or shared (Global Privacy Control).',
    ],
    [
      { purposes: ['adverts', 'personalised_content'], basis: 'contract' },
      'The record names these uses as allowed: choosing ads and choosing what to show you.',
    ],
    [{ basis: 'consent' }, 'Which uses you had agreed to was not recorded.'],
  ])('tells of consent %j', (consent, text) => {
    expect(words({ signals: [{ ...viewed, contribution: 1 }], consent }, 'en').consent.text).toBe(text)
  })
})
