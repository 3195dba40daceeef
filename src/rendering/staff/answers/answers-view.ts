// Answers as the console shows them: the staff's own words around texts in the customer's language.
import { interfaceLanguages } from '../../../contract/languages.js'
import type { ExplainedRecord } from '../../../domain/explain/facts.js'
import type { Language } from '../../generated/staff-messages.js'
import { direction } from '../../page/direction.js'
import { ownHref } from '../../page/safe-href.js'
import { word } from '../../word.js'
import { formatDate, languageName } from '../../words/formatters.js'
import { interfaceLanguageOf, speechIn } from '../../words/speech.js'
import { staffWords } from '../staff-frame.js'
import { type AnswerSource, answerKinds, answerTexts } from './answer-texts.js'

export type AnswersFacts = {
  readonly record: ExplainedRecord
  /** The customer's language, or the one that staff chose instead. */
  readonly language: string
  readonly organisation: AnswerSource['organisation']
  /** The permanent address of the decision in the console. */
  readonly address: string
}

export type AnswersView = ReturnType<typeof answersView>

/** What answers there are, before a decision is chosen. */
export function answerList(language: Language) {
  const words = staffWords(language)
  return {
    answers: answerKinds.map(kind => ({
      name: words[`answer.${kind}.name`](),
      when: words[`answer.${kind}.when`](),
    })),
  }
}

/** The texts that a decision gives rise to. */
export function answersView(
  language: Language,
  { record, language: spoken, organisation, address }: AnswersFacts,
) {
  const words = staffWords(language)
  const { facts } = record
  const speech = speechIn(spoken, facts)
  // Addresses of pages are not quoted, so that none is needed.
  const explanation = word(record, spoken, { publicUrl: '' })
  const { item, occurred_at } = explanation.decision
  const texts = answerTexts({
    explanation,
    timeZone: facts.timeZone,
    organisation,
    sensitiveWords: speech.messages['words.sensitive'](),
  })
  const path = `/staff/decisions/${address}`
  return {
    about: {
      title: item.title?.trim() || item.id,
      date: formatDate(language, facts.timeZone, occurred_at) ?? occurred_at,
      href: ownHref(path, null),
    },
    customer: words['answers.language']({ language: languageName(spoken) }),
    languages: offered(facts.languages)
      .filter(other => other !== spoken)
      .map(other => ({
        language: other,
        direction: direction(other),
        name: languageName(other),
        href: ownHref(`${path}/answers?${new URLSearchParams({ answer: other })}`, null),
      })),
    answers: texts.map(({ kind, text }) => ({
      id: `answer-${kind}`,
      name: words[`answer.${kind}.name`](),
      when: words[`answer.${kind}.when`](),
      text,
      language: spoken,
      direction: direction(spoken),
      lines: linesOf(text),
    })),
  }
}

/** Languages in which there are words. */
function offered(declared: readonly string[]): readonly string[] {
  const spoken = declared.filter(language => interfaceLanguageOf(language) !== null)
  return spoken.length > 0 ? spoken : interfaceLanguages
}

/** Lines of about 80 characters: the field shows its text whole. */
function linesOf(text: string): number {
  return text.split('\n').reduce((lines, line) => lines + Math.max(1, Math.ceil(line.length / 80)), 0)
}
