// P14: grade 8 or below in English, and none of the words that hide what is meant.
import { describe, expect, it } from 'vitest'
import { type Messages, messages } from '../../src/rendering/generated/messages.js'

/** What stands in for values: as short and plain as real ones are. */
const samples: Readonly<Record<string, string | number>> = {
  item: 'Trail running shoes',
  text: 'you looked at hiking boots on 3 May',
  words: 'information that the law treats as sensitive',
  name: 'Products you looked at',
  shown: 3,
  total: 8,
  count: 4,
  unrecorded: 2,
  days: 90,
  percent: '82',
  date: '3 May 2026',
  purposes: 'choosing what to show you',
}

const english = Object.entries(messages.en).map(([key, say]) => [key, spoken(say)] as const)
const whole = english.filter(([, text]) => /[.?]$/.test(text))

/** Messages take their arguments from an object: here one that has them all. */
function spoken(say: Messages[keyof Messages]): string {
  const all = new Proxy({}, { get: (_, name) => samples[String(name)] ?? 'boots' })
  // Each message reads the arguments it declares; the sample object has any.
  return (say as (a: object) => string)(all)
}

describe('the English messages', () => {
  it('are at grade 8 or below on average, and none far above', () => {
    const grades = whole.map(([key, text]) => [key, grade(text)] as const)
    const average = grades.reduce((sum, [, each]) => sum + each, 0) / grades.length
    expect(whole.length).toBeGreaterThan(80)
    expect(average).toBeLessThanOrEqual(8)
    expect(grades.filter(([, each]) => each > 13)).toEqual([])
  })

  it('have sentences of at most 20 words', () => {
    const long = whole.flatMap(([key, text]) =>
      sentencesOf(text)
        .filter(sentence => wordsOf(sentence).length > 20)
        .map(sentence => [key, sentence]),
    )
    expect(long).toEqual([])
  })

  it.each([
    'leverag',
    'utilis',
    'utiliz',
    'algorithmic',
    'relevant partner',
    'experience',
    'tailor',
    'optimis',
    'optimiz',
    'thank',
    'sorry',
    'process',
  ])('never say %s', word => {
    expect(english.filter(([, text]) => text.toLowerCase().includes(word))).toEqual([])
  })

  it('name legitimate interest only where they say what it means', () => {
    expect(english.filter(([, text]) => /legitimate interest/i.test(text)).map(([key]) => key)).toEqual([
      'basis.legitimate_interest',
    ])
  })
})

describe('the German messages', () => {
  it('say Sie, never du', () => {
    const german = Object.values(messages.de).map(spoken)
    expect(german.filter(text => /\b(du|dein|deine|dir|dich)\b/i.test(text))).toEqual([])
  })
})

/** Flesch-Kincaid grade level (Kincaid et al. 1975). */
function grade(text: string): number {
  const sentences = sentencesOf(text).length
  const words = wordsOf(text)
  const syllables = words.reduce((sum, word) => sum + syllablesIn(word), 0)
  return 0.39 * (words.length / sentences) + 11.8 * (syllables / words.length) - 15.59
}

function sentencesOf(text: string): string[] {
  return text.split(/[.?:;]+(?:\s|$)/).filter(part => /\p{L}/u.test(part))
}

function wordsOf(text: string): string[] {
  return text.match(/[\p{L}\p{N}'’]+/gu) ?? []
}

function syllablesIn(word: string): number {
  const groups = word
    .toLowerCase()
    .replace(/(?:[^laeiouy]es|ed|[^laeiouy]e)$/, '')
    .match(/[aeiouy]{1,2}/g)
  return Math.max(1, groups?.length ?? 1)
}
