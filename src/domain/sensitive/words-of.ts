// A text as words that can be compared: letters alone, lower case, no accents. Values are spelled by machines as often
// as by people, so "Liberal-Voters", "liberal_voters" and "LiberalVoters" are the same two words.

/** The words of a text in their order. */
export function wordsOf(text: string): string[] {
  return isPlain(text) ? plainWords(text) : anyWords(text)
}

function isPlain(text: string): boolean {
  for (let i = 0; i < text.length; i++) if (text.charCodeAt(i) > 0x7f) return false
  return true
}

/** By code and not by pattern: this runs on every value of every decision that arrives. */
function plainWords(text: string): string[] {
  const lower = text.toLowerCase()
  const words: string[] = []
  let start = 0
  let before: 'none' | 'small' | 'capital' = 'none'
  for (let i = 0; i < text.length; i++) {
    const code = text.charCodeAt(i)
    const now = code >= 0x61 && code <= 0x7a ? 'small' : code >= 0x41 && code <= 0x5a ? 'capital' : 'none'
    if (before !== 'none' && (now === 'none' || (before === 'small' && now === 'capital'))) {
      words.push(lower.slice(start, i))
      start = i
    }
    if (now === 'none') start = i + 1
    before = now
  }
  if (before !== 'none') words.push(lower.slice(start))
  return words
}

function anyWords(text: string): string[] {
  // NFKD parts a letter from its accents and undoes full-width and ligature spellings.
  const plain = text
    .normalize('NFKD')
    .replace(/\p{M}+/gu, '')
    .replace(/[ßẞ]/g, 'ss')
  const parted = plain.replace(/(\p{Ll})(?=\p{Lu})/gu, '$1 ')
  return parted.toLowerCase().match(/\p{L}+/gu) ?? []
}
