// Why this and not that, for two items of one list.
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Decision } from '../../../src/contract/decision.js'
import { compare } from '../../../src/domain/explain/compare.js'
import { comparisonWords } from '../../../src/rendering/words/comparison.js'
import { speechIn } from '../../../src/rendering/words/speech.js'
import { aCatalogue, anIndex } from '../../builders/catalogue.js'
import { aDecision, aSignal } from '../../builders/decision.js'

const index = anIndex()

/** An item of the list, of contributions by key. */
function listed(
  contributions: Record<string, number>,
  overrides: Parameters<typeof aDecision>[0] = {},
): Decision {
  return aDecision({
    slate_id: 's-1',
    signals: Object.entries(contributions).map(([key, contribution]) => ({ key, contribution })),
    outcome: { method: 'exact', score: Object.values(contributions).reduce((sum, each) => sum + each, 0) },
    ...overrides,
  })
}

const browsing = 'browsing.viewed_products'

describe('compare', () => {
  it('says what spoke more for which, by the difference, largest first', () => {
    const one = listed({ [browsing]: 5, 'profile.interest': 1, 'context.weather': 2 })
    const other = listed({ [browsing]: 2, 'profile.interest': 2, 'context.weather': 2, 'health.steps': 4 })
    const compared = compare(one, other, index)
    expect(compared).toMatchObject({ code: 'compared', ahead: 'that', method: 'exact' })
    expect(
      compared.code === 'compared' &&
        compared.differences.map(({ key, favours, share, disclosure, pointers }) => [
          key,
          favours,
          share,
          disclosure,
          pointers,
        ]),
    ).toEqual([
      ['health.steps', 'that', 0.5, 'sensitive', { this: ['/signals'], that: ['/signals/3'] }],
      [browsing, 'this', 0.375, 'open', { this: ['/signals/0'], that: ['/signals/0'] }],
      ['profile.interest', 'that', 0.125, 'open', { this: ['/signals/1'], that: ['/signals/1'] }],
    ])
  })

  it('takes all entries of a key together, and breaks ties by key', () => {
    const twice = listed({}, { signals: [aSignal({ contribution: 1 }), aSignal({ contribution: 2 })] })
    const compared = compare(twice, listed({ 'context.weather': 3 }), index)
    expect(
      compared.code === 'compared' && compared.differences.map(({ key, pointers }) => [key, pointers.this]),
    ).toEqual([
      [browsing, ['/signals/0', '/signals/1']],
      ['context.weather', ['/signals']],
    ])
  })

  it('calls a key sensitive where its value is in either of the two', () => {
    const signal = (value: string, contribution: number) => aSignal({ value, contribution })
    const one = listed({}, { signals: [signal('hiking boots', 1)] })
    const other = listed({}, { signals: [signal('pregnancy', 2)] })
    const compared = compare(one, other, index)
    expect(compared.code === 'compared' && compared.differences[0]?.disclosure).toBe('sensitive')
  })

  it.each<[string, Parameters<typeof aDecision>[0], Parameters<typeof aDecision>[0], string | null]>([
    [
      'by score',
      { outcome: { method: 'exact', score: 2 } },
      { outcome: { method: 'exact', score: 1 } },
      'this',
    ],
    [
      'by score, whatever the places',
      { outcome: { method: 'exact', score: 1 }, position: 1 },
      { outcome: { method: 'exact', score: 2 }, position: 2 },
      'that',
    ],
    [
      'by place where a score is missing',
      { outcome: { method: 'exact' }, position: 1 },
      { outcome: { method: 'exact', score: 2 }, position: 2 },
      'this',
    ],
    [
      'by place where the other score is missing',
      { outcome: { method: 'exact', score: 1 }, position: 1 },
      { outcome: { method: 'exact' }, position: 2 },
      'this',
    ],
    [
      'not at all where only this has a place',
      { outcome: { method: 'exact' }, position: 1 },
      { outcome: { method: 'exact' } },
      null,
    ],
    [
      'not at all without either',
      { outcome: { method: 'exact' } },
      { outcome: { method: 'exact', score: 2 }, position: 2 },
      null,
    ],
  ])('says which came first %s', (_, one, other, ahead) => {
    expect(compare(listed({ x: 1 }, one), listed({ x: 1 }, other), index)).toMatchObject({ ahead })
  })

  it.each<[string, Parameters<typeof aDecision>[0]]>([
    ['not_one_list', { slate_id: 's-2' }],
    ['not_one_list', { subject: 'somebody else' }],
    ['not_one_list', { system: { id: 'home-recs', version: '4' } }],
    ['not_one_list', { system: { id: 'other', version: '3.2.0' } }],
    ['no_arithmetic', { outcome: { method: 'rule' } }],
    ['no_arithmetic', { outcome: undefined }],
    ['not_recorded', { signals: [{ key: 'x' }] }],
    ['contradicted', { outcome: { method: 'exact', base: 0, score: 9 } }],
  ])('does not compare: %s', (why, overrides) => {
    const [one, other] = [listed({ x: 1 }), listed({ x: 1 }, overrides)]
    expect(compare(one, other, index)).toEqual({ code: 'incomparable', why })
    expect(compare(other, one, index)).toEqual({ code: 'incomparable', why })
  })

  it('does not compare where neither stood in a list', () => {
    const alone = listed({ x: 1 }, { slate_id: undefined })
    expect(compare(alone, alone, index)).toEqual({ code: 'incomparable', why: 'not_one_list' })
  })

  it('is an estimate where one of the two is', () => {
    const estimate = listed({ x: 1 }, { outcome: { method: 'estimate', score: 1 } })
    expect(compare(listed({ x: 2 }), estimate, index)).toMatchObject({ method: 'estimate' })
  })

  it('tells the same from either side, and shares that make a whole', () => {
    const parts = fc.dictionary(fc.constantFrom('a', 'b', 'c', 'd'), fc.integer({ min: -9, max: 9 }))
    fc.assert(
      fc.property(parts, parts, (mine, theirs) => {
        const [there, back] = [
          compare(listed(mine), listed(theirs), index),
          compare(listed(theirs), listed(mine), index),
        ]
        if (there.code !== 'compared' || back.code !== 'compared')
          throw new Error('comparable by construction')
        const sides = { this: 'that', that: 'this' } as const
        expect(back.differences.map(({ key, favours, share }) => [key, favours, share])).toEqual(
          there.differences.map(({ key, favours, share }) => [key, sides[favours], share]),
        )
        const whole = there.differences.reduce((sum, { share }) => sum + share, 0)
        if (there.differences.length > 0) expect(whole).toBeCloseTo(1, 3)
        const gap =
          Object.values(mine).reduce((a, b) => a + b, 0) - Object.values(theirs).reduce((a, b) => a + b, 0)
        expect(there.ahead).toBe(gap > 0 ? 'this' : gap < 0 ? 'that' : 'neither')
      }),
    )
  })
})

describe('comparisonWords', () => {
  const items = { this: { id: 'a', title: 'Trail running shoes' }, that: { id: 'b', title: 'Wool socks' } }
  const say = (one: Decision, other: Decision, language = 'en') =>
    comparisonWords(
      speechIn(language, { languages: aCatalogue().languages, timeZone: 'UTC' }),
      compare(one, other, index),
      items,
    )

  it('names which came first, and what spoke more for which', () => {
    const words = say(listed({ [browsing]: 5 }), listed({ 'health.steps': 2, moon: 1 }))
    expect(words.text).toBe('Trail running shoes came before Wool socks.')
    expect(words.method).toBe("These numbers are the system's own arithmetic.")
    expect(words.differences.map(({ text }) => text)).toEqual([
      'This spoke more for Trail running shoes: Products you looked at.',
      'This spoke more for Wool socks: information that the law treats as sensitive.',
      'This spoke more for Wool socks: data that has not been described to us (moon).',
    ])
  })

  it('says so in German, and why two cannot be compared', () => {
    expect(say(listed({ [browsing]: 1 }), listed({ [browsing]: 2 }), 'de')).toMatchObject({
      text: 'Wool socks kam vor Trail running shoes.',
      differences: [{ text: 'Das sprach mehr für Wool socks: Produkte, die Sie angesehen haben.' }],
    })
    expect(say(listed({ x: 1 }), listed({ x: 1 }, { slate_id: 's-2' }))).toEqual({
      text: 'We cannot compare these two: they did not stand in one list.',
      method: null,
      differences: [],
    })
    expect(say(listed({ x: 1 }), listed({ x: 1 })).text).toBe(
      'Trail running shoes and Wool socks scored the same.',
    )
  })
})
