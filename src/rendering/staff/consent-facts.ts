// What the record says of consent at that moment, as short terms; null where it says nothing.
import type { Facts } from '../../domain/explain/facts.js'
import type { Labels, Messages } from '../generated/staff-messages.js'
import { formatList } from '../words/formatters.js'
import { localised, type Speech } from '../words/speech.js'
import { staffTime } from './staff-time.js'

/** Granted and missing purposes, the ground, when, and the browser's signal. */
export function consentFacts(
  speech: Speech,
  words: Messages,
  label: Labels,
  { consent }: Facts,
): readonly { readonly term: string; readonly text: string; readonly alert: boolean }[] | null {
  const missing = consent.purposes.filter(({ granted }) => !granted)
  if (!consent.recorded && missing.length === 0) return null
  const granted = consent.purposes.filter(purpose => purpose.granted)
  const names = (purposes: typeof missing) =>
    formatList(
      speech.language,
      purposes.map(({ key, name }) => (name ? localised(speech, name) : key)),
    )
  const line = (term: string, text: string, alert = false) => ({ term, text, alert })
  const recorded = consent.recorded_at === undefined ? null : staffTime(speech.timeZone, consent.recorded_at)
  return [
    ...(granted.length > 0 ? [line(label.consent_granted, names(granted))] : []),
    ...(missing.length > 0 ? [line(label.consent_missing, names(missing), true)] : []),
    line(label.consent_basis, consent.basis ? words[`basis.${consent.basis}`]() : label.signals_unrecorded),
    ...(recorded ? [line(label.consent_recorded, `${recorded.day} ${recorded.clock}`)] : []),
    ...(consent.gpc === undefined ? [] : [line(label.consent_gpc, consent.gpc ? label.yes : label.no)]),
  ]
}
