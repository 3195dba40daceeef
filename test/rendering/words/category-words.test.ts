import { describe, expect, it } from 'vitest'
import { categories } from '../../../src/contract/categories.js'
import { interfaceLanguages } from '../../../src/contract/languages.js'
import { categoryNames } from '../../../src/rendering/generated/category-names.js'
import { categoryWords } from '../../../src/rendering/words/category-words.js'
import { speechIn } from '../../../src/rendering/words/speech.js'

const speaking = (language: string) => speechIn(language, { languages: [language], timeZone: 'UTC' })

describe('the names of the built-in categories', () => {
  it.each(interfaceLanguages)(
    'are there for each, short, in sentence case, without a full stop (%s)',
    language => {
      const names = categoryNames[language]
      expect(Object.keys(names).sort()).toEqual(categories.map(({ key }) => key).sort())
      for (const [key, name] of Object.entries(names)) {
        expect(name, key).toMatch(language === 'ar' ? /^\p{Lo}.*[^.\s]$/u : /^\p{Lu}.*[^.\s]$/u)
        expect(name.length, key).toBeLessThanOrEqual(60)
      }
    },
  )

  it('never speak as lawyers do', () => {
    for (const name of Object.values(categoryNames.en)) {
      expect(name).not.toMatch(/\bdata subject|biometric|demographic|telemetry\b/i)
    }
  })
})

describe('categoryWords', () => {
  it('is the plain name in the language spoken', () => {
    expect(categoryWords(speaking('en'), 'user.behavior.browsing_history')).toBe(
      'Pages and products you looked at',
    )
    expect(categoryWords(speaking('de-AT'), 'user.health_and_medical')).toBe('Ihre Gesundheit')
    expect(categoryWords(speaking('ar'), 'user.health_and_medical')).toBe('صحتك')
  })

  it('is that of the nearest category it lies under, and the words of an own key', () => {
    expect(categoryWords(speaking('fr'), 'user.health.unheard_of')).toBe('Votre santé')
    expect(categoryWords(speaking('en'), 'x.loyalty.points_card')).toBe('loyalty, points card')
  })
})
