// P17 for data: values that may not be shown stand nowhere; what tells about a sensitive signal stands in the data
// used alone; an answer that a host page can read has none of it. Marks in every value and name are searched for.
import { describe, expect, it } from 'vitest'
import type { Explanation } from '../../src/contract/explanation.js'
import { forHostPage } from '../../src/rendering/for-host-page.js'
import { generateDecisions } from '../generate/decisions.js'
import { leaks, secretsOf } from '../oracle/secrets.js'
import { languages, tell } from '../oracle/told.js'
import { hidesSomething, stringsIn } from '../oracle/visible.js'

describe('P17 never a leak, in the explanation', () => {
  it('shows no value that may not be shown, and tells of sensitive signals in the data used alone', () => {
    let searched = 0
    for (const { decision, catalogue } of generateDecisions(1117, 1_000)) {
      const { never, closed } = secretsOf(decision, catalogue)
      searched += never.length + closed.length
      for (const language of languages) {
        const told = tell(decision, catalogue, language)
        const found = [
          ...leaks(JSON.stringify(told), never),
          ...leaks(JSON.stringify({ ...told, data_used: [] }), closed),
        ]
        if (found.length > 0)
          expect.fail(`${found} in ${JSON.stringify({ language, told, decision, catalogue })}`)
      }
    }
    expect(searched).toBeGreaterThan(2_500)
  })

  it('makes every control and bidi character of a decision visible', () => {
    for (const { decision, catalogue } of generateDecisions(1118, 1_000)) {
      const hidden = languages.flatMap(language =>
        stringsIn(tell(decision, catalogue, language))
          .map(withoutSigns)
          .filter(hidesSomething),
      )
      if (hidden.length > 0) expect.fail(`${JSON.stringify(hidden)} of ${JSON.stringify(decision)}`)
    }
  })
})

describe('P17 never a leak, to a host page', () => {
  it('gives no key, name, value or text of a sensitive signal', () => {
    let searched = 0
    for (const { decision, catalogue } of generateDecisions(1119, 1_000)) {
      const { never, closed, sensitiveKeys } = secretsOf(decision, catalogue)
      searched += sensitiveKeys.length
      for (const language of languages) {
        const answer = JSON.stringify(forHostPage(tell(decision, catalogue, language)))
        const found = leaks(answer, [...never, ...closed, ...sensitiveKeys])
        if (found.length > 0)
          expect.fail(`${found} in ${answer}, of ${JSON.stringify({ decision, catalogue })}`)
      }
    }
    expect(searched).toBeGreaterThan(500)
  })

  it('gives nothing of an ad but the decision, the headline, the ad and the names of categories', () => {
    for (const { decision, catalogue } of generateDecisions(1120, 500)) {
      if (decision.kind !== 'ad' && decision.kind !== 'political_ad') continue
      const answer = forHostPage(tell(decision, catalogue, 'en'))
      const said = Object.entries(answer).filter(([, part]) => !isNothing(part))
      const allowed = ['decision', 'headline', 'ad', 'data_used', 'record', 'locale']
      expect(said.map(([name]) => name).filter(name => !allowed.includes(name))).toEqual([])
      const signals = (answer as Partial<Explanation>).data_used?.flatMap(group => group.signals ?? []) ?? []
      expect(signals).toEqual([])
    }
  })
})

/** A part that is there in form only: an empty list, or null. */
function isNothing(part: unknown): boolean {
  return part === null || (Array.isArray(part) && part.length === 0)
}

/** Without the marks that Arabic has around an amount, so that minus and currency stand on their side (CLDR). */
function withoutSigns(text: string): string {
  return text.replaceAll(/[\u200e\u200f]+(?=-?\d)|(?<=\.)\u200f/g, '')
}
