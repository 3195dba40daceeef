// The oracle: what the explanation of a decision must hold apart from its words, computed from the wire contract
// alone. It shares no code with the engine, so that an error in one is not an error in both.
import type { CatalogueVersion } from '../../src/contract/catalogue.js'
import type { Decision, ExclusionReason, Method, RecordedDecision } from '../../src/contract/decision.js'
import { type ExpectedParameter, expectedParameters } from './ad-parameters.js'
import { type ExpectedUse, expectedUses } from './data-used.js'
import { declaredSystem, standingOf } from './declaration.js'
import { type ExpectedFinding, expectedFindings } from './findings.js'
import { type ExpectedHeadline, expectedHeadline } from './headline.js'
import { type ExpectedReason, type ExpectedSummary, expectedReasons, expectedSummary } from './reasons.js'
import { recordOf } from './record.js'
import { type ExpectedWhatIf, expectedWhatIf } from './what-if.js'

export type Expected = {
  readonly record: RecordedDecision
  /** Where the system's public page stands; null where the catalogue declares none. */
  readonly systemUrl: string | null
  readonly headline: ExpectedHeadline
  readonly method: Method
  readonly reasons: readonly ExpectedReason[]
  readonly summary: ExpectedSummary
  readonly uses: readonly ExpectedUse[]
  readonly neverUsed: readonly (ExclusionReason | null)[]
  readonly findings: readonly ExpectedFinding[]
  readonly adParameters: readonly ExpectedParameter[]
  readonly whatIf: ExpectedWhatIf | 'untried' | null
  readonly personalPrice: boolean
  readonly notice: string | null
  /** Places at which `not_recorded` must point. */
  readonly notRecorded: readonly string[]
}

/** Where the service of the tests says it is. */
export const PUBLIC_URL = 'https://why.example'

/** New York General Business Law § 349-a: to the letter and untranslated. */
export const NEW_YORK_NOTICE = 'THIS PRICE WAS SET BY AN ALGORITHM USING YOUR PERSONAL DATA.'

/** What must be explained about a decision as sent, under the catalogue it is bound to. */
export function expectedOf(sent: Decision, catalogue: CatalogueVersion): Expected {
  const { record, cohortKeys } = recordOf(sent)
  const reasons = expectedReasons(record, catalogue)
  const personalPrice = record.signals.some(signal => standingOf(signal.key, catalogue).personal)
  const inNewYork = record.kind === 'price' && record.person?.jurisdiction === 'US-NY'
  const unrecorded = reasons.filter(reason => reason.rawShare === null)
  return {
    record,
    systemUrl: declaredSystem(record.system.id, catalogue)
      ? `${PUBLIC_URL}/about/systems/${record.system.id}`
      : null,
    headline: expectedHeadline(record, reasons, catalogue),
    method: record.outcome?.method ?? 'unknown',
    reasons,
    summary: expectedSummary(reasons),
    uses: expectedUses(record, catalogue),
    neverUsed: (declaredSystem(record.system.id, catalogue)?.never_uses ?? []).map(
      never => never.code ?? null,
    ),
    findings: expectedFindings(record, cohortKeys, catalogue),
    adParameters: expectedParameters(record, reasons, catalogue),
    whatIf: expectedWhatIf(record, catalogue),
    personalPrice,
    notice: inNewYork && personalPrice ? NEW_YORK_NOTICE : null,
    notRecorded: [
      ...(record.consent === undefined ? ['/consent'] : []),
      ...unrecorded.map(reason => `/signals/${reason.index}/contribution`),
    ],
  }
}
