// Dates, numbers, lists and money as the language writes them. Making a formatter costs more than a whole page, so
// each is made once.

/** Formatters are few: languages × time zones of one organisation, and the currencies it sells in. */
const MOST_KEPT = 500

const numbers = new Map<string, Intl.NumberFormat>()
const lists = new Map<string, Intl.ListFormat>()
const dates = new Map<string, Intl.DateTimeFormat>()

/** A number with every digit that was recorded. */
export function formatNumber(language: string, value: number): string {
  // 17 significant digits tell any two doubles apart.
  return numberFormat(language, { maximumSignificantDigits: 17 }).format(value)
}

/** A decimal string as money, with no digit lost. */
export function formatMoney(language: string, amount: string, currency: string): string {
  const format = numberFormat(language, { style: 'currency', currency, maximumFractionDigits: 20 })
  // The contract's `amount` is a plain decimal number.
  return format.format(amount as `${number}`)
}

/** "a, b and c". */
export function formatList(language: string, values: readonly string[]): string {
  const make = () => new Intl.ListFormat(language, { type: 'conjunction' })
  return kept(lists, language, make).format(values)
}

/** "3 May 2026", or null where the text is no date. */
export function formatDate(language: string, timeZone: string, iso: string): string | null {
  const at = Date.parse(iso)
  if (Number.isNaN(at)) return null
  return dateFormat(language, { dateStyle: 'long', timeZone }).format(at)
}

/** "3 May 2026 at 10:00". */
export function formatMoment(language: string, timeZone: string, milliseconds: number): string {
  return dateFormat(language, { dateStyle: 'long', timeStyle: 'short', timeZone }).format(milliseconds)
}

/** A formatter by language and options. */
export function numberFormat(language: string, options: Intl.NumberFormatOptions): Intl.NumberFormat {
  const make = () => new Intl.NumberFormat(language, options)
  return kept(numbers, `${language} ${JSON.stringify(options)}`, make)
}

/** A formatter by language and options. Plain English writes the day first, so that 5/3 is never two dates. */
export function dateFormat(language: string, options: Intl.DateTimeFormatOptions): Intl.DateTimeFormat {
  const spelling = language === 'en' ? 'en-GB' : language
  const make = () => new Intl.DateTimeFormat(spelling, options)
  return kept(dates, `${spelling} ${JSON.stringify(options)}`, make)
}

function kept<Format>(formats: Map<string, Format>, key: string, make: () => Format): Format {
  const known = formats.get(key)
  if (known) return known
  const made = make()
  if (formats.size >= MOST_KEPT) formats.clear()
  formats.set(key, made)
  return made
}
