// The signals of a record as staff read them: what counted most first, masked where mask.ts has masked them.
import type { StaffRecord, StaffSignal } from '../../contract/staff.js'
import type { Facts, SignalFact } from '../../domain/explain/facts.js'
import type { Labels, Messages } from '../generated/staff-messages.js'
import { closedNameValue } from '../page/name-value.js'
import { alone, type TextPiece } from '../page/text-pieces.js'
import { numberFormat } from '../words/formatters.js'
import { localised, type Speech } from '../words/speech.js'
import { valueText } from '../words/value-text.js'
import { visible } from '../words/visible.js'
import { effectText } from './effect-text.js'
import { staffTime } from './staff-time.js'

export type SignalRow = {
  readonly name: TextPiece
  /** Null where it is masked, or stands as the name already. */
  readonly key: string | null
  readonly value: string | null
  /** Why there is no value. */
  readonly instead: string | null
  readonly sensitive: boolean
  readonly effect: string | null
  readonly against: boolean
  readonly share: string | null
  readonly notes: readonly { readonly text: string }[]
  readonly findings: readonly { readonly name: string }[]
}

/** The rows, in the order of the reasons, then those that counted for nothing. */
export function signalRows(
  speech: Speech,
  words: Messages,
  label: Labels,
  record: StaffRecord,
  facts: Facts,
): readonly SignalRow[] {
  const counted = facts.reasons.map(({ place }) => place)
  const rest = facts.signals.map(({ place }) => place).filter(place => !counted.includes(place))
  return [...counted, ...rest].flatMap(place => {
    const signal = record.signals[place]
    const fact = facts.signals[place]
    return signal && fact ? [signalRow(speech, words, label, signal, fact, facts)] : []
  })
}

function signalRow(
  speech: Speech,
  words: Messages,
  label: Labels,
  signal: StaffSignal,
  fact: SignalFact,
  facts: Facts,
): SignalRow {
  const hidden = signal.key === undefined
  const value = signal.value === undefined ? '' : valueText(speech, signal.value)
  const share = facts.reasons.find(({ place }) => place === fact.place)?.share ?? null
  return {
    name: alone(hidden ? speech.messages['words.sensitive']() : closedNameValue(speech, fact)),
    key: hidden || fact.declared === null ? null : fact.key,
    value: value.trim() === '' ? null : value,
    instead: value.trim() === '' ? missingValue(label, signal) : null,
    sensitive: !hidden && fact.disclosure === 'sensitive',
    effect: signal.contribution === undefined ? null : effectText(speech.language, signal.contribution),
    against: (signal.contribution ?? 0) < 0,
    share: share === null ? null : words['signals.share']({ percent: percentText(speech.language, share) }),
    notes: hidden ? [] : notesOn(speech, words, signal, fact, hasManyPurposes(facts)).map(text => ({ text })),
    findings: findingsAt(words, facts, `/signals/${fact.place}`),
  }
}

function missingValue(label: Labels, { masked, redacted }: StaffSignal): string {
  if (redacted) return label.signals_redacted
  return masked ? label.signals_masked : label.signals_empty
}

/** Whole percents: the bar beside it says no more either. */
function percentText(language: string, share: number): string {
  return numberFormat(language, { maximumFractionDigits: 0 }).format(share * 100)
}

function notesOn(
  speech: Speech,
  words: Messages,
  { source }: StaffSignal,
  { origin, observed_at, purpose }: SignalFact,
  manyPurposes: boolean,
): readonly string[] {
  const seen = observed_at === undefined ? null : staffTime(speech.timeZone, observed_at)
  return [
    words[`origin.${origin}`](),
    ...(seen ? [words['signals.observed']({ time: `${seen.day} ${seen.clock}` })] : []),
    ...(source?.trim() ? [words['signals.source']({ source: visible(source) })] : []),
    ...(purpose && manyPurposes
      ? [
          words['signals.purpose']({
            purpose: purpose.name ? localised(speech, purpose.name) : purpose.key,
          }),
        ]
      : []),
  ]
}

/** What all signals share tells none of them apart. */
function hasManyPurposes({ signals }: Facts): boolean {
  return new Set(signals.map(({ purpose }) => purpose?.key)).size > 1
}

/** Names of the findings that rest on a place or inside it, and not on all the numbers together. */
function findingsAt(words: Messages, { findings }: Facts, place: string): SignalRow['findings'] {
  return findings
    .filter(({ code }) => code !== 'contributions-do-not-add-up')
    .filter(({ pointers }) => pointers.some(pointer => pointer === place || pointer.startsWith(`${place}/`)))
    .map(({ code }) => ({ name: words[`finding.${code}.name`]() }))
}
