// A decision under a catalogue, explained: what rendering starts from. The decisions of `pages` are the ones that the
// page is looked at with.
import type { Catalogue } from '../../src/contract/catalogue.js'
import type { Decision } from '../../src/contract/decision.js'
import { indexCatalogue } from '../../src/domain/catalogue-index.js'
import { explain } from '../../src/domain/explain/explain.js'
import type { ExplainedRecord } from '../../src/domain/explain/facts.js'
import { aDecision } from './decision.js'

/** When every record of the builders was received, Unix milliseconds. */
export const RECEIVED_AT = Date.UTC(2026, 10, 21, 9, 30)

/** The decision explained under the catalogue; null: under none (version 0). */
export function anExplainedRecord(
  overrides: Parameters<typeof aDecision>[0],
  catalogue: Catalogue | null,
): ExplainedRecord {
  const { cohorts, ...record }: Decision = aDecision(overrides)
  const version = catalogue === null ? 0 : 7
  return {
    facts: explain(record, Object.keys(cohorts ?? {}), indexCatalogue({ version, catalogue })),
    receivedAt: RECEIVED_AT,
    catalogueVersion: version,
    commitment: '97b2d69c1f71751c8cc3f2adc672f033688d687ca1c12ef99d6731ced76ce147',
  }
}
