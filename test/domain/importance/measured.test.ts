import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Importance, SignalImportance, SystemImportance } from '../../../src/contract/importance.js'
import { measured } from '../../../src/domain/importance/measured.js'

const signal = (key: string | null, decisions: number, share = 0): SignalImportance => ({
  key,
  decisions,
  reasons: decisions,
  share: share * 1_000_000,
})

const system = (overrides: Partial<SystemImportance> = {}): SystemImportance => ({
  id: 'home-recs',
  decisions: 1234,
  weighed: 1000,
  persons: 25,
  newest: { version: '7', at: 1 },
  signals: [signal('a', 1000, 125), signal('b', 400, 500), signal('c', 19, 1)],
  ...overrides,
})

const of = (systems: readonly SystemImportance[], shards = { asked: 1, answered: 1 }) =>
  measured({ range: { from: 20_000, to: 20_029 }, shards, systems } satisfies Importance)

describe('measured', () => {
  it('publishes rounded parts, what counted most first, and days as dates', () => {
    expect(of([system()])).toMatchObject({
      from: '2024-10-04',
      to: '2024-11-02',
      systems: [
        {
          id: 'home-recs',
          code: 'measured',
          decisions: 1200,
          version: '7',
          signals: [
            { key: 'b', share: 0.5, used: 0.32 },
            { key: 'a', share: 0.13, used: 0.81 },
          ],
          rare: 1,
        },
      ],
    })
  })

  it.each([
    ['few decisions', { decisions: 99, weighed: 99 }],
    ['few persons', { persons: 19 }],
    ['no declaration', { id: null }],
  ])('publishes nothing of a system with %s', (_, overrides) => {
    expect(of([system(overrides)]).systems).toEqual([])
  })

  it('gives no weights where few decisions recorded any, and orders by use then', () => {
    const [only] = of([system({ weighed: 99 })]).systems
    expect(only?.code).toBe('not_weighed')
    expect(only?.signals.map(({ key, share }) => [key, share])).toEqual([
      ['a', null],
      ['b', null],
    ])
  })

  it('says what was used only where every shard answered and there was enough', () => {
    const two = [system(), system({ id: null, signals: [signal('d', 1), signal(null, 5)] })]
    expect(of(two).used).toEqual(
      new Map([
        ['a', ['home-recs']],
        ['b', ['home-recs']],
        ['c', ['home-recs']],
        ['d', []],
      ]),
    )
    expect(of(two, { asked: 2, answered: 1 }).used).toBeNull()
    expect(of([system({ decisions: 50, weighed: 50 })]).used).toBeNull()
    expect(of([]).used).toBeNull()
  })

  it('never publishes a number of less than 20 uses, 20 persons or 100 decisions', () => {
    const sums = fc.record({
      id: fc.constantFrom('s', 't', null),
      decisions: fc.nat(400),
      weighed: fc.nat(400),
      persons: fc.nat(30),
      newest: fc.constant(null),
      signals: fc.array(
        fc.record({
          key: fc.constantFrom('a', 'b', null),
          decisions: fc.nat(400),
          reasons: fc.nat(400),
          share: fc.nat(400_000_000),
        }),
        { maxLength: 3 },
      ),
    })
    fc.assert(
      fc.property(sums, one => {
        const [published] = of([one]).systems
        const enough = one.id !== null && one.decisions >= 100 && one.persons >= 20
        expect(published !== undefined).toBe(enough)
        const few = one.signals.filter(({ decisions }) => decisions < 20).length
        if (published) expect(published.rare).toBe(few)
        if (published && one.weighed < 100)
          expect(published.signals.every(({ share }) => share === null)).toBe(true)
      }),
    )
  })
})
