// The words that a sentence about one signal must hold, outside the list of data used: the fixed ones for a sensitive
// or undeclared signal, else its because-text with value and date, else its name.
import type { CatalogueVersion, LocalisedText } from '../../src/contract/catalogue.js'
import type { Signal } from '../../src/contract/decision.js'
import { marksIn } from '../generate/markers.js'
import { own, standingOf } from './declaration.js'
import type { Expected } from './expected.js'

/** The fixed words for a sensitive signal and for an undeclared one, in English. */
export const SENSITIVE_WORDS = 'information that the law treats as sensitive'
export const UNDECLARED_WORDS = 'data that has not been described to us'

/** A sentence may shorten a value beyond this; the list of data used never does. */
const LONG_VALUE = 80

/**
 * What a sentence about the signal at that place must hold. "of: NAME" stands after "because"; what counted against
 * names it after a colon of its own.
 */
export function wordsAbout(
  place: number,
  manner: 'for' | 'against',
  { record }: Expected,
  version: CatalogueVersion,
  locale: string,
): readonly string[] {
  const signal = record.signals[place]
  if (!signal) return []
  const { declaration, sensitive, showsValue } = standingOf(signal.key, version, signal.value)
  const english = locale === 'en'
  if (sensitive) return english ? [SENSITIVE_WORDS] : []
  if (!declaration) return english ? [UNDECLARED_WORDS, signal.key] : [signal.key]
  const template = own(declaration.because, locale)
  const needed = argumentsOf(template)
  const shown = showsValue && signal.redacted !== true && signal.value !== undefined
  const lacking = (needed.has('value') && !shown) || (needed.has('date') && signal.observed_at === undefined)
  if (template === null || lacking) {
    const name = spoken(declaration.name, locale, version)
    return [english && manner === 'for' ? `of: ${name}` : name]
  }
  const unsaid = ['plural', 'number'].some(form => needed.has(form)) || isEmpty(signal)
  if (unsaid || (needed.has('item') && record.item.title === undefined)) return []
  return [
    ...marksIn(template),
    ...(needed.has('value') ? valueMarks(signal) : []),
    ...(needed.has('date') ? [yearOf(signal, version)] : []),
  ]
}

/** The arguments that an ICU text of the generator uses, quoted ones left out. */
function argumentsOf(template: string | null): ReadonlySet<string> {
  const unquoted = template?.replaceAll(/'\{.*?\}'/g, '') ?? ''
  return new Set(
    ['value', 'date', 'item', 'plural', 'number'].filter(name =>
      new RegExp(`\\{(\\w+, )?${name}`).test(unquoted),
    ),
  )
}

/** A value that is there and says nothing: whether a sentence uses it is not the contract's to say. */
function isEmpty({ value }: Signal): boolean {
  return value === '' || (Array.isArray(value) && value.length === 0)
}

function valueMarks({ value }: Signal): readonly string[] {
  if (typeof value === 'number') return []
  const marks = marksIn(value)
  return JSON.stringify(value).length > LONG_VALUE ? marks.slice(0, 1) : marks
}

function spoken(texts: LocalisedText, locale: string, { catalogue }: CatalogueVersion): string {
  return own(texts, locale) ?? own(texts, catalogue?.languages[0] ?? 'en') ?? ''
}

/** The year in which the signal was observed, by the catalogue's clock. */
function yearOf({ observed_at }: Signal, { catalogue }: CatalogueVersion): string {
  const timeZone = catalogue?.time_zone ?? 'UTC'
  return new Intl.DateTimeFormat('en', { timeZone, year: 'numeric' }).format(Date.parse(observed_at ?? ''))
}
