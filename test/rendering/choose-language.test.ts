import { describe, expect, it } from 'vitest'
import { chooseLanguage, type LanguageWishes } from '../../src/rendering/choose-language.js'

const both = ['en', 'de']
const all = ['en', 'de', 'fr', 'es', 'ar']

describe('chooseLanguage', () => {
  it.each<[string, LanguageWishes, string]>([
    [
      'what was asked first',
      { asked: 'de', personLocale: 'en', acceptLanguage: 'en', languages: both },
      'de',
    ],
    ['then what the person was served', { personLocale: 'de', acceptLanguage: 'en', languages: both }, 'de'],
    ['then the browser', { acceptLanguage: 'de', languages: both }, 'de'],
    ['then the first of the catalogue', { languages: ['de', 'en'] }, 'de'],
    ['a region by its language', { asked: 'de-AT', languages: both }, 'de'],
    ['an underscore as a hyphen', { personLocale: 'de_DE', languages: both }, 'de'],
    ['letters of any case', { asked: 'DE', languages: both }, 'de'],
    ['a declared region by its language', { asked: 'de', languages: ['en', 'de-AT'] }, 'de-AT'],
    ['the next wish where one is not spoken', { asked: 'fr', personLocale: 'de', languages: both }, 'de'],
    ['Canadian French as French', { asked: 'fr-CA', languages: all }, 'fr'],
    ['Latin American Spanish as Spanish', { acceptLanguage: 'es-419, en;q=0.5', languages: all }, 'es'],
    ['Egyptian Arabic as Arabic', { personLocale: 'ar-EG', acceptLanguage: 'en', languages: all }, 'ar'],
    ['a script and a region by the language', { acceptLanguage: 'ar-Arab-MA', languages: all }, 'ar'],
    ['no language that the catalogue lacks', { asked: 'de', languages: ['en'] }, 'en'],
    ['no language that the interface lacks', { asked: 'sw', languages: ['en', 'sw'] }, 'en'],
    ['the heaviest that can be had', { acceptLanguage: 'fr, en;q=0.2, de;q=0.8', languages: both }, 'de'],
    ['the order sent where weights are equal', { acceptLanguage: 'de, en', languages: both }, 'de'],
    ['nothing refused by q=0', { acceptLanguage: 'de;q=0, *', languages: both }, 'en'],
    ['the first for a wildcard', { acceptLanguage: 'fr, *;q=0.1', languages: ['de', 'en'] }, 'de'],
    [
      'not garbage',
      { asked: '"><script>', personLocale: '', acceptLanguage: ';;q=,,de;q=x', languages: both },
      'en',
    ],
    ['what the interface speaks where nothing is declared', { acceptLanguage: 'de', languages: [] }, 'de'],
    ['the interface’s first where nothing fits', { languages: ['sw'] }, 'en'],
  ])('takes %s', (_, wishes, language) => {
    expect(chooseLanguage(wishes)).toBe(language)
  })
})
