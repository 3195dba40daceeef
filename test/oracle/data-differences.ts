// Data used, not used and never used against the oracle: every signal once, each value shown, hidden or closed.
import type { Explanation } from '../../src/contract/explanation.js'
import { type Different, signalsAt } from './differences.js'
import type { Expected } from './expected.js'
import { sameValueButVisible } from './visible.js'

export function dataDifferences(told: Explanation, expected: Expected, different: Different): void {
  usedDifferences(told, expected, different)
  const exclusions = expected.record.not_used ?? []
  different(
    'data_not_used',
    told.data_not_used.map(({ key, reason, pointers }) => [
      key,
      reason.code,
      placesIn(pointers, '/not_used'),
    ]),
    exclusions.map(({ key, reason }, i) => [key, reason, [i]]),
  )
  const systemId = expected.record.system.id
  different(
    'never_used',
    told.never_used.map(({ reason, pointers }) => [
      reason.code,
      placesIn(pointers, `catalogue:/systems/${systemId}/never_uses`),
    ]),
    expected.neverUsed.map((code, i) => [code, [i]]),
  )
}

function usedDifferences(told: Explanation, expected: Expected, different: Different): void {
  const listed = told.data_used.flatMap(({ category, signals }) =>
    signals.map(signal => ({ signal, category: category.key, places: signalsAt(signal.pointers) })),
  )
  different('data_used, each once', listed.flatMap(({ places }) => places).sort(numerically), [
    ...expected.uses.keys(),
  ])
  const categories = told.data_used.map(({ category }) => category.key)
  different('data_used, each category once', categories.length, new Set(categories).size)
  for (const { signal, category, places } of listed) {
    const wanted = expected.uses[places[0] ?? -1]
    if (!wanted) continue
    const at = `data_used ${wanted.index}`
    different(`${at}.key`, signal.key, wanted.key)
    different(`${at}.category`, category, wanted.category ?? category)
    different(`${at}.origin`, signal.origin.code, wanted.origin)
    different(`${at}.closed`, signal.closed === true, wanted.closed)
    different(`${at} shows a value`, signal.value !== undefined, wanted.value !== undefined)
    if (!sameValueButVisible(signal.value, wanted.value)) different(`${at}.value`, signal.value, wanted.value)
    if (wanted.purpose !== null) different(`${at}.purpose`, signal.purpose?.key, wanted.purpose)
    different(`${at}.retention`, signal.retention?.days ?? null, wanted.retentionDays)
  }
}

function placesIn(pointers: readonly string[], list: string): number[] {
  const places = pointers.flatMap(pointer => {
    if (!pointer.startsWith(`${list}/`)) return []
    return [Number.parseInt(pointer.slice(list.length + 1), 10)]
  })
  return [...new Set(places)]
}

function numerically(a: number, b: number): number {
  return a - b
}
