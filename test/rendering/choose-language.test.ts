import { describe, expect, it } from 'vitest'
import { chooseLanguage, type LanguageWishes } from '../../src/rendering/choose-language.js'

const both = ['en', 'de']

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
    ['no language that the catalogue lacks', { asked: 'de', languages: ['en'] }, 'en'],
    ['no language that the interface lacks', { asked: 'fr', languages: ['en', 'fr'] }, 'en'],
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
    ['the interface’s first where nothing fits', { languages: ['fr'] }, 'en'],
  ])('takes %s', (_, wishes, language) => {
    expect(chooseLanguage(wishes)).toBe(language)
  })
})
