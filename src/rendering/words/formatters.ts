// Dates, numbers, lists and money as the language writes them. Making a formatter costs more than a whole page, so
// each is made once. Arabic is written with the digits 0-9 everywhere: those that identifiers, versions and prices are
// sent in, and those of the Maghreb and the Gulf. `Intl` alone would change its mind from release to release.
import { minorUnits } from './minor-units.js'

/** Formatters are few: languages × time zones of one organisation, and the currencies it sells in. */
const MOST_KEPT = 500

/** Their signs differ from runtime to runtime. */
const UNSETTLED = new Set(['XXX', 'XCG'])

const numbers = new Map<string, Intl.NumberFormat>()
const lists = new Map<string, Intl.ListFormat>()
const dates = new Map<string, Intl.DateTimeFormat>()
const languageNames = new Map<string, string>()

/** A number with every digit that was recorded. */
export function formatNumber(language: string, value: number): string {
  // 17 significant digits tell any two doubles apart.
  const make = () => new Intl.NumberFormat(numbering(language), { maximumSignificantDigits: 17 })
  return kept(numbers, language, make).format(value)
}

/** A decimal string as money, with no digit lost. */
export function formatMoney(language: string, amount: string, currency: string): string {
  const make = () =>
    new Intl.NumberFormat(numbering(language), {
      style: 'currency',
      currency,
      currencyDisplay: UNSETTLED.has(currency) ? 'code' : 'symbol',
      minimumFractionDigits: minorUnits(currency),
      maximumFractionDigits: 20,
    })
  // The contract's `amount` is a plain decimal number.
  return kept(numbers, `${language} ${currency}`, make).format(amount as `${number}`)
}

/** "a, b, and c". */
export function formatList(language: string, values: readonly string[]): string {
  const make = () => new Intl.ListFormat(language, { type: 'conjunction' })
  return kept(lists, language, make).format(values)
}

/** "3 May 2026", or null where the text is no date. */
export function formatDate(language: string, timeZone: string, iso: string): string | null {
  const at = Date.parse(iso)
  if (Number.isNaN(at)) return null
  const make = () => new Intl.DateTimeFormat(dateLanguage(language), { dateStyle: 'long', timeZone })
  return firstOfMonth(language, kept(dates, `${language} ${timeZone}`, make).format(at))
}

/** French counts the first day alone as an ordinal: *le 1er février*. CLDR's long dates do not. */
function firstOfMonth(language: string, date: string): string {
  return /^fr(?:-|$)/i.test(language) ? date.replace(/^1(?= )/, '1er') : date
}

/** "10:00", on a clock of 24 hours: before noon and after is written otherwise from runtime to runtime. */
export function formatTime(language: string, timeZone: string, milliseconds: number): string {
  const make = () =>
    new Intl.DateTimeFormat(dateLanguage(language), {
      hour: '2-digit',
      minute: '2-digit',
      hourCycle: 'h23',
      timeZone,
    })
  return kept(dates, `${language} ${timeZone} time`, make).format(milliseconds)
}

/** A language in its own words: someone who needs it can read it. */
export function languageName(language: string): string {
  const make = () => new Intl.DisplayNames([language], { type: 'language' }).of(language) ?? language
  return kept(languageNames, language, make)
}

/** A formatter for the organisation's own `{value, number, …}`. */
export function numberFormat(language: string, options: Intl.NumberFormatOptions): Intl.NumberFormat {
  const make = () => new Intl.NumberFormat(numbering(language), options)
  return kept(numbers, `${language} ${JSON.stringify(options)}`, make)
}

/** A formatter for the organisation's own `{date, date, …}`. */
export function dateFormat(language: string, options: Intl.DateTimeFormatOptions): Intl.DateTimeFormat {
  const make = () => new Intl.DateTimeFormat(dateLanguage(language), options)
  return kept(dates, `${language} ${JSON.stringify(options)}`, make)
}

/** Plain English writes the day first, and the month as a word: 5/3 could be two dates. */
function dateLanguage(language: string): string {
  return language === 'en' ? 'en-GB' : numbering(language)
}

function numbering(language: string): string {
  return /^ar(?:-|$)/i.test(language)
    ? new Intl.Locale(language, { numberingSystem: 'latn' }).toString()
    : language
}

function kept<Format>(formats: Map<string, Format>, key: string, make: () => Format): Format {
  const known = formats.get(key)
  if (known !== undefined) return known
  const made = make()
  if (formats.size >= MOST_KEPT) formats.clear()
  formats.set(key, made)
  return made
}
