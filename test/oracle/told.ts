// What the service says about a generated decision: the engine and its wording behind one call, for the promises.
import type { CatalogueVersion } from '../../src/contract/catalogue.js'
import type { Decision } from '../../src/contract/decision.js'
import type { Explanation } from '../../src/contract/explanation.js'
import { interfaceLanguages } from '../../src/contract/languages.js'
import { type CatalogueIndex, indexCatalogue } from '../../src/domain/catalogue-index.js'
import { explain } from '../../src/domain/explain/explain.js'
import type { ExplainedRecord } from '../../src/domain/explain/facts.js'
import { nowPart } from '../../src/rendering/page/now-part.js'
import { renderPage } from '../../src/rendering/render-page.js'
import { word } from '../../src/rendering/word.js'
import { RECEIVED_AT } from '../generate/decisions.js'
import { PUBLIC_URL } from './expected.js'
import { recordOf } from './record.js'

export const languages = interfaceLanguages

const indexes = new WeakMap<CatalogueVersion, CatalogueIndex>()

/** The facts of a decision as sent, with a made-up commitment. */
export function explained(sent: Decision, catalogue: CatalogueVersion): ExplainedRecord {
  const { record, cohortKeys } = recordOf(sent)
  const index = indexes.get(catalogue) ?? indexCatalogue(catalogue)
  indexes.set(catalogue, index)
  return {
    facts: explain(record, cohortKeys, index),
    receivedAt: RECEIVED_AT,
    catalogueVersion: catalogue.version,
    commitment: 'ab'.repeat(32),
  }
}

/** The explanation as JSON, in that language. */
export function tell(sent: Decision, catalogue: CatalogueVersion, language: string): Explanation {
  return worded(explained(sent, catalogue), language)
}

/** The same of facts that are there already. */
export function worded(record: ExplainedRecord, language: string): Explanation {
  return word(record, language, { publicUrl: PUBLIC_URL })
}

/** The same as the page that the person opens. */
export function show(sent: Decision, catalogue: CatalogueVersion, language: string): string {
  const record = explained(sent, catalogue)
  const told = worded(record, language)
  return renderPage(told, record, nowPart(catalogue.catalogue, told))
}
