// The explanation as a page that needs no script, no account and no second request. `[data-explanation]` holds all
// that is pure, in the order of the reader's questions. What one can do now, and the record with its arrival, follow
// it: they differ from day to day, or from copy to copy, and must not disturb bytes that can be compared.
import type { Explanation } from '../contract/explanation.js'
import type { ExplainedRecord } from '../domain/explain/facts.js'
import { articleView, type Evidence } from './page/article-view.js'
import type { NowPart } from './page/now-part.js'
import { nowView } from './page/now-view.js'
import { pageFrame } from './page/page-frame.js'
import { type RecordView, templates } from './page/templates.js'
import { formatDate, formatTime } from './words/formatters.js'
import { speechIn } from './words/speech.js'

/** The whole page. `explanation` is what `word` made of `record`. */
export function renderPage(explanation: Explanation, record: ExplainedRecord, now: NowPart): string {
  const { facts } = record
  const organisation = (now.organisation ?? facts.organisation)?.name ?? null
  const article = articleView(explanation, facts)
  return templates.explanation({
    ...pageFrame(explanation.locale, organisation, facts.languages),
    article,
    now: nowView(now, explanation.locale, facts.timeZone),
    record: recordView(explanation, record),
  })
}

/**
 * `[data-explanation]` alone: what staff see "as the customer saw it". Byte for byte the customer's, but that masked
 * evidence is one fixed sentence.
 */
export function renderArticle(
  explanation: Explanation,
  { facts }: ExplainedRecord,
  evidence: Evidence = 'whole',
): string {
  const { label } = pageFrame(explanation.locale, null)
  return templates.article({ ...articleView(explanation, facts, evidence), label })
}

function recordView({ record, locale }: Explanation, { receivedAt, facts }: ExplainedRecord): RecordView {
  const date = formatDate(locale, facts.timeZone, record.received_at) ?? ''
  const time = formatTime(locale, facts.timeZone, receivedAt)
  // Date and time are joined here: `Intl` joins them otherwise on Node than in workerd.
  return { ...record, received: speechIn(locale, facts).messages.moment({ date, time }) }
}
