// What an explanation says otherwise than the oracle, one line each; none where they agree. Words are compared in
// `wording.ts`; here stands everything that has no language.
import type { CatalogueVersion } from '../../src/contract/catalogue.js'
import type { Decision } from '../../src/contract/decision.js'
import type { Explanation } from '../../src/contract/explanation.js'
import { blockDifferences } from './block-differences.js'
import { dataDifferences } from './data-differences.js'
import type { Expected } from './expected.js'
import { findingDifferences } from './finding-differences.js'
import { pointerStanding } from './pointers.js'
import { reasonDifferences } from './reason-differences.js'
import { whatIfDifferences } from './what-if-differences.js'

/** `different(where, said, expected)` notes a line unless both are the same JSON. */
export type Different = (where: string, said: unknown, expected: unknown) => void

export function differences(
  told: Explanation,
  expected: Expected,
  sent: Decision,
  catalogue: CatalogueVersion,
): string[] {
  const lines: string[] = []
  const different: Different = (where, said, wanted) => {
    if (said === wanted) return
    const [is, should] = [JSON.stringify(said), JSON.stringify(wanted)]
    if (is !== should) lines.push(`${where}: ${is}, expected ${should}`)
  }
  headlineDifferences(told, expected, different)
  reasonDifferences(told, expected, different)
  dataDifferences(told, expected, different)
  whatIfDifferences(told, expected, different)
  blockDifferences(told, expected, different)
  findingDifferences(told.findings, expected, different)
  const known = { ...expected.record, ...(sent.cohorts ? { cohorts: sent.cohorts } : {}) }
  for (const pointer of pointersIn(told)) {
    different(`pointer ${pointer}`, pointerStanding(pointer, known, catalogue) === 'nowhere', false)
  }
  for (const { what, pointers } of told.not_recorded) {
    for (const pointer of pointers) {
      different(`not recorded: ${what}, ${pointer}`, pointerStanding(pointer, known, catalogue), 'absent')
    }
  }
  return lines
}

/** Every pointer of an explanation. */
export function pointersIn(value: unknown): string[] {
  if (typeof value !== 'object' || value === null) return []
  return Object.entries(value).flatMap(([name, each]) =>
    name === 'pointers' && Array.isArray(each) ? each.map(String) : pointersIn(each),
  )
}

/** The places in `/signals` that pointers name, each once. */
export function signalsAt(pointers: readonly string[]): number[] {
  const places = pointers.flatMap(pointer => {
    const at = /^\/signals\/(\d+)(?:\/|$)/.exec(pointer)?.[1]
    return at === undefined ? [] : [Number(at)]
  })
  return [...new Set(places)]
}

function headlineDifferences(
  { headline, method }: Explanation,
  expected: Expected,
  different: Different,
): void {
  const { code, on } = expected.headline
  different('headline.code', headline.code, code)
  if (on !== null) different('headline is on', signalsAt(headline.pointers), [on])
  different('method.code', method.code, expected.method)
}
