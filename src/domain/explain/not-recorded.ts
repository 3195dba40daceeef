// What the record does not say, each with the place where it would stand. An empty list says something; an absent one
// does not.
import { adParties } from '../ad-parties.js'
import type { ResolvedDecision } from '../resolve-decision.js'
import type { Facts, NotRecordedCode, ReasonFact } from './facts.js'
import { methodOf } from './method.js'

/** In the order: how it was decided, what was left out, consent, people, who is behind it. */
export function notRecordedOf(
  { decision }: ResolvedDecision,
  reasons: readonly ReasonFact[],
  ad: Facts['ad'],
  whatIfLacks: readonly string[],
): Facts['notRecorded'] {
  const { consent } = decision
  const missing: Facts['notRecorded'][number][] = []
  const note = (absent: boolean, code: NotRecordedCode, ...pointers: string[]) => {
    if (absent) missing.push({ code, pointers })
  }
  const unrecorded = reasons.filter(({ direction }) => direction === null)
  note(methodOf(decision).code === 'unknown', 'method', '/outcome/method')
  note(
    unrecorded.length > 0,
    unrecorded.length === reasons.length ? 'contributions' : 'some_contributions',
    ...unrecorded.map(({ place }) => `/signals/${place}/contribution`),
  )
  note(whatIfLacks.length > 0, 'what_if', ...whatIfLacks)
  note(!decision.not_used, 'not_used', '/not_used')
  note(!consent, 'consent', '/consent')
  note(consent !== undefined && !consent.purposes, 'consent_purposes', '/consent/purposes')
  note(consent !== undefined && !consent.basis, 'consent_basis', '/consent/basis')
  note(!decision.automation, 'automation', '/automation')
  const parametersMissing = ad?.categories.length === 0 && !decision.ad?.transparency
  note(parametersMissing, 'ad_parameters', '/ad/transparency')
  const { on_behalf_of, paid_by } = adParties(decision)
  note(ad !== null && on_behalf_of === null, 'on_behalf_of', '/ad/on_behalf_of')
  note(ad !== null && paid_by === null, 'paid_by', '/ad/paid_by')
  return missing
}
