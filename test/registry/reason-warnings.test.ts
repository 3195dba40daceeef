import { describe, expect, it } from 'vitest'
import type { DeclaredSystem } from '../../src/contract/catalogue.js'
import { reasonWarnings } from '../../src/registry/reason-warnings.js'
import { aCatalogue } from '../builders/catalogue.js'

const text = { en: 'We do not collect it.' }
const placesOf = (system: Partial<DeclaredSystem>) =>
  reasonWarnings({
    ...aCatalogue(),
    systems: { recs: { name: text, kind: 'ranking', purposes: [], ...system } },
  }).map(({ path }) => path.slice(2).join('/'))

describe('reasonWarnings', () => {
  it('asks for the reason of each exclusion that gives none, a code being one', () => {
    const category = 'user.health_and_medical'
    const never_uses = [{ category }, { category, code: 'sensitive' as const }, { category, reason: text }]
    expect(placesOf({ never_uses })).toEqual(['never_uses/0'])
    const training_data = {
      included: [{ data: text }],
      excluded: [{ data: text, reason: text }, { data: text }],
    }
    expect(placesOf({ training_data })).toEqual(['training_data/excluded/1'])
  })

  it.each([true, false])('asks how, where an option without profiling is said to be there: %s', available => {
    expect(placesOf({ non_profiled_option: { available } })).toEqual(['non_profiled_option'])
    expect(placesOf({ non_profiled_option: { available, how: text } })).toEqual([])
  })
})
