import { describe, expect, it } from 'vitest'
import { interfaceLanguages } from '../../../src/contract/languages.js'
import { answerKinds, answerTexts } from '../../../src/rendering/staff/answers/answer-texts.js'
import { word } from '../../../src/rendering/word.js'
import { speechIn } from '../../../src/rendering/words/speech.js'
import { anExplainedRecord } from '../../builders/explained-record.js'
import {
  advert,
  hostile,
  newYorkPrice,
  nothingAboutYou,
  notRecorded,
  recommendation,
  sensitive,
  shop,
} from '../../builders/shop.js'

function answersOf(overrides: Parameters<typeof anExplainedRecord>[0], language = 'en') {
  const record = anExplainedRecord(overrides, shop)
  const explanation = word(record, language, { publicUrl: 'https://why.example' })
  const sensitiveWords = speechIn(language, record.facts).messages['words.sensitive']()
  const source = {
    explanation,
    timeZone: record.facts.timeZone,
    organisation: shop.organisation,
    sensitiveWords,
  }
  return { explanation, texts: new Map(answerTexts(source).map(({ kind, text }) => [kind, text])) }
}

const examples = { recommendation, sensitive, advert, newYorkPrice, nothingAboutYou, notRecorded, hostile }

describe('answerTexts', () => {
  it.each(Object.entries(examples))(
    'quotes the explanation of %s as the customer reads it',
    (_, overrides) => {
      for (const language of interfaceLanguages) {
        const { explanation, texts } = answersOf(overrides, language)
        const why = texts.get('why') ?? ''
        expect(why).toContain(explanation.headline.text)
        for (const { text } of explanation.reasons.slice(0, explanation.summary.shown))
          expect(why).toContain(text)
        for (const { text } of explanation.findings) expect(texts.get('finding')).toContain(text)
        expect(texts.get('consent')).toContain(explanation.consent.text)
        expect(texts.get('decided')).toContain(explanation.method.text)
      }
    },
  )

  it('names nothing sensitive, neither its name nor its value nor its key', () => {
    const { explanation, texts } = answersOf(sensitive)
    const closed = explanation.data_used.flatMap(({ signals }) => signals.filter(signal => signal.closed))
    expect(closed.length).toBeGreaterThan(0)
    const all = [...texts.values()].join('\n')
    for (const { key, name, value } of closed) {
      expect(all).not.toContain(key)
      expect(all).not.toContain(name)
      if (value !== undefined) expect(all).not.toContain(String(value))
    }
    expect(texts.get('sensitive')).toContain('information that the law treats as sensitive')
  })

  it('has only the texts that the decision gives rise to', () => {
    expect(answersOf(recommendation).texts.has('ad')).toBe(false)
    expect(answersOf(recommendation).texts.has('price')).toBe(false)
    expect(answersOf(recommendation).texts.has('sensitive')).toBe(false)
    expect(answersOf(advert).texts.has('ad')).toBe(true)
    expect(answersOf(newYorkPrice).texts.get('price')).toContain('THIS PRICE WAS SET BY AN ALGORITHM')
    expect(answersOf(notRecorded).texts.has('unknown')).toBe(true)
    const met = new Set(Object.values(examples).flatMap(each => [...answersOf(each).texts.keys()]))
    expect(answerKinds.filter(kind => !met.has(kind))).toEqual([])
  })

  it('is plain text, greeted and signed, in paragraphs', () => {
    for (const text of answersOf(recommendation, 'de').texts.values()) {
      expect(text).toMatch(/^Guten Tag,\n\n/)
      expect(text.endsWith(`\n\n${shop.organisation.name}`)).toBe(true)
      expect(text).not.toMatch(/\n\n\n|undefined|null|[<>]/)
    }
  })
})
