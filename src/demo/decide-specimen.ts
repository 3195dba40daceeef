// A breach on purpose, so that a finding can be seen. It stands in the engineer's corner and nowhere else.
import type { Decision } from '../contract/decision.js'
import { decide, itemOf, SYSTEM_VERSION, signalsOf } from './decide.js'
import { leftOut } from './left-out.js'
import { products } from './product.js'
import { rankProducts, type Scored } from './score.js'
import type { Term } from './term.js'
import type { Visit } from './visit.js'

/** A suggestion in which the bucket of a test counts, which the catalogue does not declare: the finding `undeclared-signal`. */
export function decideSpecimen(
  visit: Visit,
): { readonly scored: Scored; readonly decision: Decision } | null {
  const bucket: Term = {
    key: 'experiment.bucket_7',
    contribution: 0.25,
    purpose: 'shop_display',
    value: 'B',
  }
  const [first] = rankProducts(products, visit, () => [bucket])
  if (!first) return null
  const decision = decide(visit, {
    place: 'specimen',
    kind: 'recommendation',
    surface: 'engineer.specimen',
    system: { id: 'home-recs', version: SYSTEM_VERSION },
    item: itemOf(first.product, visit),
    outcome: { score: first.score, base: first.base, method: 'exact' },
    signals: signalsOf(first.terms),
    not_used: leftOut(visit),
  })
  return { scored: first, decision }
}
