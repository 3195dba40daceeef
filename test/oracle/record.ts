// What is stored of a decision as sent, restated from the wire contract ("Record bytes") and nothing else.
import type { Decision, RecordedDecision } from '../../src/contract/decision.js'

/** The record, read back from its JSON, and the cohort keys that were sent with it, by code unit. */
export function recordOf(sent: Decision): { record: RecordedDecision; cohortKeys: readonly string[] } {
  const { cohorts, ...rest } = structuredClone(sent)
  if (rest.outcome?.method === 'unknown') delete rest.outcome.method
  if (rest.outcome && Object.keys(rest.outcome).length === 0) delete rest.outcome
  const record: RecordedDecision = JSON.parse(JSON.stringify(sortMaps(rest)))
  return { record, cohortKeys: Object.keys(cohorts ?? {}).sort() }
}

function sortMaps(record: RecordedDecision): RecordedDecision {
  const sorted = { ...record }
  if (sorted.ext) sorted.ext = Object.fromEntries(Object.entries(sorted.ext).sort(byKey))
  return sorted
}

function byKey([a]: [string, unknown], [b]: [string, unknown]): number {
  return a < b ? -1 : 1
}
