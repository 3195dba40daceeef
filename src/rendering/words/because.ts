// Completes the organisation's own sentence about a signal: `because`, an ICU message with {value}, {date}, {item}.
// A text that needs an argument which is missing, or which may not be shown, is no text: the caller says the name.
import { IntlMessageFormat } from 'intl-messageformat'
import type { LocalisedText } from '../../contract/catalogue.js'
import type { SignalFact } from '../../domain/explain/facts.js'
import { dateFormat, formatDate, numberFormat } from './formatters.js'
import { clause } from './sentence.js'
import { localisedExactly, type Speech } from './speech.js'
import { valueInSentence } from './value-text.js'

type Elements = ReturnType<IntlMessageFormat['getAst']>
type ArgumentType = 'plain' | 'number' | 'date' | 'select'
type Argument = { readonly name: string; readonly type: ArgumentType }
type Parsed = {
  readonly message: IntlMessageFormat
  /** By the name under which the message takes it: one a use, since `{value}` and `{value, number}` differ. */
  readonly needs: ReadonlyMap<string, Argument>
}

/** The parser's numbers for the elements that take an argument (ICU MessageFormat, as @formatjs numbers them). */
const ARGUMENT_TYPES: ReadonlyMap<number, ArgumentType> = new Map([
  [1, 'plain'],
  [2, 'number'],
  [3, 'date'],
  [4, 'date'],
  [5, 'select'],
  [6, 'number'],
])

/** By the text object itself: a catalogue version lives as long as its texts, and each text is parsed once. */
const parsed = new WeakMap<LocalisedText, Map<string, Parsed | null>>()

/** The clause after "because", without its full stop; null where it cannot be said in this language. */
export function becauseText(speech: Speech, signal: SignalFact, item: string | null): string | null {
  const text = signal.declared?.because
  const known = text && parsedIn(speech, text)
  if (!known) return null
  const values: Record<string, string | number | Date> = {}
  for (const [as, argument] of known.needs) {
    const value = argumentValue(speech, argument, signal, item)
    if (value === null) return null
    values[as] = value
  }
  const spoken = clause(String(known.message.format(values)))
  return spoken === '' ? null : spoken
}

function argumentValue(
  speech: Speech,
  { name, type }: Argument,
  { value, observed_at }: SignalFact,
  item: string | null,
): string | number | Date | null {
  switch (name) {
    case 'item':
      return type === 'plain' || type === 'select' ? item : null
    case 'date':
      if (observed_at === undefined || Number.isNaN(Date.parse(observed_at))) return null
      if (type === 'plain') return formatDate(speech.language, speech.timeZone, observed_at)
      return type === 'date' ? new Date(observed_at) : null
    case 'value':
      if (value === undefined || String(value).trim() === '') return null
      if (type === 'plain') return valueInSentence(speech, value)
      if (type === 'number') return typeof value === 'number' ? value : null
      return type === 'select' && !Array.isArray(value) ? String(value) : null
    default:
      return null
  }
}

function parsedIn(speech: Speech, text: LocalisedText): Parsed | null {
  const key = `${speech.language} ${speech.timeZone}`
  let byLanguage = parsed.get(text)
  if (!byLanguage) {
    byLanguage = new Map()
    parsed.set(text, byLanguage)
  }
  const known = byLanguage.get(key)
  if (known !== undefined) return known
  const made = parse(speech, localisedExactly(speech, text))
  byLanguage.set(key, made)
  return made
}

/** Null for a text that is not there or is no ICU message. A catalogue with such a text is refused when published. */
function parse({ language, timeZone }: Speech, text: string | null): Parsed | null {
  if (text === null) return null
  try {
    const needs = new Map<string, Argument>()
    const elements = new IntlMessageFormat(text, language, undefined, { ignoreTag: true }).getAst()
    const message = new IntlMessageFormat(separate(elements, needs), language, undefined, {
      formatters: {
        getNumberFormat: (_, options) => numberFormat(language, options ?? {}),
        getDateTimeFormat: (_, options) => dateFormat(language, { ...options, timeZone }),
        getPluralRules: (_, options) => new Intl.PluralRules(language, options),
      },
    })
    return { message, needs }
  } catch (error) {
    if (error instanceof SyntaxError || error instanceof RangeError) return null
    throw error
  }
}

/** The elements with each use of an argument under its own name, noted in `needs`. */
function separate(elements: Elements, needs: Map<string, Argument>): Elements {
  return elements.map(element => {
    const type = ARGUMENT_TYPES.get(element.type)
    if (!type || !('value' in element)) return element
    const name = element.value
    needs.set(`${name} ${type}`, { name, type })
    if (!('options' in element)) return { ...element, value: `${name} ${type}` }
    const options = Object.entries(element.options).map(([choice, option]) => [
      choice,
      { ...option, value: separate(option.value, needs) },
    ])
    return { ...element, value: `${name} ${type}`, options: Object.fromEntries(options) }
  })
}
