// Any decision and any catalogue, as far as the engine tells them apart: for properties that must hold for all.
// Signals come from a small pool of keys, so that declared, undeclared, sensitive and context ones all meet.
import fc from 'fast-check'
import { origin } from '../../src/contract/catalogue.js'
import {
  type Decision,
  decision,
  decisionKind,
  legalBasis,
  method,
  type Signal,
} from '../../src/contract/decision.js'
import { type CatalogueIndex, indexCatalogue } from '../../src/domain/catalogue-index.js'
import { aCatalogue, aDeclaredSignal, aDeclaredSystem } from './catalogue.js'
import { aDecision } from './decision.js'

const keys = ['browsing.viewed_products', 'health.steps', 'context.weather', 'constructor', 'x'] as const
const purposes = ['personalised_content', 'security', 'toString'] as const

const optional = <T>(arbitrary: fc.Arbitrary<T>) => fc.option(arbitrary, { nil: undefined })
const contribution = fc.oneof(
  fc.constantFrom(0, -0, 1, -1, 0.5, 1e12, -1e12, 5e-324),
  fc.double({ min: -10, max: 10, noNaN: true }),
)

/** Any signal of the pool. */
export const anySignal: fc.Arbitrary<Signal> = fc
  .record({
    key: fc.constantFrom(...keys),
    value: optional(
      fc.oneof(fc.string({ maxLength: 20 }), fc.integer(), fc.boolean(), fc.constant(['a', 'b'])),
    ),
    contribution: optional(contribution),
    observed_at: optional(fc.constantFrom('2026-05-02T08:00:00Z', '2020-01-01T00:00:00+01:00')),
    purpose: optional(fc.constantFrom(...purposes)),
    redacted: optional(fc.boolean()),
  })
  .map(fields => decision.shape.signals.element.parse(stated(fields)))

/** Any decision over the pool, valid by the schema. */
export const anyDecision: fc.Arbitrary<Decision> = fc
  .record({
    kind: fc.constantFrom(...decisionKind.options),
    surface: fc.constantFrom('home.hero', 'checkout', 'x'),
    system: fc.constantFrom({ id: 'home-recs', version: '1' }, { id: 'constructor', version: '1' }),
    outcome: optional(
      fc.record({
        method: fc.constantFrom(...method.options),
        score: fc.constantFrom(0, 1, 2),
        base: fc.constantFrom(0, 1),
      }),
    ),
    signals: fc.array(anySignal, { maxLength: 12 }),
    not_used: optional(
      fc.array(fc.record({ key: fc.constantFrom(...keys), reason: fc.constant('policy' as const) }), {
        maxLength: 4,
      }),
    ),
    consent: optional(
      fc
        .record({
          purposes: optional(fc.uniqueArray(fc.constantFrom(...purposes))),
          basis: optional(fc.constantFrom(...legalBasis.options)),
        })
        .map(fields => decision.shape.consent.unwrap().parse(stated(fields))),
    ),
    person: optional(fc.record({ minor: fc.boolean(), jurisdiction: fc.constantFrom('US-NY', 'US', 'DE') })),
    ad: optional(fc.constantFrom({}, { on_behalf_of: 'A' }, { on_behalf_of: 'A', paid_by: 'A' })),
    price: fc.constant({ amount: '19.90', currency: 'USD' }),
    experiment: fc.constant({ key: 'e', variant: 'v' }),
    cohorts: optional(fc.dictionary(fc.constantFrom('age_band', 'a/b', 'valueOf'), fc.constant('y'))),
  })
  .map(aDecision)

/** Any catalogue that declares some of the pool, or none (version 0). */
export const anyIndex: fc.Arbitrary<CatalogueIndex> = fc.oneof(
  { weight: 1, arbitrary: fc.constant(indexCatalogue({ version: 0, catalogue: null })) },
  {
    weight: 5,
    arbitrary: fc
      .record({
        declared: fc.subarray(keys.slice(0, 4)),
        origin: fc.constantFrom(...origin.options),
        showValue: fc.boolean(),
        system: fc.boolean(),
      })
      .map(({ declared, origin, showValue, system }) => {
        const signals = declared.map(key => [
          key,
          aDeclaredSignal({
            origin: key === 'context.weather' ? 'context' : origin,
            sensitive: key === 'health.steps',
            show_value: showValue,
            retention_days: 90,
          }),
        ])
        const never_uses = [{ category: 'user.behavior' }]
        return indexCatalogue({
          version: 1,
          catalogue: aCatalogue({
            signals: Object.fromEntries(signals),
            systems: system ? { 'home-recs': aDeclaredSystem({ never_uses }) } : {},
          }),
        })
      }),
  },
)

function stated<T extends object>(fields: T): Partial<T> {
  // Object.fromEntries loses the type: these are fields of T, without those that are undefined.
  return Object.fromEntries(Object.entries(fields).filter(([, field]) => field !== undefined)) as Partial<T>
}
