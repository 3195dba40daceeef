// What the explanation says would have changed it, against every set of keys that could have been switched off.
import type { Explanation } from '../../src/contract/explanation.js'
import { type Different, signalsAt } from './differences.js'
import type { Expected } from './expected.js'

export function whatIfDifferences({ what_if }: Explanation, expected: Expected, different: Different): void {
  const { whatIf, record } = expected
  different('what_if, statements', what_if.length, whatIf === null ? 0 : 1)
  const said = what_if[0]
  if (!said || whatIf === null || whatIf === 'untried') return
  const removed = [...new Set(signalsAt(said.pointers).map(place => record.signals[place]?.key ?? ''))]
  const closed = removed.filter(key => !whatIf.levers.has(key))
  different('what_if rests on nothing that cannot be switched off', closed, [])
  different('what_if: none', said.certainty === 'none', whatIf.fewest === null)
  if (said.certainty === 'none' || whatIf.fewest === null) return
  different('what_if takes the fewest keys', removed.length, whatIf.fewest)
  const winner = Number(/^\/outcome\/alternatives\/(\d+)$/.exec(said.pointers.at(-1) ?? '')?.[1])
  different('what_if holds', whatIf.holds(removed), true)
  const behind = whatIf.largestLead(removed) - whatIf.leadOf(winner, removed)
  different('what_if names what would have stood first', behind <= whatIf.noiseOf(winner), true)
  if (said.certainty === 'exact') different('what_if is exact by the method', record.outcome?.method, 'exact')
  const recorded = record.outcome?.alternatives?.[winner]?.contributions !== undefined
  if (!recorded) different('what_if without contributions', said.certainty, 'estimate')
}
