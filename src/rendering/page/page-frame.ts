// What every page shares: language, direction, labels, whose page it is, and the way to the other languages.
import { interfaceLanguages } from '../../contract/languages.js'
import { type Labels, labels } from '../generated/messages.js'
import { languageName } from '../words/formatters.js'
import { interfaceLanguageOf } from '../words/speech.js'
import { type Direction, direction } from './direction.js'
import { languageHref, type SafeHref } from './safe-href.js'

/** Where all public pages begin, and the same page for machines. */
export type OpenPage = {
  readonly home: { readonly href: SafeHref }
  readonly machines: { readonly href: SafeHref }
}

export type PageFrame = {
  readonly language: string
  readonly direction: Direction
  readonly label: Labels
  /** What the page is: the question, the same for every link; of a public page its heading. */
  readonly title: string
  /** Public pages: may be found, and say where the same stands for machines. Null for every page behind a link. */
  readonly open: OpenPage | null
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

/** The frame of a page in `language`; `languages` are the catalogue's, of which it offers those it speaks; `open` for a public page. */
export function pageFrame(
  language: string,
  organisation: string | null,
  languages: readonly string[] = [],
  open: (OpenPage & { readonly title?: string | undefined }) | null = null,
): PageFrame {
  const label = labels[interfaceLanguageOf(language) ?? interfaceLanguages[0]]
  const others = languages.filter(other => other !== language && interfaceLanguageOf(other) !== null)
  return {
    language,
    direction: direction(language),
    label,
    title: open ? (open.title ?? label.about_title) : label.question,
    open,
    organisation,
    languages: others.map(other => ({
      href: languageHref(other),
      language: other,
      direction: direction(other),
      name: languageName(other),
    })),
  }
}
