// Which signals are reasons, in what order, with what share and strength, and how many of them carry most of it.
// Slow and literal on purpose: each rule of the wire contract is one line here.
import type { CatalogueVersion } from '../../src/contract/catalogue.js'
import type { RecordedDecision } from '../../src/contract/decision.js'
import type { OriginCode, Strength } from '../../src/contract/explanation.js'
import { standingOf } from './declaration.js'

export type ExpectedReason = {
  /** The place of its signal in the decision. */
  readonly index: number
  readonly key: string
  readonly direction: 'for' | 'against' | null
  /** As computed; the explanation rounds it to four decimals. */
  readonly rawShare: number | null
  readonly strength: Strength
  readonly origin: OriginCode
  readonly sensitive: boolean
  readonly declared: boolean
  readonly inferred: boolean
  readonly observedAt: string | null
}

export type ExpectedSummary = {
  readonly shown: number
  readonly total: number
  readonly shareShown: number | null
}

export function expectedReasons(record: RecordedDecision, catalogue: CatalogueVersion): ExpectedReason[] {
  const entries = record.signals.map((signal, index) => ({ signal, index }))
  const recorded = entries.filter(
    ({ signal }) => signal.contribution !== undefined && signal.contribution !== 0,
  )
  const unrecorded = entries.filter(({ signal }) => signal.contribution === undefined)
  const size = (entry: (typeof entries)[number]) => Math.abs(entry.signal.contribution ?? 0)
  const sum = recorded.reduce((total, entry) => total + size(entry), 0)
  recorded.sort((a, b) => size(b) - size(a) || a.index - b.index)
  return [...recorded, ...unrecorded].map(({ signal, index }, place) => {
    const { contribution } = signal
    const rawShare = contribution === undefined ? null : Math.abs(contribution) / sum
    const standing = standingOf(signal.key, catalogue, signal.value)
    return {
      index,
      key: signal.key,
      direction: contribution === undefined ? null : contribution > 0 ? 'for' : 'against',
      rawShare,
      strength: strengthOf(rawShare, place === 0),
      origin: standing.origin,
      sensitive: standing.sensitive,
      declared: standing.declaration !== null,
      inferred: standing.origin === 'inferred',
      observedAt: signal.observed_at ?? null,
    }
  })
}

export function expectedSummary(reasons: readonly ExpectedReason[]): ExpectedSummary {
  const total = reasons.length
  const shares = reasons.flatMap(reason => (reason.rawShare === null ? [] : [reason.rawShare]))
  if (shares.length === 0) return { shown: Math.min(3, total), total, shareShown: null }
  let shown = 0
  let reached = 0
  for (const share of shares.slice(0, 5)) {
    reached += share
    shown++
    if (fourDecimals(reached) >= 0.8) break
  }
  return { shown, total, shareShown: shares.length === total ? fourDecimals(reached) : null }
}

/** Half up at the fourth decimal. */
export function fourDecimals(share: number): number {
  return Math.round(share * 10_000) / 10_000
}

function strengthOf(rawShare: number | null, first: boolean): Strength {
  if (rawShare === null) return 'unknown'
  const share = fourDecimals(rawShare)
  if (first && share >= 0.4) return 'main'
  if (share >= 0.2) return 'strong'
  return share >= 0.05 ? 'some' : 'slight'
}
