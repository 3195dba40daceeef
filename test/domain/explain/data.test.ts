import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { explain } from '../../../src/domain/explain/explain.js'
import { anyDecision, anyIndex } from '../../builders/any.js'
import { aDeclaredSystem, anIndex, nothingDeclared } from '../../builders/catalogue.js'
import { aDecision, aSignal } from '../../builders/decision.js'

describe('usedByCategory', () => {
  it('groups signals by category in the order of first appearance, undeclared ones apart', () => {
    const signals = [
      'context.weather',
      'x',
      'browsing.viewed_products',
      'y',
      'health.steps',
      'context.weather',
    ].map(key => aSignal({ key, contribution: 0 }))
    expect(explain(aDecision({ signals }), [], anIndex()).used).toEqual([
      { category: 'x.weather', places: [0, 5] },
      { category: null, places: [1, 3] },
      { category: 'user.behavior.browsing_history', places: [2, 4] },
    ])
  })

  it('holds every signal of the decision once (P1)', () => {
    fc.assert(
      fc.property(anyDecision, anyIndex, (decision, index) => {
        const places = explain(decision, [], index).used.flatMap(group => group.places)
        expect(places.toSorted((a, b) => a - b)).toEqual(decision.signals.map((_, i) => i))
      }),
    )
  })
})

describe('notUsedOf', () => {
  it('gives each exclusion with its reason (P9); free text only where the signal may be spoken of', () => {
    const not_used = ['browsing.viewed_products', 'health.steps', 'constructor'].map(key => ({
      key,
      reason: 'too_old' as const,
      detail: 'older than 90 days',
    }))
    expect(explain(aDecision({ not_used }), [], anIndex()).notUsed).toEqual([
      {
        key: 'browsing.viewed_products',
        disclosure: 'open',
        declared: anIndex().catalogue?.signals?.['browsing.viewed_products'],
        reason: 'too_old',
        detail: 'older than 90 days',
        pointers: ['/not_used/0'],
      },
      {
        key: 'health.steps',
        disclosure: 'sensitive',
        declared: anIndex().catalogue?.signals?.['health.steps'],
        reason: 'too_old',
        pointers: ['/not_used/1'],
      },
      {
        key: 'constructor',
        disclosure: 'undeclared',
        declared: null,
        reason: 'too_old',
        pointers: ['/not_used/2'],
      },
    ])
  })

  it('is empty where nothing was left out, and where that was not recorded', () => {
    expect(explain(aDecision({ not_used: [] }), [], anIndex()).notUsed).toEqual([])
    expect(explain(aDecision({ not_used: undefined }), [], anIndex()).notUsed).toEqual([])
  })
})

describe('neverUsedOf', () => {
  const never_uses = [
    { category: 'user.health_and_medical', code: 'sensitive' as const, reason: { en: 'Not our business' } },
    { category: 'user.financial' },
  ]

  it('gives what the declared system never uses, each at its place in the catalogue (P9)', () => {
    const index = anIndex({ systems: { 'home-recs': aDeclaredSystem({ never_uses }) } })
    expect(explain(aDecision(), [], index).neverUsed).toEqual([
      {
        category: 'user.health_and_medical',
        code: 'sensitive',
        reason: { en: 'Not our business' },
        pointers: ['catalogue:/systems/home-recs/never_uses/0'],
      },
      {
        category: 'user.financial',
        code: null,
        reason: null,
        pointers: ['catalogue:/systems/home-recs/never_uses/1'],
      },
    ])
  })

  it('says nothing of a system that is not declared', () => {
    const system = { id: 'toString', version: '1' }
    expect(explain(aDecision({ system }), [], anIndex()).neverUsed).toEqual([])
    expect(explain(aDecision(), [], nothingDeclared).neverUsed).toEqual([])
  })
})
