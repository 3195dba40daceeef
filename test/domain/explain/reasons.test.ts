import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { explain } from '../../../src/domain/explain/explain.js'
import { anyDecision, anyIndex } from '../../builders/any.js'
import { anIndex } from '../../builders/catalogue.js'
import { aDecision, aSignal, contributing } from '../../builders/decision.js'

const reasonsOf = (...contributions: (number | null)[]) =>
  explain(aDecision({ signals: contributing(...contributions) }), [], anIndex()).reasons

describe('reasonFacts', () => {
  it('lists every signal whose contribution is not recorded or not 0, and no other (P1)', () => {
    fc.assert(
      fc.property(anyDecision, anyIndex, (decision, index) => {
        const counted = decision.signals.flatMap(({ contribution }, i) => (contribution === 0 ? [] : [i]))
        const places = explain(decision, [], index).reasons.map(({ place }) => place)
        expect(places.toSorted((a, b) => a - b)).toEqual(counted)
      }),
    )
  })

  it('takes a contribution of minus zero for none', () => {
    expect(reasonsOf(-0, 0)).toEqual([])
  })

  it('stands by absolute size, then the unrecorded, ties by place (P2)', () => {
    const order = (...contributions: (number | null)[]) =>
      reasonsOf(...contributions).map(({ place }) => place)
    expect(order(0.1, -3, null, 2, 0, null, -2, 3)).toEqual([1, 7, 3, 6, 0, 2, 5])
    fc.assert(
      fc.property(anyDecision, anyIndex, (decision, index) => {
        const { reasons } = explain(decision, [], index)
        for (const [i, { place }] of reasons.entries()) {
          const next = reasons[i + 1]
          if (!next) break
          const [size, nextSize] = [place, next.place].map(at => {
            const contribution = decision.signals[at]?.contribution
            return contribution === undefined ? -1 : Math.abs(contribution)
          }) as [number, number] // two places in, two sizes out
          expect(size > nextSize || (size === nextSize && place < next.place)).toBe(true)
        }
      }),
    )
  })

  it('keeps a sensitive, an undeclared and a light but frequent signal where their effect puts them (P2)', () => {
    const often = Array.from({ length: 5 }, () => aSignal({ contribution: 0.1 }))
    const signals = [
      ...often,
      aSignal({ key: 'x', contribution: 0.5 }),
      aSignal({ key: 'health.steps', contribution: 0.6 }),
    ]
    const { reasons } = explain(aDecision({ signals }), [], anIndex())
    expect(reasons.map(({ place }) => place)).toEqual([6, 5, 0, 1, 2, 3, 4])
  })

  it('tells what counted for and what against (P4), and neither where it was not recorded (P8)', () => {
    expect(reasonsOf(-2, 1, null).map(({ direction }) => direction)).toEqual(['against', 'for', null])
  })

  it('gives each its share of all that was recorded, for and against, to four decimals', () => {
    expect(reasonsOf(2, -1, null, 0).map(({ share }) => share)).toEqual([0.6667, 0.3333, null])
    expect(reasonsOf(1e12, 1e12, -1e12, 1e12).map(({ share }) => share)).toEqual([0.25, 0.25, 0.25, 0.25])
    expect(reasonsOf(1e12, 5e-324).map(({ share }) => share)).toEqual([1, 0])
    expect(reasonsOf(5e-324).map(({ share }) => share)).toEqual([1])
  })

  it.each<[number[], string[]]>([
    [
      [40, 35, 20, 5],
      ['main', 'strong', 'strong', 'some'],
    ],
    [
      [39.99, 39.99, 15.03, 4.99],
      ['strong', 'strong', 'some', 'slight'],
    ],
    [
      [50, 50],
      ['main', 'strong'],
    ],
    [
      [-60, 20, 19.99, 0.01],
      ['main', 'strong', 'some', 'slight'],
    ],
  ])('names the strength of %j', (contributions, strengths) => {
    expect(reasonsOf(...contributions).map(({ strength }) => strength)).toEqual(strengths)
  })

  it('takes the strength from the share as told, so that word and number agree', () => {
    const [first] = reasonsOf(0.399951, 0.3, 0.300049)
    expect(first).toMatchObject({ share: 0.4, strength: 'main' })
  })

  it('calls the strength unknown where nothing was recorded', () => {
    expect(reasonsOf(null, 1).map(({ strength }) => strength)).toEqual(['main', 'unknown'])
    expect(reasonsOf(null).map(({ strength, share }) => [strength, share])).toEqual([['unknown', null]])
  })

  it('rests on the signal itself', () => {
    expect(reasonsOf(1, 2).map(({ pointers }) => pointers)).toEqual([['/signals/1'], ['/signals/0']])
  })
})
