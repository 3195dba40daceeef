import { describe, expect, it } from 'vitest'
import type { Decision } from '../../../src/contract/decision.js'
import { staffRecord } from '../../../src/contract/staff.js'
import { explain } from '../../../src/domain/explain/explain.js'
import { readRecord, recordBytes } from '../../../src/domain/record-bytes.js'
import { masked, unmasked } from '../../../src/rendering/staff/mask.js'
import { anIndex } from '../../builders/catalogue.js'
import { aDecision, aSignal } from '../../builders/decision.js'

function maskedRecord(decision: Decision) {
  const record = readRecord(recordBytes(decision))
  return masked(record, explain(record, [], anIndex()))
}

const SECRET = 'secret7f3a'

describe('masked', () => {
  it('leaves of a sensitive signal only that it counted and how much', () => {
    const sensitive = {
      key: 'health.steps',
      value: SECRET,
      source: SECRET,
      contribution: 0.4,
      observed_at: '2026-05-02T08:00:00Z',
      purpose: 'personalised_content',
    }
    const record = maskedRecord(
      aDecision({
        signals: [
          sensitive,
          aSignal(),
          { key: 'profile.interest', value: 'Liberal voters', contribution: 0.1 },
        ],
        not_used: [{ key: 'health.steps', reason: 'sensitive', detail: SECRET }],
      }),
    )
    expect(record.signals).toEqual([
      { contribution: 0.4, masked: true },
      expect.objectContaining({ key: 'browsing.viewed_products', value: 'hiking boots' }),
      { contribution: 0.1, masked: true },
    ])
    expect(record.not_used).toEqual([{ reason: 'sensitive', masked: true }])
    expect(JSON.stringify(record)).not.toMatch(/secret7f3a|health|iberal/)
    expect(staffRecord.parse(record)).toEqual(record)
  })

  it('keeps the key of what nobody has described, and takes its value; so of what is redacted', () => {
    const record = maskedRecord(
      aDecision({
        signals: [
          { key: 'x.unknown', value: SECRET, source: SECRET, contribution: 1 },
          aSignal({ value: SECRET, redacted: true }),
        ],
        not_used: [{ key: 'x.other', reason: 'policy', detail: SECRET }],
      }),
    )
    expect(record.signals).toEqual([
      { key: 'x.unknown', contribution: 1, masked: true },
      { key: 'browsing.viewed_products', observed_at: expect.any(String), redacted: true, masked: true },
    ])
    expect(record.not_used).toEqual([{ key: 'x.other', reason: 'policy', masked: true }])
  })

  it('names in alternatives only what is open in the decision itself', () => {
    const contributions = { 'browsing.viewed_products': 1, 'health.steps': 2, 'x.elsewhere': 3 }
    const record = maskedRecord(
      aDecision({
        outcome: { method: 'exact', alternatives: [{ item: { id: 'b' }, score: 1, contributions }] },
        signals: [aSignal(), { key: 'health.steps', contribution: 1 }],
      }),
    )
    expect(record.outcome?.alternatives).toEqual([
      { item: { id: 'b' }, score: 1, contributions: { 'browsing.viewed_products': 1 }, masked: true },
    ])
  })

  it('holds no ext and no cohorts, masked or not', () => {
    const decision = aDecision({ ext: { note: SECRET }, cohorts: { age_band: SECRET } })
    expect(JSON.stringify(maskedRecord(decision))).not.toContain(SECRET)
    const record = readRecord(recordBytes(decision))
    expect(JSON.stringify(unmasked(record))).not.toContain(SECRET)
    const { ext: _, ...rest } = record
    expect(unmasked(record)).toEqual(rest)
  })
})
