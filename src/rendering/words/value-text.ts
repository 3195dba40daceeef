// A signal's value as words: lists, numbers and yes or no as the language writes them.
import type { SignalValue } from '../../contract/decision.js'
import { formatList, formatNumber } from './formatters.js'
import type { Speech } from './speech.js'
import { visible } from './visible.js'

/** Most UTF-16 units of a value inside a sentence. The whole value stands in `data_used`. */
const MOST_IN_A_SENTENCE = 120

/** The whole value, for the data in full. */
export function valueText(speech: Speech, value: SignalValue): string {
  return shown(value, spelled(speech, value))
}

/** The value inside a sentence: cut where it would bury the sentence. */
export function valueInSentence(speech: Speech, value: SignalValue): string {
  return shown(value, cut(spelled(speech, value)))
}

/** What of that is to be set apart: each entry of a list, so that the words between them keep their direction. */
export function valuesInSentence(speech: Speech, value: SignalValue): readonly string[] {
  const whole = valueInSentence(speech, value)
  if (!Array.isArray(value)) return [whole]
  const entries = value.map(visible)
  return entries.every(entry => whole.includes(entry)) ? entries : [whole]
}

/** The value for JSON: as recorded, hidden characters made visible. */
export function visibleValue(value: SignalValue): SignalValue {
  if (typeof value === 'string') return visible(value)
  return Array.isArray(value) ? value.map(visible) : value
}

/** A number is spelled by `Intl` alone: the marks that it puts around a minus in Arabic are no producer's. */
function shown(value: SignalValue, text: string): string {
  return typeof value === 'number' ? text : visible(text)
}

function spelled(speech: Speech, value: SignalValue): string {
  if (typeof value === 'string') return value
  if (typeof value === 'number') return formatNumber(speech.language, value)
  if (typeof value === 'boolean') return speech.messages[value ? 'value.yes' : 'value.no']()
  return formatList(speech.language, value)
}

/** Never between the two halves of a surrogate pair. */
function cut(text: string): string {
  if (text.length <= MOST_IN_A_SENTENCE) return text
  return `${text.slice(0, MOST_IN_A_SENTENCE - 1).replace(/[\uD800-\uDBFF]$/, '')}…`
}
