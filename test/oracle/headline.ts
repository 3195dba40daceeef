// The headline: the first of seven rules that holds, and the signal it is on. Rules 5 and 6 ask whether the
// contribution of any *reason* was recorded: "in spite of" something whose effect nobody recorded would say what is
// not known (P8).
import type { CatalogueVersion } from '../../src/contract/catalogue.js'
import type { RecordedDecision } from '../../src/contract/decision.js'
import type { HeadlineCode } from '../../src/contract/explanation.js'
import { standingOf } from './declaration.js'
import type { ExpectedReason } from './reasons.js'

export type ExpectedHeadline = {
  readonly code: HeadlineCode
  /** The place of the signal it is on; null where it is on none. */
  readonly on: number | null
  /** The rule of the wire contract, 1-7, that held. */
  readonly rule: number
}

export function expectedHeadline(
  record: RecordedDecision,
  reasons: readonly ExpectedReason[],
  catalogue: CatalogueVersion,
): ExpectedHeadline {
  const method = record.outcome?.method ?? 'unknown'
  const personal = (key: string) => standingOf(key, catalogue).personal
  const noneRecorded = reasons.every(reason => reason.direction === null)
  const firstReason = reasons[0]?.index ?? null
  if (record.signals.length === 0 && method === 'unknown') return { code: 'not_recorded', on: null, rule: 1 }
  if (!record.signals.some(signal => personal(signal.key)))
    return { code: 'nothing_about_you', on: null, rule: 2 }
  if (!reasons.some(reason => personal(reason.key))) return { code: 'nothing_about_you', on: null, rule: 3 }
  const firstFor = reasons.find(reason => reason.direction === 'for')
  if (firstFor) return { code: 'because', on: firstFor.index, rule: 4 }
  if (method === 'rule' && noneRecorded) return { code: 'because', on: firstReason, rule: 5 }
  if (noneRecorded) return { code: 'not_recorded', on: null, rule: 6 }
  return { code: 'in_spite_of', on: firstReason, rule: 7 }
}
