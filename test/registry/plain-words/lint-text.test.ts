import { describe, expect, it } from 'vitest'
import { interfaceLanguages } from '../../../src/contract/languages.js'
import jargon from '../../../src/registry/plain-words/jargon.json' with { type: 'json' }
import { lintText } from '../../../src/registry/plain-words/lint-text.js'

const rules = (text: string, language: string) => lintText(text, language).map(({ rule }) => rule)

describe('lintText', () => {
  it('finds nothing in the sentences that the voice gives as good ones', () => {
    for (const good of [
      'You looked at hiking boots on 3 May.',
      'We used this to choose what to show you.',
      'We used 8 things about you. Here they are.',
      'We guessed that you like hiking. Is this wrong?',
      'The system did not record how much each reason counted.',
    ]) {
      expect(lintText(good, 'en'), good).toEqual([])
    }
  })

  it('finds something in each that it gives as a bad one', () => {
    for (const bad of [
      'This recommendation was generated based on your browsing behaviour and other factors.',
      'We use your data to improve your experience.',
      'Your personal data may be processed.',
      'Sensitive information was utilised.',
    ]) {
      expect(lintText(bad, 'en').length, bad).toBeGreaterThan(0)
    }
  })

  it('says the word that was found, and a plainer one', () => {
    expect(lintText('We utilise this.', 'en-GB')).toEqual([
      { rule: 'jargon', wrong: 'says “utilise”', mend: 'plainer: use', found: 'utilise' },
    ])
  })

  it.each([
    ['de', 'Wir optimieren die Liste für Sie.'],
    ['fr', 'Nous optimisons la liste pour vous.'],
    ['es', 'Optimizamos la lista para usted.'],
    ['ar', 'نستخدم هذا لتحسين تجربتك.'],
  ])('knows the jargon of %s', (language, text) => {
    expect(rules(text, language)).toEqual(['jargon'])
  })

  it('has a list for every language of the interface', () => {
    expect(Object.keys(jargon).sort()).toEqual([...interfaceLanguages].sort())
  })

  it('counts the words of a sentence in any language', () => {
    const words = (count: number) => Array.from({ length: count }, () => 'كلمة').join(' ')
    expect(rules(`${words(20)}. ${words(20)}.`, 'ar')).toEqual([])
    expect(rules(`${words(21)}؟`, 'ar')).toEqual(['sentence-length'])
    expect(rules(`${words(21)}。`, 'ja')).toEqual(['sentence-length'])
  })

  it('finds the passive in English and German, and leaves the active alone', () => {
    expect(rules('Your data was shared.', 'en')).toEqual(['passive'])
    expect(rules('We shared your data.', 'en')).toEqual([])
    expect(rules('Ihre Daten wurden weitergegeben.', 'de')).toEqual(['passive'])
    expect(rules('Wir haben Ihre Daten weitergegeben.', 'de')).toEqual([])
  })

  it('tells a hard text from an easy one, where there is a formula and text enough for it', () => {
    const hard = {
      en: 'Organisational communication necessitates comprehensive understanding of informational interdependencies. ',
      de: 'Unternehmenskommunikation erfordert umfassende Berücksichtigung informationeller Wechselwirkungszusammenhänge. ',
      fr: 'La communication organisationnelle nécessite une compréhension approfondie des interdépendances informationnelles. ',
      es: 'La comunicación organizacional necesita comprensión profunda de interdependencias informacionales. ',
    }
    const easy = { en: 'We saw you. ', de: 'Wir sahen Sie. ', fr: 'Il est là. ', es: 'Lo vio ya. ' }
    for (const language of ['en', 'de', 'fr', 'es'] as const) {
      expect(rules(hard[language].repeat(6), language), language).toContain('grade')
      expect(rules(easy[language].repeat(12), language), language).toEqual([])
      expect(rules(hard[language], language), language).not.toContain('grade')
    }
  })
})
