// Which language an explanation is in: the person's wish first, then what they were served, then their browser, then
// the organisation's first. Only a language that the catalogue declares and the interface speaks.
import { interfaceLanguages } from '../contract/languages.js'
import { interfaceLanguageOf } from './words/speech.js'

export type LanguageWishes = {
  /** `?lang=` or `locale`, as asked. */
  readonly asked?: string | null | undefined
  readonly personLocale?: string | null | undefined
  /** The header as sent (RFC 9110, section 12.5.4). */
  readonly acceptLanguage?: string | null | undefined
  /** The catalogue's, its first being the fallback. */
  readonly languages: readonly string[]
}

/** Headers are attacker-controlled: no browser asks for more. */
const MOST_RANGES = 32

/** A tag of `languages`, or an interface language where the catalogue declares none. `de-AT` is served by `de`. */
export function chooseLanguage({ asked, personLocale, acceptLanguage, languages }: LanguageWishes): string {
  const declared = languages.length > 0 ? languages : interfaceLanguages
  const offered = declared.filter(language => interfaceLanguageOf(language) !== null)
  const wishes = [asked, personLocale, ...rangesOf(acceptLanguage)]
  for (const wish of wishes) {
    const found = wish ? matching(wish, offered) : undefined
    if (found !== undefined) return found
  }
  return offered[0] ?? interfaceLanguages[0]
}

/** RFC 4647 look-up, and beyond it the same language in another region: better `de-AT` than English. */
function matching(wish: string, offered: readonly string[]): string | undefined {
  if (wish === '*') return offered[0]
  const tag = canonical(wish)
  if (tag === null) return undefined
  const base = tag.split('-')[0]
  return (
    offered.find(language => canonical(language) === tag) ??
    offered.find(language => language.toLowerCase() === base) ??
    offered.find(language => language.toLowerCase().split('-')[0] === base)
  )
}

/** Canonical spelling, also of `de_AT`; null for what is no tag. */
function canonical(tag: string): string | null {
  try {
    return Intl.getCanonicalLocales(tag.replaceAll('_', '-'))[0] ?? null
  } catch {
    return null
  }
}

/** The ranges of Accept-Language by weight; those with `q=0` are refused, so they are left out. */
function rangesOf(header: string | null | undefined): string[] {
  if (!header) return []
  return header
    .split(',', MOST_RANGES)
    .map(part => {
      const [range = '', ...parameters] = part.split(';').map(piece => piece.trim())
      const weight = parameters.find(parameter => /^q=/i.test(parameter))
      return { range, weight: weight === undefined ? 1 : Number(weight.slice(2)) }
    })
    .filter(({ weight }) => weight > 0 && weight <= 1)
    .sort((one, two) => two.weight - one.weight)
    .map(({ range }) => range)
}
