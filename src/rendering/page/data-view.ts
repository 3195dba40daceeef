// The data in full, by kind. What the law treats as sensitive is set apart, kind and all, behind words that tell
// nothing: it is closed until the reader opens it.
import type { Explanation } from '../../contract/explanation.js'
import type { Facts, SignalFact } from '../../domain/explain/facts.js'
import { formatDate, formatList } from '../words/formatters.js'
import type { Speech } from '../words/speech.js'
import { valueText } from '../words/value-text.js'
import { visible } from '../words/visible.js'

type Used = Explanation['data_used'][number]

/** A short remark under a line; with `datetime` it is a time. */
export type Note = { readonly text: string; readonly datetime: string | null }
export type GroupView = {
  readonly name: string
  readonly signals: readonly {
    readonly name: string
    readonly value: string | null
    readonly notes: readonly Note[]
    readonly pointers: string
  }[]
}

/** The groups that stand open, and those behind `details[data-sensitive]`. */
export function dataView(
  speech: Speech,
  used: readonly Used[],
  facts: Facts,
): { readonly groups: readonly GroupView[]; readonly sensitive: readonly GroupView[] } {
  const counted = new Set(facts.reasons.map(({ place }) => place))
  const groups = (closed: boolean) =>
    used.flatMap(({ category, signals }, i) => {
      const lines = signals.flatMap((signal, k) => {
        const fact = facts.signals[facts.used[i]?.places[k] ?? -1]
        if (!fact || (signal.closed === true) !== closed) return []
        return [signalView(speech, signal, fact, counted.has(fact.place))]
      })
      return lines.length > 0 ? [{ name: category.name, signals: lines }] : []
    })
  return { groups: groups(false), sensitive: groups(true) }
}

function signalView(
  speech: Speech,
  signal: Used['signals'][number],
  fact: SignalFact,
  counted: boolean,
): GroupView['signals'][number] {
  const value = fact.value === undefined ? '' : valueText(speech, fact.value)
  return {
    name: signal.name,
    value: value.trim() === '' ? null : value,
    notes: notesOn(speech, signal, fact, counted),
    pointers: signal.pointers.join(' '),
  }
}

function notesOn(
  { messages, language, timeZone }: Speech,
  signal: Used['signals'][number],
  { observed_at, declared }: SignalFact,
  counted: boolean,
): Note[] {
  const note = (text: string): Note => ({ text, datetime: null })
  const date = observed_at === undefined ? null : formatDate(language, timeZone, observed_at)
  const others = declared?.shared_with ?? []
  return [
    note(signal.origin.text),
    ...(signal.source ? [note(signal.source.text)] : []),
    ...(date !== null && observed_at !== undefined ? [{ text: date, datetime: observed_at }] : []),
    ...(signal.purpose ? [note(messages['data.purpose']({ purpose: signal.purpose.name }))] : []),
    ...(signal.retention ? [note(signal.retention.text)] : []),
    ...(others.length > 0
      ? [note(messages['data.shared_with']({ names: formatList(language, others.map(visible)) }))]
      : []),
    ...(counted ? [] : [note(messages['data.no_effect']())]),
  ]
}
