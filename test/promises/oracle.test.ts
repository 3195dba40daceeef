// Every generated decision is explained, and the explanation is what the oracle says it must be. The widest net of
// all tests: 20,000 decisions, in English and the other languages in turn, every field that the contract fixes.
import { describe, expect, it } from 'vitest'
import type { CatalogueVersion } from '../../src/contract/catalogue.js'
import type { Decision } from '../../src/contract/decision.js'
import { type Explanation, explanation } from '../../src/contract/explanation.js'
import { generateDecisions } from '../generate/decisions.js'
import { differences } from '../oracle/differences.js'
import { type Expected, expectedOf } from '../oracle/expected.js'
import { explained, languages, worded } from '../oracle/told.js'
import { wordingDifferences } from '../oracle/wording.js'

describe('an explanation', () => {
  it('is what the oracle expects, for 20,000 decisions, every second in English and the rest in turn in the others', () => {
    const rules = new Set<number>()
    const whatIfs = new Map<string, number>()
    const others = languages.filter(language => language !== 'en')
    let turn = 0
    for (const { decision, catalogue } of generateDecisions(20261121, 20_000)) {
      const expected = expectedOf(decision, catalogue)
      const record = explained(decision, catalogue)
      rules.add(expected.headline.rule)
      // By rounds over all catalogues, so that each meets each language.
      const round = Math.floor(turn++ / 40)
      const language = round % 2 === 0 ? 'en' : (others[(round >> 1) % others.length] ?? 'en')
      const told = worded(record, language)
      const lines =
        told.locale === language ? complaints(told, expected, decision, catalogue) : ['another language']
      const [whatIf] = told.what_if
      if (whatIf) whatIfs.set(whatIf.certainty, (whatIfs.get(whatIf.certainty) ?? 0) + 1)
      if (lines.length > 0)
        expect.fail([...lines, JSON.stringify({ language, decision, catalogue })].join('\n'))
    }
    expect([...rules].sort()).toEqual([1, 2, 3, 4, 5, 6, 7])
    for (const certainty of ['exact', 'estimate', 'none']) expect(whatIfs.get(certainty)).toBeGreaterThan(20)
  }, 300_000)
})

function complaints(
  told: Explanation,
  expected: Expected,
  decision: Decision,
  catalogue: CatalogueVersion,
): string[] {
  const parsed = explanation.safeParse(told)
  return [
    ...(parsed.success
      ? []
      : parsed.error.issues.map(issue => `schema: ${issue.path.join('/')} ${issue.message}`)),
    ...differences(told, expected, decision, catalogue),
    ...wordingDifferences(told, expected, catalogue),
  ]
}
