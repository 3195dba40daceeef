import { it } from 'vitest'
import { generateDecisions } from '../generate/decisions.js'
import { differences } from '../oracle/differences.js'
import { expectedOf } from '../oracle/expected.js'
import { tell } from '../oracle/told.js'
import { wordingDifferences } from '../oracle/wording.js'
it('x', () => {
  let n = 0
  const zc: any = {}
  for (const { decision, catalogue } of generateDecisions(20261121, 10_000)) {
    const expected = expectedOf(decision, catalogue)
    const told = tell(decision, catalogue, 'en')
    const corner = expected.reasons.length > 0 && expected.reasons.every(r => r.rawShare === null) && decision.signals.some(s => s.contribution === 0)
    if (told.headline.code !== expected.headline.code) { const k = `${told.headline.code} vs ${expected.headline.code} corner ${corner}`; zc[k] = (zc[k] ?? 0) + 1 }
    const lines = wordingDifferences(told, expected, catalogue).filter(l => /says Qb|says QV/.test(l) && !corner)
    for (const l of lines.filter(l => l.startsWith('reasons'))) {
      const i = Number(/\d+/.exec(l)![0]); const r = expected.reasons[i]!
      const s = expected.record.signals[r.index]!
      const v = s.value
      const k = 'because ' + (Array.isArray(v) ? 'array' + (v.length===0) : typeof v + (v === '')) + (typeof v === 'number' ? v : '')
      if (n++ < 6) console.log(l, JSON.stringify(s), JSON.stringify(catalogue.catalogue!.signals![s.key]!.because))
      zc[k] = (zc[k] ?? 0) + 1
    }
  }
  console.log(zc)
})
