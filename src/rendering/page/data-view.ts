// The data in full, by kind. What the law treats as sensitive is set apart, kind and all, behind words that tell
// nothing: it is closed until the reader opens it.
import type { Explanation } from '../../contract/explanation.js'
import type { Facts, SignalFact } from '../../domain/explain/facts.js'
import { formatDate, formatList } from '../words/formatters.js'
import { localised, type Speech } from '../words/speech.js'
import { valueText } from '../words/value-text.js'
import { visible } from '../words/visible.js'
import { closedNameValue, nameValue } from './name-value.js'
import {
  alone,
  declaredValue,
  type TextPiece,
  type TextPieces,
  textPieces,
  type Value,
} from './text-pieces.js'

type Used = Explanation['data_used'][number]

/** A short remark under a line: as one piece, or in several; with `datetime` it is a time. */
export type Note = {
  readonly whole: TextPiece | null
  readonly pieces: TextPieces
  readonly datetime: string | null
}

/** A remark that is one piece. */
export function noteOf(value: Value | string, datetime: string | null = null): Note {
  return { whole: alone(value), pieces: [], datetime }
}
export type GroupView = {
  readonly name: string
  readonly signals: readonly {
    readonly name: TextPiece
    readonly value: TextPieces | null
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
    name: alone(signal.closed ? closedNameValue(speech, fact) : nameValue(speech, fact)),
    value: value.trim() === '' ? null : valuePieces(value, fact.value),
    notes: notesOn(speech, signal, fact, counted),
    pointers: signal.pointers.join(' '),
  }
}

/** The entries of a list stand apart, the words between them in the direction of the page. */
function valuePieces(text: string, value: SignalFact['value']): TextPieces {
  return Array.isArray(value) ? textPieces(text, value.map(visible)) : [alone(text)]
}

function notesOn(
  speech: Speech,
  signal: Used['signals'][number],
  { observed_at, declared, source, purpose }: SignalFact,
  counted: boolean,
): Note[] {
  const { messages, language, timeZone } = speech
  const note = (text: string, values: readonly (Value | string | null | undefined)[] = []): Note => {
    // Words in the page's own language need not stand apart.
    const apart = values.filter(value => value && (typeof value === 'string' || value.language !== null))
    return apart.length === 0
      ? noteOf(text)
      : { whole: null, pieces: textPieces(text, apart), datetime: null }
  }
  const date = observed_at === undefined ? null : formatDate(language, timeZone, observed_at)
  const others = declared?.shared_with ?? []
  return [
    note(signal.origin.text),
    ...(signal.source
      ? [note(signal.source.text, [declaredSource(speech, declared), source && visible(source)])]
      : []),
    ...(date !== null && observed_at !== undefined ? [noteOf(date, observed_at)] : []),
    ...(signal.purpose
      ? [
          note(messages['data.purpose']({ purpose: signal.purpose.name }), [
            declaredValue(speech, signal.purpose.name, purpose?.name),
          ]),
        ]
      : []),
    ...(signal.retention ? [note(signal.retention.text)] : []),
    ...(others.length > 0
      ? [
          note(
            messages['data.shared_with']({ names: formatList(language, others.map(visible)) }),
            others.map(visible),
          ),
        ]
      : []),
    ...(counted ? [] : [note(messages['data.no_effect']())]),
  ]
}

function declaredSource(speech: Speech, declared: SignalFact['declared']): Value | null {
  return declared?.source ? declaredValue(speech, localised(speech, declared.source), declared.source) : null
}
