// Findings as they are checked when a decision arrives, against the oracle: an error in one is not an error in both.
import { describe, expect, it } from 'vitest'
import { findingCodes } from '../../src/contract/finding.js'
import { indexCatalogue } from '../../src/domain/catalogue-index.js'
import { findingsOf } from '../../src/domain/findings/check.js'
import { generateDecisions } from '../generate/decisions.js'
import { expectedOf } from '../oracle/expected.js'
import { findingDifferences } from '../oracle/finding-differences.js'
import { pointerStanding } from '../oracle/pointers.js'
import { recordOf } from '../oracle/record.js'

describe('findingsOf', () => {
  it('finds what the oracle finds, at the same places, for 3,000 decisions', () => {
    const seen = new Set<string>()
    for (const { decision, catalogue } of generateDecisions(20261121, 3_000)) {
      const { record, cohortKeys } = recordOf(decision)
      const findings = findingsOf(record, cohortKeys, indexCatalogue(catalogue))
      const lines: string[] = []
      findingDifferences(findings, expectedOf(decision, catalogue), (where, said, wanted) => {
        const [is, should] = [JSON.stringify(said), JSON.stringify(wanted)]
        if (is !== should) lines.push(`${where}: ${is}, expected ${should}`)
      })
      for (const { code, pointers } of findings) {
        seen.add(code)
        for (const pointer of pointers) {
          if (pointerStanding(pointer, decision, catalogue) === 'nowhere') lines.push(`${code}: ${pointer}`)
        }
      }
      if (lines.length > 0)
        expect.fail([...lines, JSON.stringify(decision), JSON.stringify(catalogue)].join('\n'))
    }
    expect([...seen].sort()).toEqual([...findingCodes].sort())
  })
})
