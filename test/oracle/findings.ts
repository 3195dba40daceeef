// Which findings a decision raises, and the places of each, straight from "Findings, exactly".
import type { CatalogueVersion } from '../../src/contract/catalogue.js'
import type { RecordedDecision, Signal } from '../../src/contract/decision.js'
import { type FindingCode, findingCodes } from '../../src/contract/finding.js'
import { declaredSystem, isOrLiesUnder, own, type Standing, standingOf } from './declaration.js'
import { expectedReasons } from './reasons.js'

export type ExpectedFinding = {
  readonly code: FindingCode
  /** Signals, exclusions, cohorts, blocks: by the pointer of the whole entry, sorted. */
  readonly places: readonly string[]
}

type Entry = {
  readonly signal: Signal
  readonly place: string
  readonly standing: Standing
  readonly uses: readonly string[]
}

/** Every finding, one entry a code, in the contract's order. */
export function expectedFindings(
  record: RecordedDecision,
  cohortKeys: readonly string[],
  version: CatalogueVersion,
): ExpectedFinding[] {
  const system = declaredSystem(record.system.id, version)
  const entries = record.signals.map(
    (signal, i): Entry => ({
      signal,
      place: `/signals/${i}`,
      standing: standingOf(signal.key, version, signal.value),
      uses: signal.purpose === undefined ? (system?.purposes ?? []) : [signal.purpose],
    }),
  )
  const places: Record<FindingCode, readonly string[]> = {
    ...undeclared(record, cohortKeys, version),
    ...aboutUses(record, entries, version),
    ...aboutData(record, entries, version),
    ...aboutDecision(record, version),
  }
  return findingCodes
    .filter(code => places[code].length > 0)
    .map(code => ({ code, places: [...places[code]].sort() }))
}

function undeclared(record: RecordedDecision, cohortKeys: readonly string[], version: CatalogueVersion) {
  const { catalogue } = version
  const system = declaredSystem(record.system.id, version)
  const unknownKey = (key: string) => standingOf(key, version).declaration === null
  const unknownPurpose = (key: string) => own(catalogue?.purposes, key) === null
  const listed = system?.surfaces ?? []
  const surfaceHolds =
    own(catalogue?.surfaces, record.surface) !== null &&
    (listed.length === 0 || listed.includes(record.surface))
  return {
    'undeclared-signal': [
      ...where(record.signals, '/signals', signal => unknownKey(signal.key)),
      ...where(record.not_used ?? [], '/not_used', exclusion => unknownKey(exclusion.key)),
    ],
    'undeclared-system': system ? [] : ['/system'],
    'undeclared-surface': surfaceHolds ? [] : ['/surface'],
    'undeclared-purpose': [
      ...where(record.signals, '/signals', ({ purpose }) => purpose !== undefined && unknownPurpose(purpose)),
      ...where(record.consent?.purposes ?? [], '/consent/purposes', unknownPurpose),
    ],
    'undeclared-cohort': cohortKeys
      .filter(key => own(catalogue?.cohorts, key) === null)
      .map(key => `/cohorts/${key.replaceAll('~', '~0').replaceAll('/', '~1')}`),
  }
}

function aboutUses(record: RecordedDecision, entries: readonly Entry[], { catalogue }: CatalogueVersion) {
  const granted = record.consent?.purposes
  const needsConsent = (key: string) => own(catalogue?.purposes, key)?.needs_consent === true
  return {
    'wrong-purpose': placesOf(entries, ({ standing, uses }) =>
      uses.some(use => standing.declaration !== null && !standing.declaration.purposes.includes(use)),
    ),
    'no-consent': placesOf(entries, ({ uses }) =>
      uses.some(use => needsConsent(use) && granted !== undefined && !granted.includes(use)),
    ),
    'consent-not-recorded': placesOf(entries, ({ uses }) => uses.some(needsConsent) && granted === undefined),
  }
}

function aboutData(record: RecordedDecision, entries: readonly Entry[], version: CatalogueVersion) {
  const isAd = record.kind === 'ad' || record.kind === 'political_ad'
  const neverUses = declaredSystem(record.system.id, version)?.never_uses ?? []
  return {
    'sensitive-without-explicit-consent': placesOf(
      entries,
      ({ standing }) => standing.sensitiveUse && (isAd || record.consent?.basis !== 'explicit_consent'),
    ),
    'never-used-but-used': placesOf(entries, ({ standing: { declaration } }) =>
      neverUses.some(never => declaration !== null && isOrLiesUnder(declaration.category, never.category)),
    ),
    'kept-too-long': placesOf(entries, ({ signal, standing: { declaration } }) => {
      if (signal.observed_at === undefined || declaration?.retention_days === undefined) return false
      const age = Date.parse(record.occurred_at) - Date.parse(signal.observed_at)
      return age > declaration.retention_days * 86_400_000
    }),
  }
}

function aboutDecision(record: RecordedDecision, version: CatalogueVersion) {
  const isAd = record.kind === 'ad' || record.kind === 'political_ad'
  const personal = expectedReasons(record, version).filter(({ key }) => standingOf(key, version).personal)
  const profiled = record.person?.minor === true && (isAd || record.kind === 'price')
  const payers = [record.ad?.on_behalf_of, record.ad?.paid_by]
  return {
    'minor-profiled': profiled ? personal.map(({ index }) => `/signals/${index}`) : [],
    'ad-without-payer': isAd && payers.includes(undefined) ? ['/ad'] : [],
    'contributions-do-not-add-up': addsUp(record) ? [] : ['/outcome'],
  }
}

function addsUp({ outcome, signals }: RecordedDecision): boolean {
  if (outcome?.method !== 'exact' && outcome?.method !== 'estimate') return true
  if (outcome.score === undefined || outcome.base === undefined) return true
  if (signals.some(signal => signal.contribution === undefined)) return true
  const sum = signals.reduce((total, signal) => total + (signal.contribution ?? 0), 0)
  return Math.abs(outcome.score - outcome.base - sum) <= 1e-6 + 1e-3 * Math.abs(outcome.score)
}

function placesOf(entries: readonly Entry[], holds: (entry: Entry) => boolean): string[] {
  return entries.filter(holds).map(entry => entry.place)
}

function where<T>(list: readonly T[], base: string, holds: (entry: T) => boolean): string[] {
  return list.flatMap((entry, i) => (holds(entry) ? [`${base}/${i}`] : []))
}
