// What is stored of a decision as sent, restated from the wire contract ("Record bytes") and nothing else.
import type { Decision, RecordedDecision } from '../../src/contract/decision.js'

/**
 * The record, read back from its JSON, and the cohort keys that were sent with it, by code unit. The order of fields
 * is left as it was: nothing that is explained may depend on it.
 */
export function recordOf(sent: Decision): { record: RecordedDecision; cohortKeys: readonly string[] } {
  const { cohorts, ...record }: Decision = JSON.parse(JSON.stringify(sent))
  if (record.outcome?.method === 'unknown') delete record.outcome.method
  if (record.outcome && Object.keys(record.outcome).length === 0) delete record.outcome
  return { record, cohortKeys: Object.keys(cohorts ?? {}).sort() }
}
