// What every page shares: language, direction, labels, whose page it is, and the way to the other languages.
import { interfaceLanguages } from '../../contract/languages.js'
import { type Labels, labels } from '../generated/messages.js'
import { languageName } from '../words/formatters.js'
import { interfaceLanguageOf } from '../words/speech.js'
import { type Direction, direction } from './direction.js'
import { languageHref, type SafeHref } from './safe-href.js'

export type PageFrame = {
  readonly language: string
  readonly direction: Direction
  readonly label: Labels
  /** The name that stands in the title; null before the first catalogue. */
  readonly organisation: string | null
  /** The same page in another language, named in that language: someone who needs it can read it. */
  readonly languages: readonly {
    readonly href: SafeHref
    readonly language: string
    readonly direction: Direction
    readonly name: string
  }[]
}

/** The frame of a page in `language`; `languages` are the catalogue's, of which it offers those it speaks. */
export function pageFrame(
  language: string,
  organisation: string | null,
  languages: readonly string[] = [],
): PageFrame {
  const others = languages.filter(other => other !== language && interfaceLanguageOf(other) !== null)
  return {
    language,
    direction: direction(language),
    label: labels[interfaceLanguageOf(language) ?? interfaceLanguages[0]],
    organisation,
    languages: others.map(other => ({
      href: languageHref(other),
      language: other,
      direction: direction(other),
      name: languageName(other),
    })),
  }
}
