// One decision on one screen: as the customer saw it, and beside it the record that it comes from.
import type { Explanation } from '../../contract/explanation.js'
import type { StaffRecord } from '../../contract/staff.js'
import { type Labels, type Language, labels, messages } from '../generated/staff-messages.js'
import type { Evidence } from '../page/article-view.js'
import { nameValue } from '../page/name-value.js'
import { languageHref, ownHref } from '../page/safe-href.js'
import { alone } from '../page/text-pieces.js'
import { word } from '../word.js'
import { languageName } from '../words/formatters.js'
import { interfaceLanguageOf, type Speech, speechIn } from '../words/speech.js'
import { visible } from '../words/visible.js'
import { consentFacts } from './consent-facts.js'
import { type Looked, summaryForStaff } from './decision-for-staff.js'
import { lookedSummary } from './looked-summary.js'
import { masked, unmasked } from './mask.js'
import { proofFacts, recordFacts } from './record-facts.js'
import { signalRows } from './signal-rows.js'
import { timelineView } from './timeline-view.js'

export type DecisionScreen = {
  readonly looked: Looked & { readonly personAddress: string }
  readonly evidence: Evidence
  /** The reader may see what is masked, as an act of its own. */
  readonly mayUnmask: boolean
  /** In the customer's language, or the one that staff switched to. */
  readonly explanation: Explanation
  /** The version of the catalogue in force today. */
  readonly inForce: number
  /** What the same customer saw around it, newest first. */
  readonly around: readonly Looked[]
  readonly publicUrl: string
}

export type DecisionView = ReturnType<typeof decisionView>

/** All of the screen but the article and what lives beside it. */
export function decisionView(screen: DecisionScreen, language: Language) {
  const { looked, evidence, explanation, around, publicUrl } = screen
  const { facts } = looked.record
  const [words, label, speech] = [messages[language], labels[language], speechIn(language, facts)]
  const decision = evidence === 'whole' ? unmasked(looked.decision) : masked(looked.decision, facts)
  const told = word(looked.record, language, { publicUrl })
  const current = summaryForStaff(looked, told)
  const { record, personAddress } = looked
  const about = { decision, record, personAddress, inForce: screen.inForce }
  return {
    heading: visible(
      looked.decision.item.title?.trim() ? looked.decision.item.title : looked.decision.item.id,
    ),
    marks: marks(screen, words, decision),
    // The answer once more, for a reader who does not read the customer's language.
    short: interfaceLanguageOf(explanation.locale) === language ? null : told.headline.text,
    languages: languageSwitch(screen, label),
    facts: recordFacts(speech, words, label, about),
    proof: proofFacts(speech, words, label, about),
    signals: signalRows(speech, words, label, decision, facts),
    not_used: notUsedRows(speech, words, decision, looked),
    agreed: consentFacts(speech, words, label, facts),
    findings_mark: words['mark.findings']({ count: facts.findings.length }),
    masked: { href: languageHref(explanation.locale) },
    answers: { href: ownHref(`/staff/decisions/${looked.address}/answers`, null) },
    findings: facts.findings.map(({ code, pointers }) => ({
      name: words[`finding.${code}.name`](),
      places: placesOf(pointers),
    })),
    timeline: timelineView(
      words,
      facts.timeZone,
      current,
      around.map(each => lookedSummary(each, language, publicUrl)),
    ),
    person: { href: ownHref(`/staff/persons/${looked.personAddress}`, null) },
  }
}

function marks(
  { evidence, mayUnmask }: DecisionScreen,
  words: (typeof messages)[Language],
  decision: StaffRecord,
) {
  const hidden = [...decision.signals, ...(decision.not_used ?? [])].filter(entry => entry.masked).length
  return {
    masked: evidence === 'masked' && hidden > 0 ? words['mark.masked']({ count: hidden }) : null,
    unmasked: evidence === 'whole',
    unmask: mayUnmask && evidence === 'masked' && hidden > 0,
  }
}

/** The languages of the catalogue of then; the one on show is no link. */
function languageSwitch({ explanation, looked }: DecisionScreen, label: Labels) {
  const { languages, personLocale } = looked.record.facts
  const served = personLocale === null ? null : interfaceLanguageOf(personLocale)
  const offered = [
    ...new Set([explanation.locale, ...languages.filter(each => interfaceLanguageOf(each) !== null)]),
  ]
  return offered.map(each => ({
    language: each,
    name: languageName(each),
    href: languageHref(each),
    current: each === explanation.locale,
    note: served !== null && interfaceLanguageOf(each) === served ? label.seen_served : null,
  }))
}

function notUsedRows(
  speech: Speech,
  words: (typeof messages)[Language],
  decision: StaffRecord,
  { record }: Looked,
) {
  return (decision.not_used ?? []).flatMap((entry, at) => {
    const fact = record.facts.notUsed[at]
    if (!fact) return []
    const named =
      entry.key === undefined
        ? { text: speech.messages['words.sensitive'](), language: null }
        : nameValue(speech, fact.disclosure === 'sensitive' ? { ...fact, disclosure: 'open' } : fact)
    return [
      {
        name: alone(named),
        reason: words[`exclusion.${entry.reason}`](),
        detail: entry.detail?.trim() ? visible(entry.detail) : null,
      },
    ]
  })
}

/** At most three places, as the record spells them: more say nothing more. */
function placesOf(pointers: readonly string[]): string {
  const shown = pointers.slice(0, 3).map(visible).join('  ')
  return pointers.length > 3 ? `${shown} …` : shown
}
