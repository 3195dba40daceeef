import { it } from 'vitest'
import { explanation } from '../../src/contract/explanation.js'
import { generateDecisions } from '../generate/decisions.js'
import { differences } from '../oracle/differences.js'
import { expectedOf } from '../oracle/expected.js'
import { languages, tell } from '../oracle/told.js'
import { wordingDifferences } from '../oracle/wording.js'
it('x', () => {
  const counts: any = {}
  let t = 0, d = 0
  for (const { decision, catalogue } of generateDecisions(20261121, 10_000)) {
    const expected = expectedOf(decision, catalogue)
    for (const language of languages) {
      const s = performance.now()
      let told: any
      try { told = tell(decision, catalogue, language) } catch (e: any) { told = null; const k = 'THROW ' + String(e.stack).slice(0,300); counts[k] = counts[k] ?? [0, JSON.stringify(decision).slice(0,2000)]; counts[k][0]++; continue }
      t += performance.now() - s
      const s2 = performance.now()
      const parsed = explanation.safeParse(told)
      const lines = [
        ...(parsed.success ? [] : parsed.error.issues.map(i => `schema: ${i.path.join('/')} ${i.message}`)),
        ...(told.locale === language ? [] : [`locale`]),
        ...differences(told, expected, decision, catalogue),
        ...wordingDifferences(told, expected, catalogue),
      ]
      d += performance.now() - s2
      for (const l of lines) { const k = l.replace(/«.*?»/g,'«»').replace(/Q\w\d+z/g,'Q').replace(/\d+/g,'N').slice(0,50); counts[k] = counts[k] ?? [0, l.slice(0,600)]; counts[k][0]++ }
    }
  }
  console.log(t, d, JSON.stringify(counts, null, 1))
})
