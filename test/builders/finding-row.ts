// A row of a table about one finding: what stands there, the decision, its catalogue, every place the finding names.
import type { Decision } from '../../src/contract/decision.js'
import type { FindingCode } from '../../src/contract/finding.js'
import type { CatalogueIndex } from '../../src/domain/catalogue-index.js'
import { findingsOf } from '../../src/domain/findings/check.js'

export type FindingRow = readonly [
  what: string,
  decision: Decision,
  index: CatalogueIndex,
  pointers: readonly string[],
]

/** The places that a finding of this code names; none where the check does not find it. */
export function placesOf(code: FindingCode, decision: Decision, index: CatalogueIndex): readonly string[] {
  const findings = findingsOf(decision, Object.keys(decision.cohorts ?? {}), index)
  return findings.find(finding => finding.code === code)?.pointers ?? []
}
