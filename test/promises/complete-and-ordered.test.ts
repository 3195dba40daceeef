// P1 to P4, each as a property of its own words, without the oracle: shrunk to a plain example when it breaks.
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { anyDecision } from '../generate/decisions.js'
import { pointersIn, signalsAt } from '../oracle/differences.js'
import { pointerStanding } from '../oracle/pointers.js'
import { tell } from '../oracle/told.js'

describe('P1 complete', () => {
  it('lists every signal that counted as a reason, every signal as data used, and says how many of how many', () => {
    fc.assert(
      fc.property(anyDecision, ({ decision, catalogue }) => {
        const told = tell(decision, catalogue, 'en')
        const counted = decision.signals.flatMap((signal, i) => (signal.contribution === 0 ? [] : [i]))
        const reasons = told.reasons.flatMap(reason => signalsAt(reason.pointers))
        const used = told.data_used.flatMap(({ signals }) =>
          signals.flatMap(({ pointers }) => signalsAt(pointers)),
        )
        expect(reasons.toSorted(numerically)).toEqual(counted)
        expect(used.toSorted(numerically)).toEqual([...decision.signals.keys()])
        expect(told.summary.total).toBe(counted.length)
        if (counted.length > 1) expect(told.summary.text).toContain(String(counted.length))
      }),
    )
  })
})

describe('P2 ordered by effect', () => {
  it('puts the larger contribution first, ties by place, and what was not recorded last', () => {
    fc.assert(
      fc.property(anyDecision, ({ decision, catalogue }) => {
        const places = tell(decision, catalogue, 'en').reasons.flatMap(reason => signalsAt(reason.pointers))
        const size = (place: number) => Math.abs(decision.signals[place]?.contribution ?? -0.5)
        const recorded = places.filter(place => decision.signals[place]?.contribution !== undefined)
        expect(places.slice(0, recorded.length)).toEqual(recorded)
        for (const part of [recorded, places.slice(recorded.length)]) {
          for (const [i, place] of part.entries()) {
            const next = part[i + 1]
            if (next === undefined) continue
            expect(size(place) > size(next) || (size(place) === size(next) && place < next)).toBe(true)
          }
        }
      }),
    )
  })

  it('keeps a sensitive signal in its place', () => {
    fc.assert(
      fc.property(anyDecision, ({ decision, catalogue }) => {
        const open = tell(decision, openly(catalogue), 'en').reasons
        const told = tell(decision, catalogue, 'en').reasons
        expect(told.map(({ key, share }) => [key, share])).toEqual(open.map(({ key, share }) => [key, share]))
      }),
    )
  })
})

describe('P3 traceable', () => {
  it('lets every statement point at places that are there, or where the missing would stand', () => {
    fc.assert(
      fc.property(anyDecision, ({ decision, catalogue }) => {
        const pointers = pointersIn(tell(decision, catalogue, 'en'))
        expect(pointers.filter(each => pointerStanding(each, decision, catalogue) === 'nowhere')).toEqual([])
      }),
    )
  })
})

describe('P4 both directions', () => {
  it('tells what counted against as such', () => {
    fc.assert(
      fc.property(anyDecision, ({ decision, catalogue }) => {
        for (const { pointers, direction, text } of tell(decision, catalogue, 'en').reasons) {
          const contribution = decision.signals[signalsAt(pointers)[0] ?? -1]?.contribution
          const against = contribution !== undefined && contribution < 0
          expect(direction === 'against').toBe(against)
          expect(text.startsWith('This counted against it: ')).toBe(against)
        }
      }),
    )
  })
})

/** The same catalogue with nothing sensitive in it. */
function openly(version: Parameters<typeof tell>[1]): Parameters<typeof tell>[1] {
  const { catalogue } = version
  if (!catalogue?.signals) return version
  const signals = Object.entries(catalogue.signals).map(([key, signal]) => [
    key,
    { ...signal, sensitive: false },
  ])
  return {
    version: version.version + 1_000_000,
    catalogue: { ...catalogue, signals: Object.fromEntries(signals) },
  }
}

function numerically(a: number, b: number): number {
  return a - b
}
