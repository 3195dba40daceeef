// What a check of a decision against its catalogue finds: one entry a code, in the contract's order, with every
// place it rests on in the order of the decision's fields. Runs on each decision as it arrives. A finding hides nothing.
import type { RecordedDecision } from '../../contract/decision.js'
import { type Finding, type FindingCode, findingCodes } from '../../contract/finding.js'
import type { CatalogueIndex } from '../catalogue-index.js'
import { type ResolvedDecision, resolveDecision } from '../resolve-decision.js'
import { adWithoutPayer } from './ad-without-payer.js'
import { consentNotRecorded } from './consent-not-recorded.js'
import { contributionsDoNotAddUp } from './contributions-do-not-add-up.js'
import { keptTooLong } from './kept-too-long.js'
import { minorProfiled } from './minor-profiled.js'
import { neverUsedButUsed } from './never-used-but-used.js'
import { noConsent } from './no-consent.js'
import { sensitiveWithoutExplicitConsent } from './sensitive-without-explicit-consent.js'
import { undeclaredCohort } from './undeclared-cohort.js'
import { undeclaredPurpose } from './undeclared-purpose.js'
import { undeclaredSignal } from './undeclared-signal.js'
import { undeclaredSurface } from './undeclared-surface.js'
import { undeclaredSystem } from './undeclared-system.js'
import { wrongPurpose } from './wrong-purpose.js'

/** Code → the places it rests on; none where it does not hold. A new code does not compile without a row here. */
const checks: Record<FindingCode, (resolved: ResolvedDecision) => readonly string[]> = {
  'undeclared-signal': undeclaredSignal,
  'undeclared-system': undeclaredSystem,
  'undeclared-surface': undeclaredSurface,
  'undeclared-purpose': undeclaredPurpose,
  'undeclared-cohort': undeclaredCohort,
  'wrong-purpose': wrongPurpose,
  'no-consent': noConsent,
  'consent-not-recorded': consentNotRecorded,
  'sensitive-without-explicit-consent': sensitiveWithoutExplicitConsent,
  'never-used-but-used': neverUsedButUsed,
  'kept-too-long': keptTooLong,
  'minor-profiled': minorProfiled,
  'ad-without-payer': adWithoutPayer,
  'contributions-do-not-add-up': contributionsDoNotAddUp,
}

/** The findings of a decision under the catalogue version it is bound to. */
export function findingsOf(
  decision: RecordedDecision,
  cohortKeys: readonly string[],
  index: CatalogueIndex,
): readonly Finding[] {
  return findingsIn(resolveDecision(decision, cohortKeys, index))
}

/** The same for a decision whose catalogue entries are already looked up. */
export function findingsIn(resolved: ResolvedDecision): readonly Finding[] {
  const findings: Finding[] = []
  for (const code of findingCodes) {
    const pointers = checks[code](resolved)
    if (pointers.length > 0) findings.push({ code, pointers })
  }
  return findings
}
