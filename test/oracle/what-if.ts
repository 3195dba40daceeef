// What would have changed it, by trying every set of keys: slow, and too simple to be wrong in the engine's way.
import type { CatalogueVersion } from '../../src/contract/catalogue.js'
import type { RecordedDecision, Signal } from '../../src/contract/decision.js'
import { standingOf } from './declaration.js'

export type ExpectedWhatIf = {
  /** How few keys must go; null where none will do. */
  readonly fewest: number | null
  /** Whether an alternative leads without these keys, by more than rounding. */
  readonly holds: (removed: readonly string[]) => boolean
  /** The largest lead of any alternative, and the lead of one. */
  readonly largestLead: (removed: readonly string[]) => number
  readonly leadOf: (alternative: number, removed: readonly string[]) => number
  readonly noiseOf: (alternative: number) => number
  readonly levers: ReadonlySet<string>
}

/** More keys than this are not tried: there would be too many sets. */
const MOST_TRIED = 14

/** Null where nothing may be said; `untried` where there are too many sets, or rounding decides. */
export function expectedWhatIf(
  { outcome, signals, item }: RecordedDecision,
  catalogue: CatalogueVersion,
): ExpectedWhatIf | 'untried' | null {
  const { method, score, base, alternatives } = outcome ?? {}
  if ((method !== 'exact' && method !== 'estimate') || score === undefined || !alternatives) return null
  const fixed = signals.filter(({ key, value }) => !isLever(key, value, catalogue)).map(({ key }) => key)
  const levers = new Set(signals.map(({ key }) => key).filter(key => !fixed.includes(key)))
  if (signals.some(({ key, contribution }) => levers.has(key) && contribution === undefined)) return null
  const all = signals.map(({ contribution }) => contribution)
  const sum = all.reduce<number>((total, each) => total + (each ?? 0), 0)
  const contradicted = Math.abs(score - (base ?? 0) - sum) > 1e-6 + 1e-3 * Math.abs(score)
  if (base !== undefined && !all.includes(undefined) && contradicted) return null
  const rivals = [...alternatives.entries()].filter(
    ([, rival]) => rival.score <= score && rival.item.id !== item.id,
  )
  if (rivals.length === 0) return null
  if (levers.size > MOST_TRIED) return 'untried'

  const own = (key: string) =>
    signals.reduce((total, signal) => total + (signal.key === key ? (signal.contribution ?? 0) : 0), 0)
  const theirs = (at: number, key: string) => {
    const { contributions = {} } = alternatives[at] ?? {}
    return Object.hasOwn(contributions, key) ? (contributions[key] ?? 0) : 0
  }
  const leadOf = (at: number, removed: readonly string[]) =>
    removed.reduce((lead, key) => lead + own(key) - theirs(at, key), (alternatives[at]?.score ?? 0) - score)
  const noiseOf = (at: number) => 1e-9 * Math.max(Math.abs(score), Math.abs(alternatives[at]?.score ?? 0))
  const holds = (removed: readonly string[]) => rivals.some(([at]) => leadOf(at, removed) > noiseOf(at))
  const largestLead = (removed: readonly string[]) => Math.max(...rivals.map(([at]) => leadOf(at, removed)))
  const sets = subsets([...levers])
  // On the very border of what counts as rounding, the order of a sum decides: no rule does.
  const onTheBorder = (at: number, set: readonly string[]) =>
    Math.abs(leadOf(at, set) - noiseOf(at)) < noiseOf(at) / 2
  if (rivals.some(([at]) => sets.some(set => onTheBorder(at, set)))) return 'untried'
  const sizes = sets.flatMap(set => (holds(set) ? [set.length] : []))
  const fewest = sizes.length === 0 ? null : Math.min(...sizes)
  return { fewest, holds, largestLead, leadOf, noiseOf, levers }
}

function isLever(key: string, value: Signal['value'], catalogue: CatalogueVersion): boolean {
  const { declaration, sensitive, personal } = standingOf(key, catalogue, value)
  const { opt_out, manage_url } = declaration?.control ?? {}
  return personal && !sensitive && (opt_out === true || manage_url !== undefined)
}

function subsets(keys: readonly string[]): string[][] {
  return Array.from({ length: 2 ** keys.length }, (_, bits) => keys.filter((_, i) => bits & (1 << i)))
}
