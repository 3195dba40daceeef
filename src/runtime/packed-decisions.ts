// Decisions on their way to a shard, as few large values: a thread or a network away, each value costs more than its bytes.
import type { SentDecision } from '../shard/arrived-decision.js'

/** A decision that knows where it goes. The record is text until it is packed: one encoding for all of them. */
export type RoutedDecision = Omit<SentDecision, 'record'> & { readonly record: string }

export type PackedDecisions = {
  readonly count: number
  /** Record bytes, each ended by LF: a record is JSON as JSON.stringify writes it, so it never holds a raw LF. */
  readonly records: Uint8Array<ArrayBuffer>
  /** For each decision: `subject_ref` (16), `decision_ref` (16). */
  readonly refs: Uint8Array<ArrayBuffer>
  /** For each decision: the item's number, the slate's or -1. */
  readonly numbers: Float64Array<ArrayBuffer>
  /** One text a decision; null where none has cohorts. */
  readonly cohorts: readonly string[] | null
}

const REF = 16
const LF = 10
const encoder = new TextEncoder()

/** Packs decisions in their order. */
export function packDecisions(decisions: readonly RoutedDecision[]): PackedDecisions {
  const refs = new Uint8Array(decisions.length * 2 * REF)
  const numbers = new Float64Array(decisions.length * 2)
  let records = ''
  let anyCohorts = false
  decisions.forEach((decision, at) => {
    records += `${decision.record}\n`
    refs.set(decision.subjectRef, 2 * REF * at)
    refs.set(decision.decisionRef, 2 * REF * at + REF)
    numbers[2 * at] = decision.itemNumber
    numbers[2 * at + 1] = decision.slateNumber ?? -1
    anyCohorts ||= decision.cohorts !== ''
  })
  return {
    count: decisions.length,
    records: encoder.encode(records),
    refs,
    numbers,
    cohorts: anyCohorts ? decisions.map(decision => decision.cohorts) : null,
  }
}

/** What was packed. The bytes are views of the packed ones, not copies. */
export function unpackDecisions({ count, records, refs, numbers, cohorts }: PackedDecisions): SentDecision[] {
  const decisions: SentDecision[] = []
  let from = 0
  for (let at = 0; at < count; at++) {
    const end = records.indexOf(LF, from)
    const slate = numbers[2 * at + 1] ?? -1
    decisions.push({
      record: records.subarray(from, end),
      cohorts: cohorts?.[at] ?? '',
      subjectRef: refs.subarray(2 * REF * at, 2 * REF * at + REF),
      decisionRef: refs.subarray(2 * REF * at + REF, 2 * REF * (at + 1)),
      itemNumber: numbers[2 * at] ?? 0,
      slateNumber: slate < 0 ? null : slate,
    })
    from = end + 1
  }
  return decisions
}
