// What it takes to speak one language to one person: the interface's messages, and how the organisation's own texts
// are picked. Made once an explanation.
import type { LocalisedText } from '../../contract/catalogue.js'
import { type InterfaceLanguage, interfaceLanguages } from '../../contract/languages.js'
import { type Messages, messages } from '../generated/messages.js'

export type Speech = {
  /** BCP 47, as the explanation's `locale` says it. */
  readonly language: string
  /** The language of the interface's own messages. */
  readonly base: InterfaceLanguage
  readonly messages: Messages
  readonly timeZone: string
  /** The catalogue's languages: where a text lacks the chosen one, the first that it has. */
  readonly fallbacks: readonly string[]
}

/** How to speak `language` with the words and the time zone of a catalogue. */
export function speechIn(
  language: string,
  { languages, timeZone }: { readonly languages: readonly string[]; readonly timeZone: string },
): Speech {
  const base = interfaceLanguageOf(language) ?? interfaceLanguages[0]
  return { language, base, messages: messages[base], timeZone, fallbacks: languages }
}

/** The interface language that covers a tag, `de` for `de-AT`; null where it speaks none. */
export function interfaceLanguageOf(language: string): InterfaceLanguage | null {
  const base = baseOf(language)
  return interfaceLanguages.find(spoken => spoken === base) ?? null
}

/** The organisation's text in the language spoken, else in the first of its own languages that has one. */
export function localised(speech: Speech, text: LocalisedText): string {
  return text[tagOf(speech, text)] ?? ''
}

/** The language of what `localised` gives, where it is another than the one spoken; else null. */
export function foreignLanguage(speech: Speech, text: LocalisedText): string | null {
  const tag = tagOf(speech, text)
  return tag === '' || baseOf(tag) === baseOf(speech.language) ? null : tag
}

/** The organisation's text in the language spoken, or null: half a sentence in another language is no sentence. */
export function localisedExactly(speech: Speech, text: LocalisedText): string | null {
  return text[tagIn(speech.language, text) ?? ''] ?? null
}

/** Under which of its tags a text is taken; empty where it has none. */
function tagOf(speech: Speech, text: LocalisedText): string {
  const spoken = tagIn(speech.language, text)
  if (spoken !== undefined) return spoken
  for (const language of speech.fallbacks) {
    const tag = tagIn(language, text)
    if (tag !== undefined) return tag
  }
  return Object.keys(text)[0] ?? ''
}

/** The tag itself, else one of the same language in another region. */
function tagIn(language: string, text: LocalisedText): string | undefined {
  if (Object.hasOwn(text, language)) return language
  const base = baseOf(language)
  return Object.keys(text).find(key => baseOf(key) === base)
}

function baseOf(language: string): string {
  const end = language.indexOf('-')
  return (end < 0 ? language : language.slice(0, end)).toLowerCase()
}
