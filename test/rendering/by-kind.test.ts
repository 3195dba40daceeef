// What the law asks of each kind, as the page and the JSON say it. Each test names its source; docs/law.md lists them.
import { describe, expect, it } from 'vitest'
import { catalogue } from '../../src/contract/catalogue.js'
import type { Signal } from '../../src/contract/decision.js'
import { nowPart } from '../../src/rendering/page/now-part.js'
import { renderPage } from '../../src/rendering/render-page.js'
import { word } from '../../src/rendering/word.js'
import { anExplainedRecord } from '../builders/explained-record.js'
import { advert, newYorkPrice, recommendation, shop } from '../builders/shop.js'
import { elementsOf, explanationIn, readHtml, textOf } from '../oracle/html.js'

type Overrides = Parameters<typeof anExplainedRecord>[0]

const ranked = catalogue.parse({
  ...shop,
  systems: {
    ...shop.systems,
    'home-recs': {
      ...shop.systems?.['home-recs'],
      main_parameters: [
        {
          signal: 'browsing.viewed_products',
          why: {
            en: 'It tells us most of what you need now',
            de: 'Es sagt uns am meisten darüber, was Sie brauchen',
          },
        },
        { signal: 'profile.size' },
        { signal: 'context.stock', why: { en: 'Nobody wants what is sold out' } },
        { signal: 'health.foot_condition', why: { en: 'Feet differ' } },
        { signal: 'shadow.score' },
      ],
    },
  },
})

function told(overrides: Overrides, language = 'en', version = shop) {
  return word(anExplainedRecord(overrides, version), language, { publicUrl: 'https://why.example' })
}

function page(overrides: Overrides, language = 'en', version = shop) {
  const record = anExplainedRecord(overrides, version)
  const explanation = word(record, language, { publicUrl: 'https://why.example' })
  return readHtml(renderPage(explanation, record, nowPart(version, explanation)))
}

const said = (...from: Parameters<typeof page>) => textOf(explanationIn(page(...from)))

describe('an advert (EU DSA art. 26(1))', () => {
  it.each([
    ['ad', 'en', 'Ad'],
    ['ad', 'de', 'Anzeige'],
    ['political_ad', 'en', 'Ad (political)'],
    ['political_ad', 'de', 'Anzeige (politisch)'],
  ] as const)('(a) is marked as one, in text and first of all: %s, %s', (kind, language, mark) => {
    expect(told({ ...advert, kind }, language).ad?.mark).toBe(mark)
    expect(said({ ...advert, kind }, language).startsWith(mark)).toBe(true)
  })

  it('(b), (c) names on whose behalf it is shown, and who paid where that is another', () => {
    expect(told(advert).ad?.text).toBe(
      'This ad is shown on behalf of Tirol Tourism. Mountain Media GmbH paid for it.',
    )
    const same = { ...advert, ad: { on_behalf_of: 'Tirol Tourism ', paid_by: 'Tirol Tourism' } }
    expect(told(same).ad?.text).toBe('Tirol Tourism is behind this ad and paid for it.')
  })

  it('(d) tells each main parameter with a way to change it, or why there is none', () => {
    const counted = (key: string): Signal => ({ key, contribution: 1, purpose: 'adverts' })
    const keys = [
      'profile.interest',
      'geo.region',
      'context.weather',
      'profile.size',
      'shadow.score',
      'health.foot_condition',
    ]
    const parameters = (language: string) =>
      told({ ...advert, signals: keys.map(counted), ad: {} }, language).ad?.parameters.map(({ text }) => text)
    expect(parameters('en')).toEqual([
      expect.stringMatching(/\. You can change this or switch it off\.$/),
      expect.stringMatching(/\. The organisation names no way to switch this off\.$/),
      'weather. This is not about you, so there is nothing to switch off.',
      expect.stringMatching(/\. The organisation names no way to switch this off\.$/),
      'data that has not been described to us. Nobody has told us how to switch this off.',
      'information that the law treats as sensitive',
    ])
    expect(parameters('de')?.[0]).toMatch(/\. Das können Sie ändern oder abschalten\.$/)
  })

  it('(d) says so where only a part of a kind of data can be switched off', () => {
    const mixed = catalogue.parse({
      ...shop,
      signals: {
        ...shop.signals,
        'feedback.hidden': { ...shop.signals?.['feedback.hidden'], control: undefined },
      },
    })
    const signals = [
      { key: 'profile.interest', contribution: 2 },
      { key: 'feedback.hidden', contribution: 1 },
    ]
    expect(told({ ...advert, signals, ad: {} }, 'en', mixed).ad?.parameters[0]?.text).toMatch(
      /\. You can change a part of this or switch it off\.$/,
    )
  })

  it('(d) leads from a parameter that can be changed to where it is changed', () => {
    const links = elementsOf(page(advert), ({ attributes }) => attributes.get('href') === '#choices')
    expect(links.length).toBeGreaterThan(1)
  })

  it('(d) says so where nothing was recorded of what it was chosen by', () => {
    const { not_recorded } = told({ ...advert, signals: [], ad: { on_behalf_of: 'A', paid_by: 'A' } })
    expect(not_recorded.find(({ what }) => what === 'ad_parameters')).toEqual({
      what: 'ad_parameters',
      text: 'What this ad was chosen by was not recorded.',
      pointers: ['/ad/transparency'],
    })
  })

  it('turns the codes of OpenRTB into words, unknown ones too (IAB Tech Lab, DSA transparency, dsaparams)', () => {
    const ad = { transparency: [{ domain: 'exchange.example', dsaparams: [1, 2, 3, 4] }] }
    expect(told({ ...advert, signals: [], ad }).ad?.parameters).toEqual(
      [
        'A profile of you, such as what you looked at before',
        'Simple facts, such as the page you are on, your device and roughly where you are',
        'Exactly where you are',
        'Something with the code 4, which has not been explained',
      ].map(name => ({
        text: `${name}. The record does not say how to change this.`,
        domain: 'exchange.example',
      })),
    )
  })

  it('never rests on special categories without a finding, whatever the consent (art. 26(3))', () => {
    const signals = [{ key: 'health.foot_condition', contribution: 1 }]
    const { findings } = told({ ...advert, signals, consent: { basis: 'explicit_consent' } })
    expect(findings.map(({ code }) => code)).toContain('sensitive-without-explicit-consent')
  })

  it('never rests on data about a minor without a finding (art. 28(2))', () => {
    const { findings } = told({ ...advert, person: { minor: true } })
    expect(findings.map(({ code }) => code)).toContain('minor-profiled')
  })
})

describe('what is suggested or ranked (EU DSA art. 27)', () => {
  it.each(['recommendation', 'ranking', 'content', 'message'] as const)(
    'tells a %s what counts most in the system, in the declared order, why, and how to change it',
    kind => {
      expect(said({ ...recommendation, kind }, 'en', ranked)).toContain(
        [
          'What counts most in this system',
          'Products you looked at It tells us most of what you need now. You can change this or switch it off.',
          'Your shoe size The organisation names no way to switch this off.',
          'What is in stock Nobody wants what is sold out. This is not about you, so there is nothing to switch off.',
          'information that the law treats as sensitive',
          'data that has not been described to us (shadow.score) Nobody has told us how to switch this off.',
        ].join(' '),
      )
    },
  )

  it('says the same in German', () => {
    expect(said(recommendation, 'de', ranked)).toContain(
      'Was in diesem System am meisten zählt Produkte, die Sie angesehen haben Es sagt uns am meisten darüber, was Sie brauchen. Das können Sie ändern oder abschalten.',
    )
  })

  it('rests each on its place in the catalogue', () => {
    const places = elementsOf(page(recommendation, 'en', ranked), ({ attributes }) =>
      (attributes.get('data-pointers') ?? '').includes('main_parameters'),
    ).map(({ attributes }) => attributes.get('data-pointers'))
    expect(places).toEqual([0, 1, 2, 3, 4].map(i => `catalogue:/systems/home-recs/main_parameters/${i}`))
  })

  it('offers the way to change them also where they did not count this time', () => {
    const record = anExplainedRecord({ signals: [] }, ranked)
    const explanation = word(record, 'en', { publicUrl: 'https://why.example' })
    expect(nowPart(ranked, explanation).controls.map(({ key }) => key)).toEqual([
      'browsing.viewed_products',
      'health.foot_condition',
    ])
  })

  it('says so where the organisation does not say what counts most, and of no other kind', () => {
    const sentence = 'The organisation does not say what counts most in this system.'
    expect(said({ ...recommendation, system: { id: 'home-feed', version: '1' } })).toContain(sentence)
    expect(said(advert)).not.toContain(sentence)
  })
})

describe('the option without profiling (EU DSA art. 38)', () => {
  const offering = (non_profiled_option: unknown) =>
    catalogue.parse({
      ...shop,
      systems: { ...shop.systems, 'home-recs': { ...shop.systems?.['home-recs'], non_profiled_option } },
    })

  it.each([
    [{ available: true, how: { en: 'Choose “Popular”.' } }, 'Choose “Popular”.'],
    [
      { available: true },
      'The organisation offers this without a profile, but does not say how to choose it.',
    ],
    [{ available: false }, 'The organisation offers no version of this without a profile.'],
    [undefined, 'The organisation does not say if it offers this without a profile.'],
  ])('is told as declared: %j', (option, sentence) => {
    expect(said(recommendation, 'en', offering(option))).toContain(`Without a profile ${sentence}`)
  })

  it('is not asked of an advert or a price', () => {
    expect(said(advert)).not.toContain('Without a profile')
    expect(said(newYorkPrice)).not.toContain('Without a profile')
  })
})

describe('a price', () => {
  it('says whether data about the person set it (EU CRD art. 6(1)(ea)), and the price to compare it with', () => {
    expect(told(newYorkPrice).price?.text).toBe(
      'You see a price of $349.00. Data about you was used to set it. The price given to compare it with is $399.00.',
    )
    const impersonal = { ...newYorkPrice, signals: [{ key: 'context.stock', contribution: -1 }] }
    expect(told(impersonal).price?.text).toContain(
      'The record shows nothing about you that was used to set it.',
    )
  })

  it.each(['en', 'de'])(
    'carries in New York the sentence of the law to the letter, in %s too (NY GBL § 349-a)',
    language => {
      const sentence = 'THIS PRICE WAS SET BY AN ALGORITHM USING YOUR PERSONAL DATA.'
      expect(told(newYorkPrice, language).price?.notice).toBe(sentence)
      const notice = elementsOf(
        page(newYorkPrice, language),
        ({ attributes }) => attributes.get('class') === 'notice',
      )
      expect(notice.map(element => [textOf(element), element.attributes.get('lang')])).toEqual([
        [sentence, 'en'],
      ])
      expect(
        told({ ...newYorkPrice, person: { jurisdiction: 'US-NJ' } }, language).price?.notice,
      ).toBeUndefined()
    },
  )
})

describe('a test', () => {
  it('is told as one, with its variant', () => {
    const experiment = { key: 'hero', variant: 'large picture', reason: 'drawn by lot' }
    expect(told({ ...recommendation, kind: 'experiment', experiment }).experiment?.text).toBe(
      'You are part of a test. You see this version: large picture. The reason given for the version: drawn by lot.',
    )
  })
})
