// Sets values apart inside a sentence, so that a title in another writing direction cannot reorder the words around
// it, and a text in another language is read out as such. The sentence stays the same, letter for letter.
import type { LocalisedText } from '../../contract/catalogue.js'
import { foreignLanguage, type Speech } from '../words/speech.js'
import { type Direction, direction } from './direction.js'

/** A sentence in pieces; the isolated ones go into `<bdi>`, with language and direction where they differ. */
export type TextPieces = readonly TextPiece[]
export type TextPiece = {
  readonly text: string
  readonly isolated: boolean
  readonly lang: string | null
  readonly dir: Direction | null
}

/** What is set apart: a text, and its language where that is another than the page's. */
export type Value = { readonly text: string; readonly language: string | null }
type AnyValue = Value | string | null | undefined

/** A declared text as it is shown, with its language where it fell back to another. */
export function declaredValue(
  speech: Speech,
  text: string,
  declared: LocalisedText | null | undefined,
): Value {
  return { text, language: declared ? foreignLanguage(speech, declared) : null }
}

/** A value that stands alone. */
export function alone(value: Value | string): TextPiece {
  return apart(typeof value === 'string' ? { text: value, language: null } : value)
}

/** The sentence with one place of each value set apart: the first where it stands as a word of its own. */
export function textPieces(sentence: string, values: readonly AnyValue[]): TextPieces {
  let pieces: TextPieces = [plain(sentence)]
  for (const value of values) {
    const { text, language } = typeof value === 'object' && value ? value : { text: value, language: null }
    if (text) pieces = setApart(pieces, { text, language })
  }
  return pieces
}

function setApart(pieces: TextPieces, value: Value): TextPieces {
  const place = placeOf(pieces, value.text, standsAlone) ?? placeOf(pieces, value.text, () => true)
  if (!place) return pieces
  const { at, start } = place
  const sentence = pieces[at]?.text ?? ''
  const parts = [
    plain(sentence.slice(0, start)),
    apart(value),
    plain(sentence.slice(start + value.text.length)),
  ]
  return [...pieces.slice(0, at), ...parts.filter(({ text }) => text !== ''), ...pieces.slice(at + 1)]
}

type Fits = (sentence: string, start: number, end: number) => boolean

function placeOf(pieces: TextPieces, value: string, fits: Fits): { at: number; start: number } | null {
  for (const [at, { text, isolated }] of pieces.entries()) {
    if (isolated) continue
    for (let start = text.indexOf(value); start >= 0; start = text.indexOf(value, start + 1)) {
      if (fits(text, start, start + value.length)) return { at, start }
    }
  }
  return null
}

/** `a` stands alone in "you bought a", and not in "car". */
function standsAlone(sentence: string, start: number, end: number): boolean {
  const letter = /[\p{L}\p{N}]/u
  return !letter.test(sentence.charAt(start - 1)) && !letter.test(sentence.charAt(end))
}

function plain(text: string): TextPiece {
  return { text, isolated: false, lang: null, dir: null }
}

function apart({ text, language }: Value): TextPiece {
  return { text, isolated: true, lang: language, dir: language === null ? null : direction(language) }
}
