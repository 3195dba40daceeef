import { describe, expect, it } from 'vitest'
import type { Signal } from '../../../src/contract/decision.js'
import { explain } from '../../../src/domain/explain/explain.js'
import { anIndex, nothingDeclared } from '../../builders/catalogue.js'
import { aDecision, aSignal, contributing } from '../../builders/decision.js'

const context = (contribution?: number) => aSignal({ key: 'context.weather', contribution })

function headlineOf(signals: Signal[], method?: 'rule' | 'exact' | 'unknown', index = anIndex()) {
  return explain(aDecision({ signals, outcome: method && { method } }), [], index).headline
}

describe('headlineOf', () => {
  it('(1) is not_recorded without signals and without a method', () => {
    const pointers = ['/signals', '/outcome/method']
    const notRecorded = { code: 'not_recorded', place: null, nothingCounted: false, pointers }
    expect(headlineOf([])).toEqual(notRecorded)
    expect(headlineOf([], 'unknown')).toEqual(notRecorded)
  })

  it('(2) is nothing_about_you without a personal signal (P10)', () => {
    const nothing = { code: 'nothing_about_you', place: null, nothingCounted: false, pointers: ['/signals'] }
    expect(headlineOf([], 'rule')).toEqual(nothing)
    expect(headlineOf([context(1), context()])).toEqual(nothing)
    expect(headlineOf([context(0)], 'exact')).toEqual(nothing)
  })

  it('(3) is nothing_about_you where personal signals were used and none counted (P10)', () => {
    const counted = { code: 'nothing_about_you', place: null, nothingCounted: true, pointers: ['/signals'] }
    expect(headlineOf([aSignal({ contribution: 0 }), context(1)])).toEqual(counted)
    expect(headlineOf([aSignal({ contribution: -0 })], 'exact')).toEqual(counted)
  })

  it('(4) is because, on the first reason for', () => {
    expect(headlineOf(contributing(1, -5, 2, null), 'exact')).toEqual({
      code: 'because',
      place: 2,
      nothingCounted: false,
      pointers: ['/signals/2'],
    })
    expect(headlineOf([aSignal({ contribution: -1 }), context(3)])).toMatchObject({
      code: 'because',
      place: 1,
    })
  })

  it('(5) is because, on the first signal, where a rule decided and no contribution was recorded', () => {
    expect(headlineOf(contributing(null, null), 'rule')).toMatchObject({
      code: 'because',
      place: 0,
      pointers: ['/signals/0'],
    })
  })

  it('(5) never rests on a signal that did not count', () => {
    expect(headlineOf(contributing(0, null), 'rule')).toMatchObject({ code: 'because', place: 1 })
  })

  it('(6) is not_recorded where no contribution was recorded, at each place where one would stand', () => {
    const pointers = ['/signals/0/contribution', '/signals/1/contribution']
    expect(headlineOf(contributing(null, null), 'exact')).toEqual({
      code: 'not_recorded',
      place: null,
      nothingCounted: false,
      pointers,
    })
    expect(headlineOf(contributing(0, null))).toMatchObject({
      code: 'not_recorded',
      pointers: ['/signals/1/contribution'],
    })
  })

  it('(7) is in_spite_of, on the first reason, where everything recorded counted against', () => {
    expect(headlineOf(contributing(-1, null, -2), 'rule')).toEqual({
      code: 'in_spite_of',
      place: 2,
      nothingCounted: false,
      pointers: ['/signals/2'],
    })
  })

  it('takes an undeclared signal for a personal one (P6)', () => {
    expect(headlineOf([context(1)], 'exact', nothingDeclared)).toMatchObject({ code: 'because', place: 0 })
  })
})
