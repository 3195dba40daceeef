// Makes hidden characters visible in what producers send. A reordering or invisible character can make a sentence
// read as something else than what was recorded: "\u202E" turns the rest of a line around, a zero-width space splits
// a word that then cannot be found. So each is named where it stands, in the JSON already.
//
// Replaced: control characters (C0, DEL, C1), format characters (bidi marks, embeddings, overrides and isolates,
// zero-width characters, soft hyphen, tags: all of Unicode's Cf), line and paragraph separators.
// Kept: U+200C and U+200D where letters or emoji need them to be spelled right (UAX 31, section 2.3; UTS 51): between
// letters or marks of a script that joins, and U+200D between pictographs.

const HIDDEN = /[\p{Cc}\p{Cf}\u2028\u2029]/u
const EACH_HIDDEN = /[\p{Cc}\p{Cf}\u2028\u2029]/gu
const JOINING = String.raw`[\p{Script=Arabic}\p{Script=Syriac}\p{Script=Mongolian}\p{Script=Devanagari}\p{Script=Bengali}\p{Script=Gurmukhi}\p{Script=Gujarati}\p{Script=Oriya}\p{Script=Tamil}\p{Script=Telugu}\p{Script=Kannada}\p{Script=Malayalam}\p{Script=Sinhala}\p{Script=Khmer}]`
const SPELLING = new RegExp(
  `(?<=${JOINING})[\\u200C\\u200D](?=${JOINING})|(?<=[\\p{Extended_Pictographic}\\p{Emoji_Modifier}\\uFE0F])\\u200D(?=\\p{Extended_Pictographic})`,
  'gu',
)

/** The text with every hidden character named: control pictures for C0 and DEL (`␇`), else `[U+202E]`. */
export function visible(text: string): string {
  if (!HIDDEN.test(text)) return text
  const spelling = new Set([...text.matchAll(SPELLING)].map(match => match.index))
  return text.replace(EACH_HIDDEN, (character, at: number) =>
    spelling.has(at) ? character : named(character),
  )
}

function named(character: string): string {
  const code = character.codePointAt(0) ?? 0
  if (code < 0x20) return String.fromCodePoint(0x2400 + code)
  if (code === 0x7f) return '\u2421'
  return `[U+${code.toString(16).toUpperCase().padStart(4, '0')}]`
}
