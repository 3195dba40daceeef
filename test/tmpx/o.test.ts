import { it } from 'vitest'
import { generateDecisions } from '../generate/decisions.js'
import { differences } from '../oracle/differences.js'
import { expectedOf } from '../oracle/expected.js'
import { wordingDifferences } from '../oracle/wording.js'
import { languages, tell } from '../oracle/told.js'
it('x', () => {
  const seen = new Map<string, string[]>()
  for (const { decision, catalogue } of generateDecisions(77, 3000)) {
    for (const language of languages) {
      const t = tell(decision, catalogue, language)
      const exp = expectedOf(decision, catalogue)
      for (const l of [...differences(t as never, exp as never, decision as never, catalogue as never), ...wordingDifferences(t, exp, catalogue)]) {
        const k = l.replace(/\d+/g,'N').slice(0, 25)
        const a = seen.get(k) ?? []
        a.push(l); seen.set(k, a)
      }
    }
  }
  for (const [k, a] of seen) console.log(k, a.length, '\n   ', a.slice(0, 4).map(s=>s.slice(0,300)).join('\n    '))
})
