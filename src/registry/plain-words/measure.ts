// How hard a text is to read, by the published formula of its language. All of them weigh the length of sentences and
// of words, so all are read over a text of some length, never over a heading.

/** What the formulas are made of. */
export type Measured = {
  readonly sentences: number
  readonly words: number
  readonly syllables: readonly number[]
  readonly long: number
}

/** A text's level and the level it should keep; `over` is true where it is harder than that. */
export type Level = {
  readonly name: string
  readonly value: number
  readonly limit: number
  readonly over: boolean
}

type Formula = {
  readonly name: string
  readonly limit: number
  readonly harder: 'above' | 'below'
  level(measured: Measured): number
}

const mean = (numbers: readonly number[]) => numbers.reduce((sum, each) => sum + each, 0) / numbers.length
const percent = (numbers: readonly number[], holds: (syllables: number) => boolean) =>
  (100 * numbers.filter(holds).length) / numbers.length

const formulas: Readonly<Record<string, Formula>> = {
  // Kincaid, Fishburne, Rogers, Chissom (1975): school grade
  en: {
    name: 'Flesch-Kincaid grade',
    limit: 8,
    harder: 'above',
    level: ({ sentences, words, syllables }) => 0.39 * (words / sentences) + 11.8 * mean(syllables) - 15.59,
  },
  // Bamberger, Vanecek (1984), first formula: school grade
  de: {
    name: 'Wiener Sachtextformel',
    limit: 9,
    harder: 'above',
    level: ({ sentences, words, syllables, long }) =>
      0.1935 * percent(syllables, n => n >= 3) +
      0.1672 * (words / sentences) +
      (0.1297 * 100 * long) / words -
      0.0327 * percent(syllables, n => n === 1) -
      0.875,
  },
  // Kandel, Moles (1958): Flesch's reading ease for French, 60 is standard
  fr: {
    name: 'Kandel-Moles',
    limit: 60,
    harder: 'below',
    level: ({ sentences, words, syllables }) => 207 - 1.015 * (words / sentences) - 73.6 * mean(syllables),
  },
  // Fernández Huerta (1959): Flesch's reading ease for Spanish, 60 is standard
  es: {
    name: 'Fernández Huerta',
    limit: 60,
    harder: 'below',
    level: ({ sentences, words, syllables }) => 206.84 - 1.02 * (words / sentences) - 60 * mean(syllables),
  },
}

/** The level of a text, or null for a language without a formula (Arabic: its sentences are counted alone). */
export function levelOf(text: string, language: string): Level | null {
  const formula = formulas[language]
  const words = wordsIn(text)
  if (!formula || words.length === 0) return null
  const value = formula.level({
    sentences: sentencesIn(text).length,
    words: words.length,
    syllables: words.map(word => syllablesIn(word, language)),
    long: words.filter(word => word.length > 6).length,
  })
  const over = formula.harder === 'above' ? value > formula.limit : value < formula.limit
  return { name: formula.name, value, limit: formula.limit, over }
}

/** The sentences of a text; what follows a colon or semicolon is read as a sentence of its own. */
export function sentencesIn(text: string): string[] {
  return text.split(/[.?!:;؟؛]+(?:[\s\u00a0]|$)/u).filter(part => /\p{L}/u.test(part))
}

/** The words of a text, numbers among them. */
export function wordsIn(text: string): string[] {
  return text.match(/[\p{L}\p{M}\p{N}'’]+/gu) ?? []
}

const VOWELS: Readonly<Record<string, RegExp>> = {
  en: /[aeiouy]{1,2}/g,
  de: /ie|ei|ai|au|eu|äu|aa|ee|oo|[aeiouäöüy]/g,
  fr: /[aàâeéèêëiîïoôuùûüyœæ]+/g,
  // A strong vowel beside another, or an accented í or ú, begins a syllable of its own.
  es: /[iuü]?[aeoáéó][iuy]?|[íú]|[iuüy]+/g,
}
const SILENT: Readonly<Record<string, RegExp>> = {
  en: /(?:[^laeiouy]es|ed|[^laeiouy]e)$/,
  fr: /(?<=[^aeiouéè].*)(?:es?|ent)$/,
}

function syllablesIn(word: string, language: string): number {
  const spoken = word.toLowerCase().replace(SILENT[language] ?? /$^/, '')
  return Math.max(1, spoken.match(VOWELS[language] ?? /\p{L}+/gu)?.length ?? 1)
}
