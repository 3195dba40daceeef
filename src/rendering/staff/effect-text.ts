// How much something counted, for a column of numbers.
import { numberFormat } from '../words/formatters.js'

/** "+1.4": with its sign, and as many digits as a column holds. */
export function effectText(language: string, contribution: number): string {
  const format = numberFormat(language, { maximumSignificantDigits: 4, signDisplay: 'exceptZero' })
  // A minus as wide as the plus, so that the column stays straight.
  return format.format(contribution).replace('-', '\u2212')
}
