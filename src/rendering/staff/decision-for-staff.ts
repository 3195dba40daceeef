// A decision that was looked at, in the words that staff read: a line of a list, or the whole of it beside its explanation.
import type { RecordedDecision } from '../../contract/decision.js'
import type { Explanation } from '../../contract/explanation.js'
import type { StaffDecision, StaffSummary } from '../../contract/staff.js'
import type { ExplainedRecord } from '../../domain/explain/facts.js'
import { withoutSensitive } from '../for-host-page.js'
import { visible } from '../words/visible.js'
import { masked, unmasked } from './mask.js'

/** What a look gave: the record, its facts, and its address in the console of staff. */
export type Looked = {
  readonly decision: RecordedDecision
  readonly record: ExplainedRecord
  readonly address: string
}

/** What a list says of it. `explanation` is what `word` made of its record; nothing sensitive stands in what is taken. */
export function summaryForStaff(
  { decision, record, address }: Looked,
  explanation: Explanation,
): StaffSummary {
  const { id, kind, occurred_at, surface, system, item } = explanation.decision
  const { subject, slate_id, position } = decision
  return {
    id,
    subject: visible(subject),
    occurred_at,
    received_at: explanation.record.received_at,
    kind,
    surface,
    system: { id: system.id, name: system.name, version: system.version },
    item,
    ...(slate_id !== undefined && { slate_id: visible(slate_id) }),
    ...(position !== undefined && { position }),
    headline: explanation.headline.text,
    findings: explanation.findings.map(({ code }) => code),
    catalogue_version: record.catalogueVersion,
    address,
  }
}

/** The whole of it: masked, or with all that is sensitive where `unmask` was asked for and audited. */
export function decisionForStaff(looked: Looked, explanation: Explanation, unmask: boolean): StaffDecision {
  const { decision, record } = looked
  return {
    ...summaryForStaff(looked, explanation),
    masked: !unmask,
    decision: unmask ? unmasked(decision) : masked(decision, record.facts),
    explanation: unmask ? explanation : withoutSensitive(explanation),
  }
}
