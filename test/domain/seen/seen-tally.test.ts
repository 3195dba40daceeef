import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { seenKeys } from '../../../src/contract/seen.js'
import { SEEN_KEYS } from '../../../src/contract/seen-limits.js'
import { seenInDecision } from '../../../src/domain/seen/seen-in-decision.js'
import { seenTally } from '../../../src/domain/seen/seen-tally.js'
import { anyDecision } from '../../builders/any.js'
import { aDecision, aSignal } from '../../builders/decision.js'

const tallied = (decisions: readonly ReturnType<typeof aDecision>[]) => {
  const tally = seenTally()
  for (const one of decisions) tally.add(seenInDecision(one, Object.keys(one.cohorts ?? {})))
  return tally.result()
}

describe('seenTally', () => {
  it('adds up keys with the shape of what came with them, most used first', () => {
    const seen = tallied([
      aDecision({
        signals: [aSignal({ key: 'a', value: 1, contribution: 2, purpose: 'p' }), aSignal({ key: 'b' })],
        consent: { purposes: ['p', 'q'] },
        cohorts: { age_band: '30-39' },
      }),
      aDecision({
        occurred_at: '2026-05-01T00:00:00.000Z',
        kind: 'ranking',
        surface: 'list',
        signals: [aSignal({ key: 'a', value: ['x'], observed_at: undefined, source: 's' })],
        not_used: [{ key: 'c', reason: 'policy' }],
        consent: { purposes: ['p'] },
      }),
      aDecision({ signals: [aSignal({ key: 'a', value: undefined })], consent: undefined }),
    ])
    expect(seen).toEqual({
      decisions: 3,
      unreadable: 0,
      signals: [
        {
          key: 'a',
          count: 3,
          values: ['number', 'list'],
          fields: ['contribution', 'observed_at', 'purpose', 'source'],
          purposes: ['p'],
          systems: ['home-recs'],
          first: '2026-05-01',
          last: '2026-05-03',
        },
        expect.objectContaining({ key: 'b', count: 1, values: ['string'], fields: ['observed_at'] }),
      ],
      not_used: [{ key: 'c', count: 1, reasons: ['policy'], systems: ['home-recs'] }],
      systems: [
        {
          id: 'home-recs',
          count: 3,
          kinds: [
            { kind: 'recommendation', count: 2 },
            { kind: 'ranking', count: 1 },
          ],
          surfaces: ['home.hero', 'list'],
          consents: 2,
          purposes: [
            { key: 'p', count: 2 },
            { key: 'q', count: 1 },
          ],
        },
      ],
      surfaces: [
        { key: 'home.hero', count: 2 },
        { key: 'list', count: 1 },
      ],
      purposes: [
        { key: 'p', count: 3, named_by: ['signal', 'consent'] },
        { key: 'q', count: 1, named_by: ['consent'] },
      ],
      cohorts: [{ key: 'age_band', count: 1 }],
      cut: [],
    })
  })

  it('is what its schema says, and the same however the decisions are split into pieces', () => {
    fc.assert(
      fc.property(fc.array(anyDecision, { maxLength: 12 }), fc.nat(12), (decisions, at) => {
        const whole = tallied(decisions)
        expect(seenKeys.parse(whole)).toEqual(whole)
        const pieces = seenTally()
        pieces.add(tallied(decisions.slice(0, at)))
        pieces.add(tallied(decisions.slice(at)))
        expect(pieces.result()).toEqual(whole)
      }),
    )
  })

  it('holds no value, whatever is sent', () => {
    const value = 'marked-value'
    const seen = tallied([
      aDecision({
        subject: value,
        item: { id: value, title: value },
        signals: [aSignal({ value, source: value })],
        not_used: [{ key: 'k', reason: 'policy', detail: value }],
        consent: { reference: value },
        cohorts: { band: value },
        ext: { [value]: value },
        withheld: [{ what: value, ground: value }],
      }),
    ])
    expect(JSON.stringify(seen)).not.toContain(value)
  })

  it('keeps what was seen first where there are too many keys, and says which lists are cut', () => {
    const decisions = Array.from({ length: SEEN_KEYS / 100 + 1 }, (_, i) =>
      aDecision({ signals: Array.from({ length: 100 }, (_, j) => aSignal({ key: `user.${i}.${j}` })) }),
    )
    const { signals, cut } = tallied([...decisions, ...decisions])
    expect(signals).toHaveLength(SEEN_KEYS)
    expect(signals.every(signal => signal.count === 2)).toBe(true)
    expect(signals.some(signal => signal.key === `user.${decisions.length - 1}.0`)).toBe(false)
    expect(cut).toEqual(['signals'])
  })
})
