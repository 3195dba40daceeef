// From what the shop chose to the decisions it sends: the same facts, in the contract's form.
// Each decision carries the consent of that moment and what was at hand and left out.
import type { Decision } from '../contract/decision.js'
import { consentOf } from './consent-of.js'
import { leftOut } from './left-out.js'
import type { Product } from './product.js'
import type { Scored } from './score.js'
import type { Term } from './term.js'
import type { Visit } from './visit.js'

type Chosen = Pick<Decision, 'kind' | 'surface' | 'system' | 'item' | 'signals'> &
  Partial<Pick<Decision, 'position' | 'outcome' | 'ad' | 'price' | 'not_used'>> & {
    /** The place on the page, which ends the decision's id. */
    readonly place: string
  }

export const SYSTEM_VERSION = '2026-11'
/** As the contract allows. */
const MOST_ALTERNATIVES = 10

/** Adds to what was chosen whom it was for, when, and under which consent. */
export function decide(visit: Visit, { place, ...chosen }: Chosen): Decision {
  const { visitor, now, slateId, language } = visit
  return {
    id: `${slateId}.${place}`,
    occurred_at: new Date(now).toISOString(),
    subject: visitor.id,
    slate_id: slateId,
    ...chosen,
    consent: consentOf(visit, chosen),
    person: { locale: language, ...(visitor.deliverTo ? { jurisdiction: visitor.deliverTo } : {}) },
    automation: 'full',
  }
}

/** The first `count` of a ranking as decisions, each with the next ten as what could have stood there. */
export function decideSlate(
  visit: Visit,
  ranked: readonly Scored[],
  count: number,
  slate: Pick<Chosen, 'kind' | 'surface' | 'system'> & { readonly place: string },
): readonly Decision[] {
  return ranked.slice(0, count).map((scored, index) =>
    decide(visit, {
      ...slate,
      place: `${slate.place}.${index + 1}`,
      position: index + 1,
      item: itemOf(scored.product, visit),
      outcome: {
        score: scored.score,
        base: scored.base,
        method: 'exact',
        alternatives: alternativesOf(
          ranked.slice(index + 1, index + 1 + MOST_ALTERNATIVES),
          visit,
          index + 2,
        ),
      },
      signals: signalsOf(scored.terms),
      not_used: leftOut(visit),
    }),
  )
}

export function alternativesOf(ranked: readonly Scored[], visit: Visit, firstPosition: number) {
  return ranked.map((scored, index) => ({
    item: itemOf(scored.product, visit),
    score: scored.score,
    position: firstPosition + index,
    contributions: contributionsOf(scored.terms),
  }))
}

export function itemOf(product: Product, { language, words, shopUrl }: Visit): Decision['item'] {
  return {
    id: product.id,
    title: product.title[language],
    type: words.product,
    ...(shopUrl === null ? {} : { url: `${shopUrl}/product/${product.id}` }),
  }
}

export function signalsOf(terms: readonly Term[]): Decision['signals'] {
  return terms.map(({ at, ...signal }) => ({
    ...signal,
    ...(at === undefined ? {} : { observed_at: new Date(at).toISOString() }),
  }))
}

/** One number a key: a key that counted more than once is added up. */
function contributionsOf(terms: readonly Term[]): Record<string, number> {
  const sums: Record<string, number> = {}
  for (const { key, contribution } of terms) {
    sums[key] = Math.round(((sums[key] ?? 0) + contribution) * 10_000) / 10_000
  }
  return sums
}
