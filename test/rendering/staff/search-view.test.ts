import { describe, expect, it } from 'vitest'
import { renderSearch } from '../../../src/rendering/staff/render-search.js'
import { type SearchScreen, searchView } from '../../../src/rendering/staff/search-view.js'
import { aDecision } from '../../builders/decision.js'
import { anExplainedRecord } from '../../builders/explained-record.js'
import { recommendation, shop } from '../../builders/shop.js'

const nothingAsked = {
  subject: '',
  decision: '',
  item: '',
  surface: '',
  system: '',
  kind: '',
  finding: '',
  from: '',
  to: '',
}

function looked(over: object = {}) {
  const overrides = { ...recommendation, ...over }
  const { cohorts: _, ...decision } = aDecision(overrides)
  return { decision, record: anExplainedRecord(overrides, shop), address: 'A'.repeat(83) }
}

function aScreen(over: Partial<SearchScreen> = {}): SearchScreen {
  return {
    asked: nothingAsked,
    reason: '',
    person: null,
    results: null,
    wrong: [],
    systems: [],
    surfaces: [],
    timeZone: 'Europe/Berlin',
    publicUrl: 'https://why.example',
    ...over,
  }
}

const noResults = { found: [], next: null, first: null, missing: 0, searchedBackTo: null }

describe('searchView', () => {
  it('says which parts did not answer, and how far back it came', () => {
    const results = { ...noResults, found: [looked()], missing: 2, searchedBackTo: Date.UTC(2026, 4, 31, 23) }
    expect(searchView(aScreen({ results }), 'en').results).toMatchObject({
      count: '1 decision',
      missing: '2 parts of the service did not answer. Some decisions may be missing here.',
      searched: 'Searched back to 2026-06-01 so far. Older decisions may fit too.',
      none: null,
    })
  })

  it('names the customer of each row where they may be several, and once in the form where it is one', () => {
    const found = [looked(), looked({ subject: 'other' })]
    expect(searchView(aScreen({ results: { ...noResults, found } }), 'en').results?.mixed).toBe(true)
    const one = searchView(
      aScreen({ person: 'P', results: { ...noResults, found: found.slice(0, 1) } }),
      'en',
    )
    expect([one.asked.subject, one.results?.mixed]).toEqual(['customer-1', false])
  })

  it('offers to compare where there are two', () => {
    const comparable = (count: number) => {
      const found = Array.from({ length: count }, () => looked())
      return searchView(aScreen({ results: { ...noResults, found } }), 'en').results?.comparable
    }
    expect([comparable(1), comparable(2)]).toEqual([false, true])
  })

  it('tells nobody’s decisions from a filter that is too narrow, and from the end of a list', () => {
    const none = (over: Partial<SearchScreen>) =>
      searchView(aScreen({ results: noResults, ...over }), 'en').results?.none
    expect(none({})).toEqual({ person: false, page: false })
    expect(none({ person: 'P' })).toEqual({ person: true, page: false })
    expect(none({ results: { ...noResults, first: '/staff/search?item=a' } })).toEqual({
      person: false,
      page: true,
    })
  })
})

describe('renderSearch', () => {
  it('keeps what producers and staff typed out of its markup', () => {
    const hostile = '"><script>alert(1)</script>'
    const asked = { ...nothingAsked, subject: hostile, item: hostile, system: hostile }
    const page = renderSearch(
      { language: 'en', organisation: hostile, me: { name: hostile, role: 'support', csrf: 'c' }, ways: [] },
      aScreen({
        asked,
        reason: hostile,
        systems: [hostile],
        results: { ...noResults, found: [looked({ item: { id: 'x', title: hostile }, subject: hostile })] },
      }),
    )
    expect(page).not.toContain('<script>alert')
    expect(page).toContain('&lt;script&gt;alert(1)')
  })
})
