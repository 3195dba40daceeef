// Whether a value says of a person what the law treats as sensitive, though its key does not: a segment named after a
// political view is political. Pure: a function of the value, the built-in terms and what the catalogue adds to them, so
// that the finding at arrival and the explanation years later see the same. Nothing of a value is remembered.
import type { Catalogue } from '../../contract/catalogue.js'
import type { SignalValue } from '../../contract/decision.js'
import { sensitiveAlone, sensitiveBeside } from './terms.js'
import { wordsOf } from './words-of.js'

/** Phrases by their first word: the words that must follow it. */
type Phrases = ReadonlyMap<string, readonly (readonly string[])[]>

/** True where the value names something sensitive. */
export type NamesSensitive = (value: SignalValue | undefined) => boolean

const builtIn = phrasesOf(sensitiveAlone)
const beside = sensitiveBeside.map(({ words, people }) => ({
  words: new Set(words),
  people: new Set(people),
}))

/** The test of a catalogue version: the built-in terms, more phrases (`also`), and phrases that say nothing (`never`). */
export function namesSensitive(catalogue: Catalogue | null): NamesSensitive {
  const also = phrasesOf(catalogue?.sensitive_values?.also ?? [])
  const never = phrasesOf(catalogue?.sensitive_values?.never ?? [])
  const inText = (text: string) => {
    const words = never.size === 0 ? wordsOf(text) : withoutPhrases(wordsOf(text), never)
    for (let at = 0; at < words.length; at++) {
      if (lengthAt(builtIn, words, at) > 0 || lengthAt(also, words, at) > 0 || isBeside(words, at))
        return true
    }
    return false
  }
  return value => {
    if (typeof value === 'string') return inText(value)
    return Array.isArray(value) && value.some(inText)
  }
}

function phrasesOf(texts: readonly string[]): Phrases {
  const phrases = new Map<string, string[][]>()
  for (const text of texts) {
    const [first, ...rest] = wordsOf(text)
    if (first !== undefined) phrases.set(first, [...(phrases.get(first) ?? []), rest])
  }
  return phrases
}

/** How many words the longest phrase has that starts there; 0 where none does. */
function lengthAt(phrases: Phrases, words: readonly string[], at: number): number {
  const started = phrases.get(words[at] ?? '')
  if (!started) return 0
  let longest = 0
  for (const rest of started) {
    if (rest.length + 1 > longest && rest.every((word, i) => words[at + 1 + i] === word))
      longest = rest.length + 1
  }
  return longest
}

function isBeside(words: readonly string[], at: number): boolean {
  const word = words[at] ?? ''
  const next = words[at + 1] ?? ''
  for (const { words: marked, people } of beside) {
    if (marked.has(word) ? people.has(next) : people.has(word) && marked.has(next)) return true
  }
  return false
}

/** The words with a gap in place of each phrase, so that what stood around it does not come together. */
function withoutPhrases(words: readonly string[], phrases: Phrases): readonly string[] {
  const kept: string[] = []
  for (let at = 0; at < words.length; ) {
    const length = lengthAt(phrases, words, at)
    kept.push(length > 0 ? '' : (words[at] ?? ''))
    at += Math.max(1, length)
  }
  return kept
}
