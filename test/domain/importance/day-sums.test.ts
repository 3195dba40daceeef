import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  addImportance,
  addSums,
  type DaySums,
  dayOf,
  noSums,
  personsAtLeast,
  UNDECLARED,
  WHOLE_SHARE,
} from '../../../src/domain/importance/day-sums.js'
import { anyDecision } from '../../builders/any.js'
import { anIndex } from '../../builders/catalogue.js'
import { aDecision, aSignal } from '../../builders/decision.js'

const NOW = Date.parse('2026-05-03T10:00:00Z')
const index = anIndex()
const ref = (last: number) => new Uint8Array(16).fill(7, 0, 15).fill(last, 15)

function counted(decisions: readonly ReturnType<typeof aDecision>[], persons = 1): DaySums {
  const days: DaySums = new Map()
  decisions.forEach((one, at) => {
    addImportance(days, one, ref(at % persons), NOW, index)
  })
  return days
}

const ofSystem = (days: DaySums, system = 'home-recs') => days.get(dayOf(NOW))?.get(system)

describe('addImportance', () => {
  it('counts a decision once for each key, with all shares of the key', () => {
    const signals = [
      aSignal({ contribution: 3 }),
      aSignal({ contribution: -1 }),
      aSignal({ key: 'context.weather', contribution: 0 }),
    ]
    const sums = ofSystem(counted([aDecision({ signals })]))
    expect(sums).toMatchObject({ decisions: 1, weighed: 1 })
    expect(sums?.signals).toEqual(
      new Map([
        ['browsing.viewed_products', { decisions: 1, reasons: 1, share: WHOLE_SHARE }],
        ['context.weather', { decisions: 1, reasons: 0, share: 0 }],
      ]),
    )
  })

  it('tells what was used without a weight from what counted for nothing', () => {
    const sums = ofSystem(counted([aDecision({ signals: [aSignal({ contribution: undefined })] })]))
    expect(sums).toMatchObject({ decisions: 1, weighed: 0 })
    expect([...(sums?.signals.values() ?? [])]).toEqual([{ decisions: 1, reasons: 1, share: 0 }])
  })

  it('puts every key and system that is not declared into one place, so that invented ones add nothing', () => {
    const invented = Array.from({ length: 300 }, (_, at) =>
      aDecision({
        system: { id: `made-up-${at}`, version: '1' },
        signals: [aSignal({ key: `viewed.sku-${at}`, contribution: 1 })],
      }),
    )
    const systems = counted(invented).get(dayOf(NOW))
    expect([...(systems?.keys() ?? [])]).toEqual([UNDECLARED])
    expect(systems?.get(UNDECLARED)?.signals).toEqual(
      new Map([[UNDECLARED, { decisions: 300, reasons: 300, share: 300 * WHOLE_SHARE }]]),
    )
  })

  it('never counts more persons than there were', () => {
    for (const persons of [1, 5, 20, 60, 256]) {
      const decisions = Array.from({ length: 300 }, () => aDecision())
      const found = personsAtLeast(ofSystem(counted(decisions, persons))?.persons ?? 0)
      expect(found).toBeLessThanOrEqual(persons)
      expect(found).toBeGreaterThanOrEqual(Math.min(persons, 30))
    }
  })

  it('gives the same sums in any order and in any parts', () => {
    fc.assert(
      fc.property(fc.array(anyDecision, { maxLength: 20 }), fc.nat(20), (decisions, cut) => {
        const whole = counted(decisions)
        const parts = [counted(decisions.slice(cut).reverse()), counted(decisions.slice(0, cut))]
        for (const [system, sums] of whole.get(dayOf(NOW)) ?? []) {
          const sum = noSums()
          for (const part of parts) addSums(sum, ofSystem(part, system) ?? noSums())
          expect({ ...sum, persons: 0 }).toEqual({ ...sums, persons: 0 })
        }
      }),
    )
  })
})
