import { describe, expect, it } from 'vitest'
import { hostExplanation } from '../../src/contract/host-explanation.js'
import { forHostPage } from '../../src/rendering/for-host-page.js'
import { word } from '../../src/rendering/word.js'
import { anExplainedRecord } from '../builders/explained-record.js'
import { advert, recommendation, sensitive, shop } from '../builders/shop.js'

type Overrides = Parameters<typeof anExplainedRecord>[0]

function answered(overrides: Overrides, language = 'en') {
  return forHostPage(word(anExplainedRecord(overrides, shop), language, { publicUrl: 'https://why.example' }))
}

describe('forHostPage', () => {
  it.each(['en', 'de'])('says that something sensitive counted, and nothing else of it (%s)', language => {
    const told = answered(
      { ...sensitive, not_used: [{ key: 'health.foot_condition', reason: 'no_consent' }] },
      language,
    )
    expect(JSON.stringify(told)).not.toMatch(/health|foot|Fuß|flat feet|2026-11-02T/)
    expect(told).toMatchObject({
      reasons: [{ key: null, sensitive: true, strength: 'main' }, {}, {}, {}, {}],
    })
    const category = told.data_used.find(({ category: { key } }) => key === 'sensitive')
    expect(category?.signals).toEqual([
      {
        key: null,
        name: category?.category.name,
        closed: true,
        origin: expect.anything(),
        pointers: ['/signals/0'],
      },
    ])
  })

  it('keeps everything else', () => {
    const whole = word(anExplainedRecord({ ...recommendation, not_used: [] }, shop), 'en', { publicUrl: '' })
    expect(forHostPage(whole)).toEqual(whole)
  })

  it('parts signals of one category by whether they are sensitive', () => {
    const told = answered({
      signals: [
        { key: 'profile.size', value: 42, contribution: 1 },
        { key: 'health.foot_condition', value: 'flat feet', contribution: 2 },
      ],
    })
    expect(told.data_used.map(({ category, signals }) => [category.key, signals.length])).toEqual([
      ['user.content', 1],
      ['sensitive', 1],
    ])
  })

  it('names no cohort and no place in the catalogue', () => {
    const told = answered({ ...recommendation, cohorts: { ethnicity: 'x' } })
    expect(JSON.stringify(told)).not.toMatch(/ethnicity|catalogue:\/signals/)
    expect(JSON.stringify(told)).toContain('"/cohorts"')
  })

  it('gives of an ad its public part alone', () => {
    for (const kind of ['ad', 'political_ad'] as const) {
      const told = answered({
        ...advert,
        kind,
        signals: [{ key: 'health.foot_condition', contribution: 1 }, ...(advert?.signals ?? [])],
      })
      expect(Object.keys(told).sort()).toEqual(['ad', 'data_used', 'decision', 'headline', 'locale'])
      expect(told.data_used.map(({ category, signals }) => [category.key, signals])).toEqual([
        ['sensitive', []],
        ['user.behavior', []],
        ['user.location.imprecise', []],
      ])
    }
  })

  it.each([recommendation, sensitive, advert])('answers by its schema', overrides => {
    expect(hostExplanation.safeParse(answered(overrides)).success).toBe(true)
  })
})
