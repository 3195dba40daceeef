// Whether a sentence can be read by the person it is for: short, in everyday words, active, and not too hard as a whole.
// The interface's own messages and the organisation's texts are held to the same rules.
import jargon from './jargon.json' with { type: 'json' }
import { levelOf, sentencesIn, wordsIn } from './measure.js'

export type Rule = 'sentence-length' | 'jargon' | 'passive' | 'grade'

/** `wrong` completes a sentence whose subject is the text; `mend` is an instruction. */
export type Remark = {
  readonly rule: Rule
  readonly wrong: string
  readonly mend: string
  readonly found: string
}

/** Words of the longest sentence that people read with ease. */
export const MOST_WORDS = 20
/** A text needs this many words before a formula says something about it. */
const ENOUGH_FOR_GRADE = 30

/** Everything in a text that stands in its reader's way. `language` is a BCP 47 tag; of one without rules only the length is looked at. */
export function lintText(text: string, language: string): Remark[] {
  const base = language.split('-')[0]?.toLowerCase() ?? ''
  return [
    ...lengthRemarks(text),
    ...jargonRemarks(text, base),
    ...passiveRemarks(text, base),
    ...gradeRemarks(text, base),
  ]
}

function lengthRemarks(text: string): Remark[] {
  return sentencesIn(text).flatMap(sentence => {
    const count = wordsIn(sentence).length
    if (count <= MOST_WORDS) return []
    const wrong = `has a sentence of ${count} words`
    return [
      {
        rule: 'sentence-length' as const,
        wrong,
        mend: `make two of it; at most ${MOST_WORDS} words each`,
        found: sentence.trim(),
      },
    ]
  })
}

function jargonRemarks(text: string, language: string): Remark[] {
  return phrasesOf(language).flatMap(({ pattern, mend }) => {
    const found = pattern.exec(text)?.[0]
    return found === undefined
      ? []
      : [{ rule: 'jargon' as const, wrong: `says “${found}”`, mend: `plainer: ${mend}`, found }]
  })
}

/** Heuristics: a form of "be" with a participle; `werden` with one. They miss some and hold some innocent. */
const PASSIVES: Readonly<Record<string, RegExp>> = {
  en: /\b(?:is|are|was|were|be|been|being)\s+(?:(?:not|never|also|only|been)\s+)*(?:\w+ed|given|taken|shown|known|seen|kept|made|sold|sent|put|held|chosen|written|told|found|left|drawn|bought|paid|built|set)\b/giu,
  de: /\b(?:wird|werden|wurden?|worden)\b[^.,;:]*?\b(?:\p{L}*ge\p{L}+(?:t|en)|(?:ver|be|er|ent|zer|über|unter)\p{L}+(?:t|en))\b|\b(?:\p{L}*ge\p{L}+(?:t|en)|(?:ver|be|er|ent|zer)\p{L}+(?:t|en))\s+(?:wird|werden|wurden?|worden)\b/giu,
}

function passiveRemarks(text: string, language: string): Remark[] {
  const pattern = PASSIVES[language]
  return (pattern ? (text.match(pattern) ?? []) : []).map(found => ({
    rule: 'passive',
    wrong: `does not say who does it: “${found}”`,
    mend: 'name who does it first',
    found,
  }))
}

function gradeRemarks(text: string, language: string): Remark[] {
  if (wordsIn(text).length < ENOUGH_FOR_GRADE) return []
  const level = levelOf(text, language)
  if (!level?.over) return []
  const wrong = `is hard to read: ${level.name} ${level.value.toFixed(1)}, where ${level.limit} is the limit`
  return [{ rule: 'grade', wrong, mend: 'use shorter words and shorter sentences', found: text }]
}

/** Arabic writes "and", "for", "the" to the word that follows. */
const PREFIXES: Readonly<Record<string, string>> = { ar: '(?:[وفبكل]|ال)*' }

type Phrase = { readonly pattern: RegExp; readonly mend: string }
const phrases = new Map<string, readonly Phrase[]>()

/** Made when a language is first read: a service that publishes nothing pays nothing. */
function phrasesOf(language: string): readonly Phrase[] {
  const known = phrases.get(language)
  if (known) return known
  const lists: Readonly<Record<string, Readonly<Record<string, string>>>> = jargon
  const listed = Object.hasOwn(lists, language) ? lists[language] : undefined
  const made = Object.entries(listed ?? {}).map(([words, mend]) => ({
    pattern: new RegExp(
      `(?<!\\p{L})${PREFIXES[language] ?? ''}(?:${words.replaceAll('\\w', '\\p{L}')})(?!\\p{L})`,
      'iu',
    ),
    mend,
  }))
  phrases.set(language, made)
  return made
}
