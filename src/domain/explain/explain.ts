// A recorded decision and the catalogue it is bound to, told as facts. Pure: the same in gives the same out, on Node
// and on the edge, today and next year. Every fact names the places it rests on.

import type { RecordedDecision } from '../../contract/decision.js'
import { interfaceLanguages } from '../../contract/languages.js'
import type { CatalogueIndex } from '../catalogue-index.js'
import { findingsIn } from '../findings/check.js'
import { resolveDecision } from '../resolve-decision.js'
import { adOf } from './ad.js'
import { consentOf } from './consent.js'
import { experimentOf } from './experiment.js'
import type { Facts } from './facts.js'
import { headlineOf } from './headline.js'
import { mainParametersOf } from './main-parameters.js'
import { methodOf } from './method.js'
import { neverUsedOf } from './never-used.js'
import { notRecordedOf } from './not-recorded.js'
import { notUsedOf } from './not-used.js'
import { priceOf } from './price.js'
import { reasonFacts } from './reasons.js'
import { rawShares } from './shares.js'
import { shownOf } from './shown.js'
import { signalFacts } from './signals.js'
import { summaryOf } from './summary.js'
import { usedByCategory } from './used.js'
import { whatIfLacks, whatIfOf } from './what-if.js'
import { withheldOf } from './withheld.js'

/** Explains a decision. `cohortKeys` name its cohorts, for a finding; their values are in no explanation. */
export function explain(
  decision: RecordedDecision,
  cohortKeys: readonly string[],
  index: CatalogueIndex,
): Facts {
  const resolved = resolveDecision(decision, cohortKeys, index)
  const signals = signalFacts(resolved)
  const shares = rawShares(decision.signals)
  const reasons = reasonFacts(resolved, shares)
  const ad = adOf(resolved, signals, reasons)
  return {
    decision: shownOf(resolved),
    headline: headlineOf(resolved, signals, reasons),
    method: methodOf(decision),
    signals,
    reasons,
    summary: summaryOf(reasons, shares),
    used: usedByCategory(signals),
    notUsed: notUsedOf(resolved),
    neverUsed: neverUsedOf(resolved),
    mainParameters: mainParametersOf(resolved),
    whatIf: whatIfOf(resolved, signals),
    consent: consentOf(resolved),
    ad,
    price: priceOf(resolved),
    experiment: experimentOf(resolved),
    automation: decision.automation ?? null,
    withheld: withheldOf(resolved),
    findings: findingsIn(resolved),
    notRecorded: notRecordedOf(resolved, reasons, ad, whatIfLacks(resolved, signals)),
    personLocale: decision.person?.locale ?? null,
    organisation: index.catalogue?.organisation ?? null,
    languages: index.catalogue?.languages ?? interfaceLanguages,
    timeZone: index.catalogue?.time_zone ?? 'UTC',
  }
}
