// Puts an explanation's facts into words: the contract's explanation in one language. Pure: the same facts, language
// and wording version give the same bytes on Node and on the edge, apart from `record` and addresses.
import type { Explanation } from '../contract/explanation.js'
import type { ExplainedRecord, Facts } from '../domain/explain/facts.js'
import { systemUrl } from './about/system-url.js'
import { templateVersion } from './generated/versions.js'
import { adWords } from './words/ad.js'
import { consentWords } from './words/consent.js'
import { citedWords, neverUsedWords, notUsedWords, usedWords } from './words/data.js'
import { experimentWords, withheldWords } from './words/experiment.js'
import { headlineWords } from './words/headline.js'
import { priceWords } from './words/price.js'
import { reasonWords, summaryWords } from './words/reasons.js'
import { findingWords, methodWords, notRecordedWords } from './words/shortcomings.js'
import { localised, type Speech, speechIn } from './words/speech.js'
import { visible } from './words/visible.js'
import { whatIfWords } from './words/what-if.js'

/**
 * The explanation in `language`, which is one that `chooseLanguage` gave. `publicUrl` is where the service's own pages
 * are: one tells about each system that the catalogue declares.
 */
export function word(
  record: ExplainedRecord,
  language: string,
  { publicUrl }: { readonly publicUrl: string },
): Explanation {
  const { facts } = record
  const speech = speechIn(language, facts)
  const ad = adWords(speech, facts)
  const price = priceWords(speech, facts)
  const experiment = experimentWords(speech, facts)
  const withheld = withheldWords(speech, facts)
  return {
    decision: decisionWords(speech, facts.decision, publicUrl),
    headline: headlineWords(speech, facts),
    method: methodWords(speech, facts),
    reasons: reasonWords(speech, facts),
    summary: summaryWords(speech, facts),
    data_used: usedWords(speech, facts),
    data_not_used: notUsedWords(speech, facts),
    never_used: neverUsedWords(speech, facts),
    what_if: whatIfWords(speech, facts),
    consent: consentWords(speech, facts),
    ...(ad && { ad }),
    ...(price && { price }),
    ...(experiment && { experiment }),
    ...(withheld && { withheld }),
    findings: findingWords(speech, facts),
    not_recorded: notRecordedWords(speech, facts),
    record: {
      received_at: new Date(record.receivedAt).toISOString(),
      catalogue_version: record.catalogueVersion,
      template_version: templateVersion,
      commitment: record.commitment,
    },
    locale: language,
  }
}

function decisionWords(
  speech: Speech,
  decision: Facts['decision'],
  publicUrl: string,
): Explanation['decision'] {
  const { id, occurred_at, kind, surface, system, item } = decision
  return {
    id,
    occurred_at,
    kind,
    surface: citedWords(speech, surface),
    system: {
      id: system.id,
      name: system.declared ? localised(speech, system.declared.name) : system.id,
      version: visible(system.version),
      url: system.declared ? systemUrl(publicUrl, system.id) : null,
    },
    item: {
      id: visible(item.id),
      ...(item.title !== undefined && { title: visible(item.title) }),
      ...(item.type !== undefined && { type: visible(item.type) }),
      // An address stays one: hidden characters are percent-encoded, as a browser would send them.
      ...(item.url !== undefined && { url: item.url.replace(/[\p{Cc}\p{Cf}]/gu, encodeURIComponent) }),
    },
  }
}
