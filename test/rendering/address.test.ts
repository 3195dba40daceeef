// How the interface speaks to a person: with the same distance in every message of a language.
import { describe, expect, it } from 'vitest'
import type { InterfaceLanguage } from '../../src/contract/languages.js'
import { type Messages, messages } from '../../src/rendering/generated/messages.js'

/** Words that would be too close: German du, French tu, Spanish tú. */
const CLOSE: readonly (readonly [InterfaceLanguage, RegExp])[] = [
  ['de', /(?<!\p{L})(?:du|dein\p{L}*|dir|dich)(?!\p{L})/iu],
  ['fr', /(?<!\p{L})(?:tu|ton|ta|tes|toi|te)(?!\p{L})/iu],
  ['es', /(?<!\p{L})(?:tú|tu|tus|te|ti|vosotros|vos)(?!\p{L})/iu],
]

function everyMessage(language: InterfaceLanguage): string[] {
  return Object.values(messages[language]).map(spoken)
}

/** Messages take their arguments from an object: here one that has them all. */
function spoken(say: Messages[keyof Messages]): string {
  const all = new Proxy({}, { get: () => 4 })
  // Each message reads the arguments it declares; the sample object has any.
  return (say as (a: object) => string)(all)
}

describe('the messages', () => {
  it.each(CLOSE)('keep their distance (%s)', (language, close) => {
    expect(everyMessage(language).filter(text => close.test(text))).toEqual([])
  })

  it('have the spaces of French before its tall marks, none that could break', () => {
    expect(everyMessage('fr').filter(text => / [:;?!»%]|« |[^\s\u00a0\u202f][;?!»]/u.test(text))).toEqual([])
  })

  it('quote as each language does', () => {
    const quotes = {
      en: /[„«»]/,
      de: /[“”](?=\p{L})|[«»]/u,
      fr: /[“”„"]/,
      es: /[“”„"]/,
      ar: /[“”„"]/,
    } as const
    for (const [language, foreign] of Object.entries(quotes)) {
      // The keys are those of the table above.
      expect(everyMessage(language as InterfaceLanguage).filter(text => foreign.test(text))).toEqual([])
    }
  })

  it('write a share as Intl does, but for the marks of Arabic and the space that the contract gives English', () => {
    for (const language of ['de', 'fr', 'es', 'ar'] as const) {
      const percent = new Intl.NumberFormat(`${language}-u-nu-latn`, { style: 'percent' }).format(0.82)
      expect(messages[language]['share.percent']({ percent: '82' })).toBe(
        percent.replaceAll(/[\u200e\u200f]/g, ''),
      )
    }
    expect(messages.en['share.percent']({ percent: '82' })).toBe('82 %')
  })
})
