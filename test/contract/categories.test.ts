import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { categoryKey } from '../../src/contract/catalogue.js'
import {
  categories,
  isKnownCategory,
  isSensitiveCategory,
  liesUnder,
  nearestCategory,
} from '../../src/contract/categories.js'

const keys = categories.map(category => category.key)

describe('categories', () => {
  it('names each key once, after what it lies under', () => {
    expect(new Set(keys).size).toBe(keys.length)
    for (const [place, key] of keys.entries()) {
      const parent = key.split('.').slice(0, -1).join('.')
      if (parent !== '') expect(keys.slice(0, place), key).toContain(parent)
    }
  })

  it('spells keys as a catalogue may, none of them under x.', () => {
    for (const key of keys) {
      expect(categoryKey.safeParse(key).success, key).toBe(true)
      expect(key).not.toMatch(/^x\./)
    }
  })
})

describe('isSensitiveCategory', () => {
  it.each([
    // GDPR art. 9(1), in its order
    'user.demographic.race_ethnicity',
    'user.demographic.political_opinion',
    'user.demographic.religious_belief',
    'user.demographic.philosophical_belief',
    'user.demographic.union_membership',
    'user.health.genetic',
    'user.health_and_medical.genetic',
    'user.biometrics',
    'user.biometric.voice',
    'user.authorization.biometrics',
    'user.health',
    'user.health_and_medical',
    'user.health.reproductive_or_sexual',
    'user.demographic.sexual_orientation',
    // GDPR art. 10
    'user.criminal_history',
    // US states
    'user.location.precise',
    'user.demographic.citizenship_or_immigration_status',
    'user.government_id.passport_number',
    'user.authorization.password',
    'user.children.children_under_thirteen',
  ])('holds for %s', key => {
    expect(isKnownCategory(key)).toBe(true)
    expect(isSensitiveCategory(key)).toBe(true)
  })

  it.each([
    'user',
    'user.demographic',
    'user.demographic.gender',
    'user.location',
    'user.location.coarse',
    'user.authorization',
    'user.behavior.browsing_history',
    'user.financial.credit_card',
    'user.healthy',
    'x.health',
    '',
  ])('does not hold for %j', key => {
    expect(isSensitiveCategory(key)).toBe(false)
  })

  it('holds for whatever lies under a sensitive category, below the last entries too', () => {
    const sensitive = keys.filter(isSensitiveCategory)
    fc.assert(
      fc.property(
        fc.constantFrom(...sensitive),
        fc.array(fc.stringMatching(/^[a-z0-9_]{1,8}$/), { minLength: 1, maxLength: 4 }),
        (key, below) => isSensitiveCategory([key, ...below].join('.')),
      ),
    )
  })

  it('is what the list says of each category', () => {
    for (const { key, sensitive } of categories) expect(isSensitiveCategory(key), key).toBe(sensitive)
  })
})

describe('liesUnder', () => {
  it('holds for the category itself and for what its name leads, word by word', () => {
    expect(liesUnder('user.health', 'user.health')).toBe(true)
    expect(liesUnder('user.health.genetic', 'user.health')).toBe(true)
    expect(liesUnder('user.health_and_medical', 'user.health')).toBe(false)
    expect(liesUnder('user', 'user.health')).toBe(false)
  })
})

describe('isKnownCategory', () => {
  it('knows the keys of the contract’s example', () => {
    expect(isKnownCategory('user.behavior.browsing_history')).toBe(true)
    expect(isKnownCategory('user.health_and_medical')).toBe(true)
  })

  it('knows an organisation’s own under x. and nothing else that is not listed', () => {
    expect(isKnownCategory('x.loyalty.points')).toBe(true)
    for (const key of ['x', 'xy.loyalty', 'user.behavior.browsing_history.pages', 'user.race', 'toString']) {
      expect(isKnownCategory(key), key).toBe(false)
    }
  })
})

describe('nearestCategory', () => {
  it.each([
    ['user.behaviour.browsing_history', 'user.behavior.browsing_history'],
    ['user.browsing_history', 'user.behavior.browsing_history'],
    ['user.behavior.browsing_history.pages', 'user.behavior.browsing_history'],
    ['user.race', 'user.demographic.race_ethnicity'],
    ['user.genetic', 'user.health.genetic'],
    ['user.gendr', 'user.demographic.gender'],
    ['health', 'user.health'],
    ['user.provided.identifiable.contact.email', 'user.contact.email'],
    ['user.location.exact', 'user.location'],
  ])('takes %s for %s', (key, meant) => {
    expect(nearestCategory(key)).toBe(meant)
  })

  it('gives a known category for any key, and a known one itself', () => {
    fc.assert(fc.property(fc.string({ maxLength: 200 }), key => keys.includes(nearestCategory(key))))
    for (const key of keys) expect(nearestCategory(key)).toBe(key)
  })
})
