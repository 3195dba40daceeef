// What the person had agreed to at that moment, as far as the record says. Nothing is assumed in either direction.
import type { LegalBasis } from '../../contract/decision.js'
import type { Explanation } from '../../contract/explanation.js'
import type { Facts } from '../../domain/explain/facts.js'
import { citedWords } from './data.js'
import { formatDate, formatList } from './formatters.js'
import { sentence } from './sentence.js'
import type { Speech } from './speech.js'

/** Consent, legal ground and privacy signal. */
export function consentWords(speech: Speech, facts: Facts): Explanation['consent'] {
  const { recorded, basis, purposes, recorded_at, gpc, pointers } = facts.consent
  return {
    recorded,
    text: consentText(speech, facts),
    ...(basis && { basis: { code: basis, text: speech.messages[`basis.${basis}`]() } }),
    purposes: purposes.map(purpose => ({ ...citedWords(speech, purpose), granted: purpose.granted })),
    ...(recorded_at !== undefined && { recorded_at }),
    ...(gpc !== undefined && { gpc }),
    pointers: [...pointers],
  }
}

function consentText(speech: Speech, { consent, notRecorded }: Facts): string {
  const { messages, language, timeZone } = speech
  if (!consent.recorded) return messages['consent.not_recorded']()
  const date = consent.recorded_at ? formatDate(language, timeZone, consent.recorded_at) : null
  const purposesRecorded = !notRecorded.some(({ code }) => code === 'consent_purposes')
  return [
    ...(purposesRecorded ? purposesText(speech, consent) : [messages['consent.purposes_not_recorded']()]),
    ...(date === null ? [] : [messages['consent.recorded_on']({ date })]),
    ...(consent.gpc === undefined ? [] : [messages[consent.gpc ? 'consent.gpc.yes' : 'consent.gpc.no']()]),
  ].join(' ')
}

function purposesText(speech: Speech, { purposes, basis }: Facts['consent']): string[] {
  const { messages, language } = speech
  const named = (granted: boolean) =>
    purposes.filter(purpose => purpose.granted === granted).map(purpose => citedWords(speech, purpose).name)
  const granted = named(true)
  const missing = named(false)
  if (granted.length === 0 && missing.length === 0) return [messages['consent.none']()]
  const texts: string[] = []
  if (granted.length > 0) {
    const key = restsOnConsent(basis) ? 'consent.granted' : 'consent.allowed'
    texts.push(messages[key]({ purposes: formatList(language, granted) }))
  }
  if (missing.length > 0) {
    const key = granted.length > 0 && restsOnConsent(basis) ? 'consent.missing_also' : 'consent.missing'
    texts.push(messages[key]({ purposes: formatList(language, missing) }))
  }
  return texts.map(sentence)
}

/** On another ground (a contract, say) the purposes named are allowed ones, and nobody consented. */
function restsOnConsent(basis: LegalBasis | null): boolean {
  return basis === null || basis === 'consent' || basis === 'explicit_consent'
}
