// P12: the fewest things the person can switch off. The search is held to brute force over every set of keys.
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Decision, Signal } from '../../../src/contract/decision.js'
import type { CatalogueIndex } from '../../../src/domain/catalogue-index.js'
import { explain } from '../../../src/domain/explain/explain.js'
import { aDeclaredSignal, anIndex } from '../../builders/catalogue.js'
import { aDecision } from '../../builders/decision.js'

type Outcome = NonNullable<Decision['outcome']>
type Alternative = NonNullable<Outcome['alternatives']>[number]

const control = { opt_out: true }
const index = anIndex({
  signals: {
    a: aDeclaredSignal({ control }),
    b: aDeclaredSignal({ control: { manage_url: 'https://shop.example/b' } }),
    c: aDeclaredSignal({ control }),
    fixed: aDeclaredSignal(),
    asked: aDeclaredSignal({ control: { opt_out: false } }),
    sensitive: aDeclaredSignal({ control, sensitive: true }),
    weather: aDeclaredSignal({ control, origin: 'context' }),
  },
})

const counted = (contributions: Record<string, number>): Signal[] =>
  Object.entries(contributions).map(([key, contribution]) => ({ key, contribution }))

const other = (id: string, score: number, contributions?: Record<string, number>): Alternative => ({
  item: { id },
  score,
  ...(contributions && { contributions }),
})

function whatIf(
  signals: readonly Signal[],
  outcome: Partial<Outcome>,
  { catalogue = index, position }: { catalogue?: CatalogueIndex; position?: number } = {},
) {
  const decision = aDecision({ signals: [...signals], outcome: { method: 'exact', ...outcome }, position })
  const { whatIf, notRecorded } = explain(decision, [], catalogue)
  return { whatIf, lacks: notRecorded.find(({ code }) => code === 'what_if')?.pointers ?? [] }
}

describe('whatIfOf', () => {
  it('names the one key without which an alternative would have stood here', () => {
    const signals = counted({ fixed: 1, a: 2, b: 4 })
    const alternatives = [other('x', 4, { fixed: 4 }), other('y', 5, { fixed: 1, b: 4 })]
    expect(whatIf(signals, { score: 7, alternatives }).whatIf).toEqual({
      code: 'here',
      exact: true,
      places: [2],
      item: { id: 'x' },
      pointers: ['/outcome/score', '/signals/2', '/outcome/alternatives/0'],
    })
  })

  it('takes all entries of a key together, as its control does', () => {
    const signals = [...counted({ a: 2, b: 3 }), ...counted({ a: 2 })]
    const { whatIf: said } = whatIf(signals, { score: 7, alternatives: [other('x', 3.5, {})] })
    expect(said).toMatchObject({
      places: [0],
      pointers: ['/outcome/score', '/signals/0', '/signals/2', '/outcome/alternatives/0'],
    })
  })

  it('takes as many keys as it needs and no more, the largest differences first, ties by key', () => {
    const signals = counted({ c: 2, b: 2, a: 2, fixed: 1 })
    const said = (score: number) =>
      whatIf(signals, { score: 7, alternatives: [other('x', score, {})] }).whatIf
    expect(said(5.5)?.places).toEqual([2])
    expect(said(3.5)?.places).toEqual([2, 1])
    expect(said(1.5)?.places).toEqual([2, 1, 0])
    expect(said(0.5)).toMatchObject({ code: 'none', places: [], item: null })
  })

  it('of equally few, takes those that give the larger lead, then those for the earlier alternative', () => {
    const said = (scores: readonly [number, number], contributions = { a: 2, b: 2, fixed: 3 }) => {
      const alternatives = [other('x', scores[0], { b: 2 }), other('y', scores[1], { a: 2 })]
      return whatIf(counted(contributions), { score: 7, alternatives }).whatIf?.places
    }
    // Without a, x leads; without b, y leads.
    expect(said([5.5, 6])).toEqual([1])
    expect(said([6, 5.5])).toEqual([0])
    expect(said([6, 6])).toEqual([0])
    expect(said([4, 6])).toEqual([1])
  })

  it('breaks equal differences by key, however the decision lists them', () => {
    const alternatives = [other('x', 5.5, {})]
    for (const keys of [
      ['a', 'b', 'c'],
      ['c', 'b', 'a'],
      ['b', 'a', 'c'],
      ['a', 'c', 'b'],
    ]) {
      const signals = keys.map(key => ({ key, contribution: 2 }))
      expect(
        whatIf([...signals, ...counted({ fixed: 1 })], { score: 7, alternatives }).whatIf?.places,
      ).toEqual([keys.indexOf('a')])
    }
  })

  it('names the earlier of two that would have stood equally high', () => {
    const alternatives = [other('x', 6, {}), other('y', 6, {})]
    expect(whatIf(counted({ a: 3, fixed: 4 }), { score: 7, alternatives }).whatIf?.item).toEqual({ id: 'x' })
  })

  it('names what would have stood first, which need not be what needed the fewest keys', () => {
    const alternatives = [other('x', 5.5, {}), other('y', 6.9, { a: 1 })]
    const { whatIf: said } = whatIf(counted({ a: 3, fixed: 4 }), { score: 7, alternatives })
    expect(said).toMatchObject({ places: [0], item: { id: 'y' } })
    expect(
      whatIf(counted({ a: 3, fixed: 4 }), {
        score: 7,
        alternatives: [other('x', 6, {}), other('y', 6.9, { a: 1 })],
      }).whatIf,
    ).toMatchObject({ item: { id: 'x' } })
  })

  it('counts it as against an alternative where the same key speaks for it more', () => {
    const alternatives = [other('x', 5, { a: 4 })]
    expect(whatIf(counted({ a: 3, fixed: 4 }), { score: 7, alternatives }).whatIf?.code).toBe('none')
  })

  it.each<[string, string]>([
    ['has no control', 'fixed'],
    ['can only be asked about', 'asked'],
    ['is sensitive', 'sensitive'],
    ['is about the moment', 'weather'],
    ['is not declared', 'unknown'],
    ['is named like what every object has', 'constructor'],
  ])('never weighs a signal that %s', (_, key) => {
    const { whatIf: said } = whatIf(counted({ [key]: 5, a: 1 }), {
      score: 6,
      alternatives: [other('x', 4, {})],
    })
    expect(said).toMatchObject({ code: 'none', exact: true })
    expect(said?.pointers).toEqual(['/outcome/score', '/signals/1', '/outcome/alternatives/0'])
  })

  it('says "before" where the item did not stand first, or an alternative scored higher already', () => {
    const signals = counted({ a: 3 })
    expect(
      whatIf(signals, { score: 3, alternatives: [other('x', 1, {})] }, { position: 2 }).whatIf?.code,
    ).toBe('before')
    const alternatives = [other('higher', 9), other('x', 1, {})]
    expect(whatIf(signals, { score: 3, alternatives }).whatIf).toMatchObject({
      code: 'before',
      exact: true,
      item: { id: 'x' },
    })
  })

  it('never names the item itself, which some producers list among the alternatives', () => {
    const signals = counted({ a: 3 })
    expect(whatIf(signals, { score: 3, alternatives: [other('sku-1', 3)] }).whatIf).toBeNull()
    const alternatives = [other('sku-1', 3), other('x', 1, {})]
    expect(whatIf(signals, { score: 3, alternatives }).whatIf).toMatchObject({
      code: 'here',
      exact: true,
      item: { id: 'x' },
    })
  })

  it('says nothing on alternatives that all scored higher already', () => {
    const { whatIf: said, lacks } = whatIf(counted({ a: 3 }), { score: 3, alternatives: [other('x', 4, {})] })
    expect([said, lacks]).toEqual([null, []])
    expect(whatIf(counted({ a: 3 }), { score: 3, alternatives: [] }).whatIf).toBeNull()
  })

  it('needs more than a tie, and more than rounding', () => {
    const said = (score: number) =>
      whatIf(counted({ a: 0.1, fixed: 0.2 }), { score: 0.3, alternatives: [other('x', score, {})] }).whatIf
        ?.code
    expect(said(0.2)).toBe('none')
    expect(said(0.19999999999)).toBe('none')
    expect(said(0.201)).toBe('here')
    const large = (lead: number) =>
      whatIf(counted({ a: 1e9, fixed: 1e9 }), { score: 2e9, alternatives: [other('x', 1e9 + lead, {})] })
        .whatIf?.code
    expect(large(1.5)).toBe('none')
    expect(large(3)).toBe('here')
  })

  describe('certainty', () => {
    const signals = counted({ a: 2, fixed: 1 })
    const exact = (alternatives: Alternative[], more: Partial<Outcome> = {}) =>
      whatIf(signals, { score: 3, alternatives, ...more }).whatIf?.exact

    it('is exact where the method is and the alternatives carry their contributions', () => {
      expect(exact([other('x', 2, { fixed: 2 })])).toBe(true)
      expect(exact([other('x', 2, { fixed: 2 })], { method: 'estimate' })).toBe(false)
    })

    it('is an estimate where a score had to be taken as unchanged, of whichever alternative', () => {
      expect(exact([other('x', 2)])).toBe(false)
      expect(exact([other('x', 2, { fixed: 2 }), other('y', 0.5)])).toBe(false)
    })

    it('is so too where nothing would have', () => {
      const none = (alternatives: Alternative[], more: Partial<Outcome> = {}) => {
        const { whatIf: said } = whatIf(signals, { score: 3, alternatives, ...more })
        return [said?.code, said?.exact]
      }
      expect(none([other('x', 0.5, {})])).toEqual(['none', true])
      expect(none([other('x', 0.5, {})], { method: 'estimate' })).toEqual(['none', false])
      expect(none([other('x', 0.5, {}), other('y', 0.5)])).toEqual(['none', false])
    })

    it('rests on the one named alone where it would have come before', () => {
      const inList = (alternatives: Alternative[]) =>
        whatIf(signals, { score: 3, alternatives }, { position: 2 }).whatIf
      expect(inList([other('x', 2), other('y', 0.5, {})])).toMatchObject({ code: 'before', exact: false })
      expect(inList([other('x', 2, {}), other('y', 0.5)])).toMatchObject({ code: 'before', exact: true })
    })

    it('is exact without a base, where nothing says that the contributions are not all', () => {
      expect(exact([other('x', 2, {})])).toBe(true)
    })

    it('is an estimate where one of two removed keys is not named', () => {
      const two = counted({ a: 2, b: 2, fixed: 1 })
      const said = (contributions: Record<string, number>) =>
        whatIf(two, { score: 5, base: 0, alternatives: [other('x', 2, contributions)] }).whatIf
      expect(said({ a: 0, fixed: 1 })).toMatchObject({ places: [0, 1], exact: false })
      expect(said({ a: 0, b: 0, fixed: 1 })).toMatchObject({ places: [0, 1], exact: true })
    })

    it('is an estimate where recorded contributions miss the score and do not name what is removed', () => {
      expect(exact([other('x', 2, { fixed: 1 })], { base: 0 })).toBe(false)
      expect(exact([other('x', 2, { fixed: 1, a: 0 })], { base: 0 })).toBe(true)
      expect(exact([other('x', 2, { fixed: 2 })], { base: 0 })).toBe(true)
    })
  })

  it.each<[string, Partial<Outcome>, readonly string[]]>([
    ['alternatives', { score: 3 }, ['/outcome/alternatives']],
    ['the score', { alternatives: [other('x', 1)] }, ['/outcome/score']],
  ])('says nothing without %s, and that it is not recorded (P8)', (_, outcome, pointers) => {
    const { whatIf: said, lacks } = whatIf(counted({ a: 3 }), outcome)
    expect(said).toBeNull()
    expect(lacks).toEqual(pointers)
  })

  it('says nothing where it is not recorded how much a signal counted that could be switched off', () => {
    const outcome = { score: 3, alternatives: [other('x', 1)] }
    const { whatIf: said, lacks } = whatIf([...counted({ a: 3 }), { key: 'b' }], outcome)
    expect([said, lacks]).toEqual([null, ['/signals/1/contribution']])
    expect(whatIf([...counted({ a: 3 }), { key: 'fixed' }], outcome).whatIf?.code).toBe('here')
  })

  it.each(['surrogate', 'rule', 'unknown'] as const)('says nothing where the method is %s', method => {
    const outcome = { method, score: 3, alternatives: [other('x', 1)] }
    expect(whatIf(counted({ a: 3 }), outcome)).toEqual({ whatIf: null, lacks: [] })
  })

  it('says nothing where the numbers contradict each other', () => {
    const outcome = { score: 3, base: 5, alternatives: [other('x', 1)] }
    expect(whatIf(counted({ a: 3 }), outcome).whatIf).toBeNull()
  })
})

describe('whatIfOf against brute force', () => {
  const keys = ['a', 'b', 'c', 'd', 'e', 'f', 'g', 'h', 'i', 'j', 'k', 'l']
  const part = fc.integer({ min: -8, max: 8 })

  it('takes away the fewest keys that let an alternative lead, or finds that none do', () => {
    const met = new Set<string>()
    fc.assert(
      fc.property(
        fc.dictionary(fc.constantFrom(...keys), fc.tuple(part, fc.boolean()), { minKeys: 1 }),
        fc.array(fc.tuple(fc.integer({ min: -30, max: 30 }), fc.dictionary(fc.constantFrom(...keys), part)), {
          minLength: 1,
          maxLength: 4,
        }),
        (own, rivals) => {
          const catalogue = anIndex({
            signals: Object.fromEntries(
              Object.entries(own).map(([key, [, open]]) => [key, aDeclaredSignal(open ? { control } : {})]),
            ),
          })
          const score = Object.values(own).reduce((sum, [contribution]) => sum + contribution, 0)
          const signals = counted(Object.fromEntries(Object.entries(own).map(([key, [each]]) => [key, each])))
          const alternatives = rivals.map(([total, contributions], i) =>
            other(String(i), total, contributions),
          )
          const { whatIf: said } = whatIf(signals, { score, alternatives }, { catalogue })

          const levers = Object.entries(own)
            .filter(([, [, open]]) => open)
            .map(([key]) => key)
          const lower = alternatives.filter(each => each.score <= score)
          const without = (total: number, parts: Record<string, number>, removed: readonly string[]) =>
            removed.reduce((sum, key) => sum - (parts[key] ?? 0), total)
          const contributions = Object.fromEntries(
            signals.map(({ key, contribution = 0 }) => [key, contribution]),
          )
          const lead = (removed: readonly string[]) =>
            Math.max(...lower.map(each => without(each.score, each.contributions ?? {}, removed))) -
            without(score, contributions, removed)
          const sets = Array.from({ length: 2 ** levers.length }, (_, bits) =>
            levers.filter((_, i) => bits & (1 << i)),
          )
          const working = sets.filter(set => lead(set) > 0).map(set => set.length)

          met.add(said?.code ?? 'null')
          if (lower.length === 0) {
            expect(said).toBeNull()
            return
          }
          if (working.length === 0) {
            expect(said?.code).toBe('none')
            return
          }
          const removed = (said?.places ?? []).map(place => signals[place]?.key ?? '')
          expect(levers).toEqual(expect.arrayContaining(removed))
          expect(removed.length).toBe(Math.min(...working))
          const instead = alternatives[Number(said?.item?.id)]
          expect(
            without(instead?.score ?? 0, instead?.contributions ?? {}, removed) -
              without(score, contributions, removed),
          ).toBe(lead(removed))
        },
      ),
      { numRuns: 500 },
    )
    expect([...met].sort()).toEqual(['before', 'here', 'none', 'null'])
  })
})
