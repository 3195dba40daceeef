// Two decisions beside each other: what is the same, what differs, and, for two of one list, why the one and not the
// other. Masked like every record: what is sensitive counts together, under the fixed words.
import type { ComparisonFact } from '../../domain/explain/facts.js'
import { type Labels, type Language, labels, type Messages, messages } from '../generated/staff-messages.js'
import { nameValue } from '../page/name-value.js'
import { alone, type TextPiece } from '../page/text-pieces.js'
import { comparisonWords } from '../words/comparison.js'
import { formatNumber } from '../words/formatters.js'
import { localised, type Speech, speechIn } from '../words/speech.js'
import { visible } from '../words/visible.js'
import type { Looked } from './decision-for-staff.js'
import { decisionRow } from './decision-row.js'
import { effectText } from './effect-text.js'
import { lookedSummary } from './looked-summary.js'

export type CompareScreen = {
  readonly one: Looked
  readonly other: Looked
  /** Null where the two are bound to different catalogue versions: then their numbers are set beside each other alone. */
  readonly comparison: ComparisonFact | null
  readonly publicUrl: string
}

export type CompareView = ReturnType<typeof compareView>

/** The two, their facts and their signals. */
export function compareView({ one, other, comparison, publicUrl }: CompareScreen, language: Language) {
  const speech = speechIn(language, one.record.facts)
  const [words, label] = [messages[language], labels[language]]
  const pair = [one, other].map(looked => {
    const summary = lookedSummary(looked, language, publicUrl)
    return decisionRow(words, looked.record.facts.timeZone, summary)
  })
  const told =
    comparison && comparisonWords(speech, comparison, { this: one.decision.item, that: other.decision.item })
  return {
    pair,
    told: told && {
      text: told.text,
      method: told.method,
      differences: told.differences.map(({ text }) => ({ text })),
    },
    facts: factRows(
      speech,
      words,
      label,
      one,
      other,
      pair.map(({ headline }) => headline),
    ),
    signals: signalRows(speech, label, one, other),
  }
}

type Pair = readonly [string | null, string | null]

function factRows(
  speech: Speech,
  words: Messages,
  label: Labels,
  one: Looked,
  other: Looked,
  headlines: readonly string[],
) {
  const both = (term: string, of: (looked: Looked) => string | null) => ({
    term,
    pair: [of(one), of(other)] as Pair,
  })
  const number = (value: number | undefined) =>
    value === undefined ? null : formatNumber(speech.language, value)
  const rows = [
    { term: label.compare_headline, pair: [headlines[0] ?? null, headlines[1] ?? null] as Pair },
    both(label.record_customer, ({ decision }) => visible(decision.subject)),
    both(label.record_surface, ({ record }) => {
      const { key, name } = record.facts.decision.surface
      return name ? localised(speech, name) : key
    }),
    both(label.record_system, ({ decision, record }) => {
      const { declared, id } = record.facts.decision.system
      const name = declared ? localised(speech, declared.name) : id
      return words['record.version']({ name, version: visible(decision.system.version) })
    }),
    both(label.record_list, ({ decision }) => number(decision.position)),
    both(label.record_score, ({ decision }) => number(decision.outcome?.score)),
    both(label.record_method, ({ decision }) => words[`method.${decision.outcome?.method ?? 'unknown'}`]()),
    both(label.consent, ({ record }) => {
      const granted = record.facts.consent.purposes.filter(purpose => purpose.granted)
      return granted.map(({ key, name }) => (name ? localised(speech, name) : key)).join(', ') || null
    }),
    both(
      label.record_findings,
      ({ record }) =>
        record.facts.findings.map(({ code }) => words[`finding.${code}.name`]()).join(', ') || null,
    ),
    both(label.record_catalogue, ({ record }) =>
      words['record.catalogue']({ version: record.catalogueVersion }),
    ),
  ]
  return rows
    .filter(({ pair: [first, second] }) => first !== null || second !== null)
    .map(({ term, pair: [first, second] }) => ({
      term,
      one: first,
      other: second,
      differs: first !== second,
    }))
}

type Effect = { readonly name: TextPiece; readonly key: string | null; one: Counted; other: Counted }
/** `null`: not among its signals; `unrecorded`: used, and not said how much. */
type Counted = number | 'unrecorded' | null

function signalRows(speech: Speech, label: Labels, one: Looked, other: Looked) {
  const effects = new Map<string, Effect>()
  for (const [side, looked] of [
    ['one', one],
    ['other', other],
  ] as const) {
    looked.record.facts.signals.forEach((fact, at) => {
      // All that is sensitive is one: a row each would tell how many there are, and which of the two had which.
      const at_key = fact.disclosure === 'sensitive' ? '' : fact.key
      const known = effects.get(at_key) ?? {
        name: alone(nameValue(speech, fact)),
        key: fact.disclosure === 'open' ? fact.key : null,
        one: null,
        other: null,
      }
      known[side] = added(known[side], looked.decision.signals[at]?.contribution)
      effects.set(at_key, known)
    })
  }
  const size = ({ one: first, other: second }: Effect) => Math.abs(amount(first) - amount(second))
  return [...effects.values()]
    .sort((a, b) => size(b) - size(a))
    .map(({ name, key, one: first, other: second }) => ({
      name,
      key,
      one: countedText(speech, label, first),
      other: countedText(speech, label, second),
      differs: first !== second,
    }))
}

function added(before: Counted, contribution: number | undefined): Counted {
  if (contribution === undefined || before === 'unrecorded') return 'unrecorded'
  return (before ?? 0) + contribution
}

function amount(counted: Counted): number {
  return typeof counted === 'number' ? counted : 0
}

function countedText(speech: Speech, label: Labels, counted: Counted): string {
  if (counted === null) return label.compare_absent
  return counted === 'unrecorded' ? label.signals_unrecorded : effectText(speech.language, counted)
}
