// P12 in its own words, without the oracle: whoever does what the sentence says gets what it says.
import { describe, expect, it } from 'vitest'
import type { Decision } from '../../src/contract/decision.js'
import { generateDecisions } from '../generate/decisions.js'
import { signalsAt } from '../oracle/differences.js'
import { tell } from '../oracle/told.js'

describe('P12 what would change it', () => {
  it('holds when it is done: without these signals, and what they gave, the named alternative scores higher', () => {
    let done = 0
    for (const { decision: sent, catalogue } of generateDecisions(1212, 3_000)) {
      const decision = contested(sent)
      const [said, ...more] = tell(decision, catalogue, 'en').what_if
      expect(more).toEqual([])
      if (!said || said.certainty === 'none') continue
      done++
      const keys = new Set(signalsAt(said.pointers).map(place => decision.signals[place]?.key ?? ''))
      const named = Number(said.pointers.at(-1)?.split('/').at(-1))
      const { score, alternatives } = without(decision, keys)
      expect(alternatives[named]).toBeGreaterThan(score)
      expect(keys.size).toBeGreaterThan(0)
    }
    expect(done).toBeGreaterThan(200)
  })

  it('names nothing that is sensitive, undeclared, about the moment alone, or without a control', () => {
    for (const { decision: sent, catalogue } of generateDecisions(1213, 3_000)) {
      const decision = contested(sent)
      const told = tell(decision, catalogue, 'en')
      const places = signalsAt(told.what_if.flatMap(({ pointers }) => pointers))
      const reasons = told.reasons.filter(({ pointers }) => places.includes(signalsAt(pointers)[0] ?? -1))
      for (const { sensitive, declared, origin, control } of reasons) {
        expect({
          sensitive,
          declared,
          context: origin.code === 'context',
          control: control?.opt_out,
        }).toEqual({
          sensitive: false,
          declared: true,
          context: false,
          control: true,
        })
      }
    }
  })
})

/** The decision with alternatives close behind, each made of the same data in part. */
function contested(decision: Decision): Decision {
  const score = decision.signals.reduce((sum, { contribution = 0 }) => sum + contribution, 0)
  if (Math.abs(score) > 1e11) return decision
  const alternatives = [1, 4, 20].map((less, i) => {
    const parts = decision.signals.slice(0, i).map(({ key, contribution = 0 }) => [key, contribution / 2])
    return { item: { id: `other-${i}` }, score: score - less, contributions: Object.fromEntries(parts) }
  })
  return { ...decision, outcome: { method: 'exact', score, alternatives } }
}

/** The scores as the system's own arithmetic gives them when the keys are not there. */
function without({ signals, outcome }: Decision, keys: ReadonlySet<string>) {
  const gone = signals.reduce((sum, { key, contribution = 0 }) => sum + (keys.has(key) ? contribution : 0), 0)
  return {
    score: (outcome?.score ?? 0) - gone,
    alternatives: (outcome?.alternatives ?? []).map(({ score, contributions = {} }) =>
      Object.entries(contributions).reduce((left, [key, part]) => left - (keys.has(key) ? part : 0), score),
    ),
  }
}
