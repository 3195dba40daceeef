// A decision made up from a catalogue, so that its words can be read before anything is sent: one signal of each origin
// that its first system may use, with what else the kind asks for. Everything in it calls itself a sample.
import { type Catalogue, type DeclaredSignal, type DeclaredSystem, origin } from '../../contract/catalogue.js'
import { isSensitiveCategory, liesUnder } from '../../contract/categories.js'
import type { Decision } from '../../contract/decision.js'
import { sampleValue } from './sample-value.js'

const DAY = 86_400_000
/** What each signal counts, the last one against it. */
const CONTRIBUTIONS = [0.4, 0.25, 0.15, 0.1, -0.05]
/** Kinds of which most can be shown. */
const PREFERRED = ['recommendation', 'ranking', 'content']

type Candidate = {
  readonly key: string
  readonly signal: DeclaredSignal
  /** The purpose of the use; null where the system may not use it. */
  readonly purpose: string | null
}

/** The decision as a producer would send it at `now`. */
export function sampleDecision(catalogue: Catalogue, now: number): Decision {
  const [id, system] = systemOf(catalogue)
  const kind = system?.kind ?? 'recommendation'
  const candidates = candidatesIn(catalogue, system)
  const used = oneOfEach(candidates)
  const signals = used.map((candidate, at) => signalOf(candidate, CONTRIBUTIONS[at] ?? 0, now))
  const left = candidates.find(candidate => !used.includes(candidate))
  return {
    id: 'sample',
    occurred_at: new Date(now).toISOString(),
    subject: 'sample',
    kind,
    surface: system?.surfaces?.[0] ?? Object.keys(catalogue.surfaces ?? {})[0] ?? 'sample',
    system: { id, version: 'sample' },
    item: { id: 'sample-item', title: 'Sample item' },
    outcome: outcomeOf(used, signals),
    signals,
    not_used: left ? [{ key: left.key, reason: isSensitive(left) ? 'sensitive' : 'not_relevant' }] : [],
    consent: {
      purposes: system?.purposes ?? [],
      basis: used.some(isSensitive) ? 'explicit_consent' : 'consent',
    },
    automation: 'full',
    ...(isAd(kind) && { ad: { on_behalf_of: 'Sample Brand', paid_by: 'Sample Brand Ltd' } }),
    ...(kind === 'price' && { price: { amount: '19.90', currency: 'EUR', reference_amount: '24.90' } }),
    ...(kind === 'experiment' && { experiment: { key: 'sample', variant: 'Sample version' } }),
  }
}

function systemOf({ systems = {} }: Catalogue): readonly [string, DeclaredSystem | null] {
  const entries = Object.entries(systems)
  return entries.find(([, { kind }]) => PREFERRED.includes(kind)) ?? entries[0] ?? ['sample', null]
}

/** What counts most comes first, what is sensitive last; an ad must not use the latter at all (EU DSA art. 26(3)). */
function candidatesIn({ signals = {} }: Catalogue, system: DeclaredSystem | null): readonly Candidate[] {
  const main = system?.main_parameters?.map(({ signal }) => signal) ?? []
  const rankOf = ({ key }: Candidate) => (main.includes(key) ? main.indexOf(key) : main.length)
  return Object.entries(signals)
    .filter(([, { category }]) => !system?.never_uses?.some(never => liesUnder(category, never.category)))
    .map(([key, signal]) => ({ key, signal, purpose: purposeOf(signal, system) }))
    .filter(candidate => !(system && isAd(system.kind) && isSensitive(candidate)))
    .sort((a, b) => Number(isSensitive(a)) - Number(isSensitive(b)) || rankOf(a) - rankOf(b))
}

function purposeOf({ purposes }: DeclaredSignal, system: DeclaredSystem | null): string | null {
  const common = system ? system.purposes.find(purpose => purposes.includes(purpose)) : purposes[0]
  return common ?? null
}

/** Of each origin the first that the system may use. Where it may use none, the first of each all the same. */
function oneOfEach(candidates: readonly Candidate[]): readonly Candidate[] {
  const allowed = candidates.filter(({ purpose }) => purpose !== null)
  const from = allowed.length > 0 ? allowed : candidates
  return origin.options.flatMap(one => from.find(({ signal }) => signal.origin === one) ?? [])
}

function signalOf(
  { key, signal, purpose }: Candidate,
  contribution: number,
  now: number,
): Decision['signals'][number] {
  // Well within what is declared, so that nothing in the sample is older than it may be.
  const age = Math.min(3, (signal.retention_days ?? 6) / 2) * DAY
  return {
    key,
    value: sampleValue(signal),
    contribution,
    ...(signal.origin !== 'context' && { observed_at: new Date(now - age).toISOString() }),
    ...(purpose !== null && { purpose }),
  }
}

/** Exact arithmetic, and an alternative that would come first without a signal that the person can switch off. */
function outcomeOf(
  used: readonly Candidate[],
  signals: Decision['signals'],
): NonNullable<Decision['outcome']> {
  if (signals.length === 0) return { method: 'rule' }
  const counted = signals.map(({ key, contribution = 0 }) => [key, contribution] as const)
  const switchable = Math.max(0, used.findIndex(canSwitchOff))
  const other = counted.map(
    ([key, contribution], at) => [key, at === switchable ? 0.05 : contribution + 0.01] as const,
  )
  return {
    method: 'exact',
    base: 0,
    score: sum(counted),
    alternatives: [
      {
        item: { id: 'other-sample-item', title: 'Another sample item' },
        score: sum(other),
        contributions: Object.fromEntries(other),
      },
    ],
  }
}

function canSwitchOff({ signal: { control } }: Candidate): boolean {
  return control?.opt_out === true || control?.manage_url !== undefined
}

function sum(counted: readonly (readonly [string, number])[]): number {
  return counted.reduce((total, [, contribution]) => total + contribution, 0)
}

function isAd(kind: Decision['kind']): boolean {
  return kind === 'ad' || kind === 'political_ad'
}

function isSensitive({ signal }: Candidate): boolean {
  return signal.sensitive ?? isSensitiveCategory(signal.category)
}
