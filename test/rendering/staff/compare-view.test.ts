import { describe, expect, it } from 'vitest'
import { indexCatalogue } from '../../../src/domain/catalogue-index.js'
import { compare } from '../../../src/domain/explain/compare.js'
import { compareView } from '../../../src/rendering/staff/compare-view.js'
import { aDecision, aSignal } from '../../builders/decision.js'
import { anExplainedRecord } from '../../builders/explained-record.js'
import { recommendation, shop } from '../../builders/shop.js'

type Overrides = Parameters<typeof aDecision>[0]

function looked(overrides: Overrides) {
  const { cohorts: _, ...decision } = aDecision(overrides)
  return { decision, record: anExplainedRecord(overrides, shop), address: 'A'.repeat(83) }
}

function viewOf(one: Overrides, other: Overrides) {
  const pair = [looked(one), looked(other)] as const
  const comparison = compare(
    pair[0].decision,
    pair[1].decision,
    indexCatalogue({ version: 7, catalogue: shop }),
  )
  return compareView({ one: pair[0], other: pair[1], comparison, publicUrl: 'https://why.example' }, 'en')
}

const inList = (id: string, title: string, contributions: Readonly<Record<string, number>>): Overrides => ({
  ...recommendation,
  id,
  slate_id: 'list',
  item: { id, title },
  outcome: { method: 'exact', score: Object.values(contributions).reduce((a, b) => a + b, 0), base: 0 },
  signals: Object.entries(contributions).map(([key, contribution]) => aSignal({ key, contribution })),
})

describe('compareView', () => {
  it('says why the one and not the other of a list, and where they differ most', () => {
    const view = viewOf(
      inList('a', 'Tent', { 'browsing.viewed_products': 2, 'orders.recent': 1 }),
      inList('b', 'Stove', { 'browsing.viewed_products': 0.5, 'orders.recent': 1 }),
    )
    expect(view.told).toMatchObject({
      text: 'Tent came before Stove.',
      differences: [{ text: expect.stringContaining('Tent') }],
    })
    expect(view.signals.map(({ key, one, other, differs }) => [key, one, other, differs])).toEqual([
      ['browsing.viewed_products', '+2', '+0.5', true],
      ['orders.recent', '+1', '+1', false],
    ])
  })

  it('counts all that is sensitive as one, under the fixed words', () => {
    const view = viewOf(
      inList('a', 'Tent', { 'health.foot_condition': 2, 'orders.recent': 1 }),
      inList('b', 'Stove', { 'orders.recent': 1 }),
    )
    expect(view.signals[0]).toMatchObject({ key: null, one: '+2', other: 'not used' })
    expect(JSON.stringify(view)).not.toMatch(/health|foot/)
  })

  it('marks the facts that differ, and leaves out those that neither has', () => {
    const { facts } = viewOf(recommendation, {
      ...recommendation,
      id: 'd-2',
      system: { id: 'home-recs', version: '9' },
    })
    expect(facts.filter(({ differs }) => differs).map(({ term }) => term)).toEqual(['System'])
    expect(facts.map(({ term }) => term)).not.toContain('Place in the list')
  })
})
