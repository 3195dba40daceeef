// Dates, numbers, lists and money as the language writes them. Making a formatter costs more than a whole page, so
// each is made once.

/** Formatters are few: languages × time zones of one organisation, and the currencies it sells in. */
const MOST_KEPT = 500

/** A number with every digit that was recorded. */
export function formatNumber(language: string, value: number): string {
  // 17 significant digits tell any two doubles apart.
  return numbers(language, '', { maximumSignificantDigits: 17 }).format(value)
}

/** "a, b and c". */
export function formatList(language: string, values: readonly string[]): string {
  return lists(language).format(values)
}

/** A decimal string as money, with no digit lost. */
export function formatMoney(language: string, amount: string, currency: string): string {
  const format = numbers(language, currency, { style: 'currency', currency, maximumFractionDigits: 20 })
  // The contract's `amount` is a plain decimal number.
  return format.format(amount as `${number}`)
}

/** "3 May 2026", or null where the text is no date. */
export function formatDate(language: string, timeZone: string, iso: string): string | null {
  const at = Date.parse(iso)
  return Number.isNaN(at) ? null : dates(dateLanguage(language), timeZone).format(at)
}

/** "3 May 2026 at 10:00". */
export function formatMoment(language: string, timeZone: string, milliseconds: number): string {
  return moments(dateLanguage(language), timeZone).format(milliseconds)
}

/** Plain English writes the day first, so that no one has to know the reader's country. */
export function dateLanguage(language: string): string {
  return language === 'en' ? 'en-GB' : language
}

const numbers = kept(
  (language: string, _currency: string, options: Intl.NumberFormatOptions) =>
    new Intl.NumberFormat(language, options),
)
const lists = kept((language: string) => new Intl.ListFormat(language, { type: 'conjunction' }))
const dates = kept(
  (language: string, timeZone: string) =>
    new Intl.DateTimeFormat(language, { dateStyle: 'long', timeZone }),
)
const moments = kept(
  (language: string, timeZone: string) =>
    new Intl.DateTimeFormat(language, { dateStyle: 'long', timeStyle: 'short', timeZone }),
)

/** Keeps what `make` gave for the first two arguments. */
function kept<Rest extends unknown[], Made>(
  make: (language: string, by: string, ...rest: Rest) => Made,
): (language: string, by?: string, ...rest: Rest | []) => Made
function kept<Made>(make: (...args: never[]) => Made): unknown {
  return make
}
