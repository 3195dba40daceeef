// A valid decision, and variants of it. What a test does not name is as ordinary as can be: under the catalogue of
// `builders/catalogue.ts` it raises no finding.
import { type Decision, decision, type Signal } from '../../src/contract/decision.js'

/** Fields to replace; `undefined` takes an optional field away. */
type Overrides<T> = { readonly [field in keyof T]?: T[field] | undefined }

/** A decision as `parseDecision` gives it. Throws where the overrides make it invalid. */
export function aDecision(overrides: Overrides<Decision> = {}): Decision {
  return decision.parse({
    id: 'd-1',
    occurred_at: '2026-05-03T10:00:00.000Z',
    subject: 'customer-1',
    kind: 'recommendation',
    surface: 'home.hero',
    system: { id: 'home-recs', version: '3.2.0' },
    item: { id: 'sku-1', title: 'Trail running shoes' },
    outcome: { method: 'exact', score: 1, alternatives: [] },
    signals: [aSignal({ contribution: 1 })],
    not_used: [],
    consent: { purposes: ['personalised_content'], basis: 'consent' },
    automation: 'full',
    ...overrides,
  })
}

/** A signal that the catalogue of the builders declares: observed, open, with a value; no contribution. */
export function aSignal(overrides: Overrides<Signal> = {}): Signal {
  return {
    key: 'browsing.viewed_products',
    value: 'hiking boots',
    observed_at: '2026-05-02T08:00:00Z',
    // Only an optional field can be overridden by undefined, and `aDecision` parses the whole.
    ...(overrides as Partial<Signal>),
  }
}

/** Signals that differ in their contribution alone; `null` = not recorded. */
export function contributing(...contributions: readonly (number | null)[]): Signal[] {
  return contributions.map(contribution => aSignal(contribution === null ? {} : { contribution }))
}
