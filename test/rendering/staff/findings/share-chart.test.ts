import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { SystemFound } from '../../../../src/contract/found.js'
import { changeOf } from '../../../../src/rendering/staff/findings/change.js'
import {
  type FoundPoint,
  seriesOf,
  seriesOfCode,
} from '../../../../src/rendering/staff/findings/found-series.js'
import { shareChart } from '../../../../src/rendering/staff/findings/share-chart.js'

const system = (days: Record<string, [decisions: number, found: number]>): SystemFound => ({
  id: 's',
  decisions: 0,
  found: 0,
  days: Object.entries(days).map(([day, [decisions, found]]) => ({ day, decisions, found })),
  findings: [
    {
      code: 'no-consent',
      decisions: 0,
      days: Object.entries(days).map(([day, [, found]]) => ({ day, decisions: found })),
      signals: [],
    },
  ],
})
const range = (from: string, to: string, whole_from = '2026-01-01') => ({ from, to, whole_from })
const points = (counts: readonly [decisions: number, found: number][], whole = true): FoundPoint[] =>
  counts.map(([decisions, found]) => ({ from: 'a', to: 'a', decisions, found, whole }))

describe('seriesOf', () => {
  const systems = [system({ '2026-05-01': [10, 1], '2026-05-03': [4, 4] }), system({ '2026-05-03': [6, 1] })]

  it('has every day, with the sums of all systems', () => {
    const series = seriesOf(range('2026-04-30', '2026-05-03', '2026-05-01'), systems)
    expect(series.map(({ from, decisions, found, whole }) => [from, decisions, found, whole])).toEqual([
      ['2026-04-30', 0, 0, false],
      ['2026-05-01', 10, 1, true],
      ['2026-05-02', 0, 0, true],
      ['2026-05-03', 10, 5, true],
    ])
    expect(seriesOfCode(range('2026-05-03', '2026-05-03'), systems, 'no-consent')).toMatchObject([
      { decisions: 10, found: 5 },
    ])
    expect(seriesOfCode(range('2026-05-03', '2026-05-03'), systems, 'wrong-purpose')).toMatchObject([
      { decisions: 10, found: 0 },
    ])
  })

  it('puts the days of a long time together by sevens, and loses none', () => {
    const series = seriesOf(range('2025-06-01', '2026-05-31'), systems)
    expect(series).toHaveLength(53)
    expect(series.at(-1)).toMatchObject({ from: '2026-05-31', to: '2026-05-31' })
    expect(series.reduce((sum, { decisions }) => sum + decisions, 0)).toBe(20)
  })
})

describe('shareChart', () => {
  it('draws nothing where nothing was found', () => {
    expect(shareChart(points([[10, 0]]))).toBeNull()
    expect(shareChart(points([[10, 5]], false))).toBeNull()
  })

  it.each([
    [0.031, 0.05],
    [0.05, 0.05],
    [0.2, 0.2],
    [0.7, 1],
    [1, 1],
    [0.00011, 0.0002],
  ])('has a round number as its top: %d fits under %d', (share, top) => {
    expect(shareChart(points([[100_000, share * 100_000]]))?.top).toBeCloseTo(top, 10)
  })

  it('keeps every bar inside its box, and shows what was found at all', () => {
    const counts = fc
      .tuple(fc.integer({ min: 1, max: 1_000_000 }), fc.nat(1_000_000))
      .map(([decisions, found]): [number, number] => [decisions, Math.min(decisions, found)])
    fc.assert(
      fc.property(fc.array(counts, { minLength: 1, maxLength: 93 }), list => {
        const chart = shareChart(points(list))
        if (!chart) return
        expect(chart.bars).toHaveLength(list.filter(([, found]) => found > 0).length)
        for (const { x, y, width, height } of chart.bars) {
          expect(x).toBeGreaterThanOrEqual(0)
          expect(x + width).toBeLessThanOrEqual(chart.width)
          expect(y).toBeGreaterThanOrEqual(0)
          expect(y + height).toBeCloseTo(100, 6)
          expect(height).toBeGreaterThanOrEqual(2)
        }
      }),
    )
  })
})

describe('changeOf', () => {
  const steady: [number, number][] = Array.from({ length: 12 }, () => [1000, 10])

  it('says nothing from few days, or without decisions', () => {
    expect(changeOf(points(steady.slice(0, 7)))).toBeNull()
    expect(changeOf(points(steady.map(() => [0, 0])))).toBeNull()
    expect(changeOf(points(steady, false))).toBeNull()
  })

  it('tells more and less from chance', () => {
    const lately = (found: number) => changeOf(points(steady.map(([n, f], at) => [n, at < 9 ? f : found])))
    expect(lately(10)).toMatchObject({ code: 'same' })
    expect(lately(13)).toMatchObject({ code: 'same' })
    expect(lately(40)).toEqual({ code: 'up', before: 0.01, lately: 0.04 })
    expect(lately(0)).toEqual({ code: 'down', before: 0.01, lately: 0 })
    expect(changeOf(points(steady.map(([n]) => [n, 0])))).toMatchObject({ code: 'same' })
  })
})
