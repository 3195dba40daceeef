// What the template of `[data-explanation]` needs: the explanation's own words, in the order a reader needs them. It
// is pure, so nothing that lives (contact, choices) and nothing of the record's arrival stands here.
import type { Explanation } from '../../contract/explanation.js'
import type { Facts } from '../../domain/explain/facts.js'
import { localised, type Speech, speechIn } from '../words/speech.js'
import { visible } from '../words/visible.js'
import { whatIfValues } from '../words/what-if.js'
import { behindView } from './behind-view.js'
import { dataView } from './data-view.js'
import { direction } from './direction.js'
import { foldReasons } from './fold-reasons.js'
import { headerView } from './header-view.js'
import { nameValue } from './name-value.js'
import { reasonViews } from './reason-view.js'
import { alone, declaredValue, textPieces, type Value } from './text-pieces.js'
import { told } from './told.js'

/** Exclusions that stand open; the others open in place. */
const MOST_EXCLUSIONS = 6
/** Signals that stand open; a longer list opens in place, so that what can be done stays near. */
const MOST_SIGNALS = 12

export type ArticleView = ReturnType<typeof articleView>

/** Whether what stands closed in `details[data-sensitive]` is there at all, or the fixed sentence in its place. */
export type Evidence = 'whole' | 'masked'

/** The view of one explanation, and of the facts that it was made from. */
export function articleView(explanation: Explanation, facts: Facts, evidence: Evidence = 'whole') {
  const { locale, method, findings, consent } = explanation
  const speech = speechIn(locale, facts)
  return {
    language: locale,
    direction: direction(locale),
    ...headerView(speech, explanation, facts),
    ...reasonsSection(speech, explanation, facts),
    ...exclusionsSection(speech, explanation, facts),
    what_if: whatIfSection(speech, explanation, facts),
    ...behindView(speech, explanation, facts),
    ...dataSection(speech, explanation, facts, evidence),
    consent: {
      ...told(consent),
      text: textPieces(consent.text, purposeNames(speech, facts)),
      basis: consent.basis?.text ?? null,
    },
    findings: findings.map(told),
    method: told(method),
    not_recorded: notSaidYet(explanation).map(told),
    time_zone: speech.messages.time_zone({ zone: facts.timeZone }),
  }
}

function reasonsSection(speech: Speech, { reasons, summary }: Explanation, facts: Facts) {
  const views = reasonViews(speech, reasons, facts)
  return {
    reasons: views.slice(0, summary.shown),
    more: foldReasons(speech, views, summary.shown, facts),
    summary: summary.text,
    show_all: speech.messages.show_all({ count: summary.total }),
  }
}

/** Purposes that are named in another language, to be read as such. */
function purposeNames(speech: Speech, { consent }: Facts): readonly Value[] {
  return consent.purposes.map(({ key, name }) =>
    declaredValue(speech, name ? localised(speech, name) : key, name),
  )
}

function exclusionsSection(speech: Speech, explanation: Explanation, facts: Facts) {
  const { messages } = speech
  const excluded = explanation.data_not_used.map((entry, i) => {
    const fact = facts.notUsed[i]
    return excludedView(entry, fact ? nameValue(speech, fact) : entry.name, [
      fact?.detail && visible(fact.detail),
    ])
  })
  const unknown = explanation.not_recorded.find(({ what }) => what === 'not_used')
  return {
    not_used: excluded.slice(0, MOST_EXCLUSIONS),
    not_used_more: excluded.slice(MOST_EXCLUSIONS),
    show_all_not_used: messages.show_all({ count: excluded.length }),
    not_used_unknown: unknown ? told(unknown) : null,
    never_used: explanation.never_used.map((entry, i) =>
      excludedView(entry, entry.name, [declaredValue(speech, entry.reason.text, facts.neverUsed[i]?.reason)]),
    ),
  }
}

type Excluded = Explanation['data_not_used'][number] | Explanation['never_used'][number]

function excludedView(
  { reason, pointers }: Excluded,
  name: Value | string,
  inReason: readonly (Value | string | undefined)[],
) {
  return { name: alone(name), reason: textPieces(reason.text, inReason), pointers: pointers.join(' ') }
}

function whatIfSection(speech: Speech, { what_if }: Explanation, facts: Facts) {
  const { names, other } = facts.whatIf
    ? whatIfValues(speech, facts, facts.whatIf)
    : { names: [], other: null }
  return what_if.map(statement => ({
    ...told(statement),
    text: textPieces(statement.text, [...names, other]),
  }))
}

function dataSection(speech: Speech, { data_used }: Explanation, facts: Facts, evidence: Evidence) {
  const { messages } = speech
  const count = facts.signals.length
  return {
    ...dataView(speech, data_used, facts),
    folded: count > MOST_SIGNALS,
    data_count: count > 0 ? messages['data.count']({ count }) : null,
    show_all_data: messages.show_all({ count }),
    sensitive_words: messages['words.sensitive'](),
    masked: evidence === 'masked' ? messages['evidence.masked']() : null,
  }
}

/** What is not recorded and stands nowhere else on the page in the same words. */
function notSaidYet({ not_recorded, method, consent, data_not_used }: Explanation) {
  const said = new Set([method.text, consent.text])
  return not_recorded.filter(
    ({ what, text }) => !said.has(text) && !(what === 'not_used' && data_not_used.length === 0),
  )
}
