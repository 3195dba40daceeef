// From a decision and a catalogue to the pages that people would read, by the service's own steps: check, word, render.
import { randomBytes } from 'node:crypto'
import type { Catalogue } from '../../contract/catalogue.js'
import type { Decision } from '../../contract/decision.js'
import type { Explanation } from '../../contract/explanation.js'
import type { ExplainedRecord } from '../../domain/explain/facts.js'
import { nowPart } from '../../rendering/page/now-part.js'
import { renderPage } from '../../rendering/render-page.js'
import { word } from '../../rendering/word.js'
import { check } from '../../shard/check.js'
import { Refused } from '../refused.js'

export type PreviewPage = {
  readonly language: string
  readonly record: ExplainedRecord
  readonly explanation: Explanation
  readonly html: string
}

export type PreviewOptions = {
  readonly languages: readonly string[]
  /** When it is as if it had been received, Unix milliseconds. */
  readonly now: number
  readonly publicUrl: string
}

/** One page a language, in their order. Throws `Refused` where the decision is too large to be stored. */
export function previewPages(
  decision: Decision,
  catalogue: Catalogue,
  { languages, now, publicUrl }: PreviewOptions,
): PreviewPage[] {
  const [outcome] = check({ random: size => randomBytes(size) }, [decision], { version: 1, catalogue }, now)
  if (outcome?.status !== 'valid')
    throw new Refused(outcome?.errors.map(({ detail }) => detail).join('\n') ?? 'nothing was explained')
  const { record } = outcome
  return languages.map(language => {
    const explanation = word(record, language, { publicUrl })
    const html = renderPage(explanation, record, nowPart(catalogue, explanation))
    return { language, record, explanation, html }
  })
}
