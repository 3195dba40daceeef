// From a record's facts to the explanation in the language that the request and the record call for.
import type { Explanation } from '../contract/explanation.js'
import { chooseLanguage } from '../rendering/choose-language.js'
import { word } from '../rendering/word.js'
import type { ExplainedRecord } from './explained-or-refused.js'
import type { LanguageWish } from './language-wish.js'

/** The explanation of `record` in words. */
export function explainRecord(record: ExplainedRecord, wish: LanguageWish, publicUrl: string): Explanation {
  return word(record, languageFor(record, wish), { publicUrl })
}

/** The language: asked for, then the one the person was served, then Accept-Language, then the catalogue's first. */
function languageFor({ facts }: ExplainedRecord, wish: LanguageWish): string {
  return chooseLanguage({
    asked: wish.asked,
    personLocale: facts.personLocale,
    acceptLanguage: wish.accepted,
    languages: facts.languages,
  })
}
