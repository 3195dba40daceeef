import { describe, expect, it } from 'vitest'
import type { PastLook } from '../../../src/contract/audit.js'
import { interfaceLanguages } from '../../../src/contract/languages.js'
import { looksView } from '../../../src/rendering/page/looks-view.js'

const NOON = Date.parse('2026-05-03T12:00:00Z')
const aLook = (over: Partial<PastLook> = {}): PastLook => ({
  at: NOON,
  role: 'support',
  action: 'view',
  reason: 'ticket 4711',
  ...over,
})

function lines(looks: readonly PastLook[], language = 'en', timeZone = 'UTC') {
  const { first, more } = looksView({ looks, more: false }, language, timeZone)
  return [...first, ...more].map(pieces => pieces.map(({ text }) => text).join(''))
}

describe('looksView', () => {
  it('says day, role and reason, in every language', () => {
    expect(lines([aLook()])).toEqual(['3 May 2026: Customer support. Reason given: “ticket 4711”.'])
    for (const language of interfaceLanguages) {
      const [line = ''] = lines([aLook({ role: 'privacy' })], language)
      expect(line).toContain('ticket 4711')
      expect(line).toContain('2026')
    }
  })

  it('tells a list, and what is sensitive, apart', () => {
    const said = lines([aLook({ action: 'list' }), aLook({ action: 'unmask', role: 'privacy' }), aLook()])
    expect(said).toEqual([
      '3 May 2026: Customer support, in a list. Reason given: “ticket 4711”.',
      '3 May 2026: The privacy team, with what is sensitive. Reason given: “ticket 4711”.',
      '3 May 2026: Customer support. Reason given: “ticket 4711”.',
    ])
  })

  it('says the same only once, in the order of the newest, and folds many', () => {
    const looks = Array.from({ length: 40 }, (_, at) => aLook({ at: NOON - at, reason: `ticket ${at % 5}` }))
    expect(lines(looks)).toHaveLength(5)
    const view = looksView({ looks, more: true }, 'en', 'UTC')
    expect([view.first.length, view.more.length, view.none, view.older]).toEqual([3, 2, false, true])
    expect(looksView({ looks: [], more: false }, 'en', 'UTC')).toMatchObject({ none: true, first: [] })
  })

  it('counts days where the organisation is', () => {
    const late = aLook({ at: Date.parse('2026-05-03T23:30:00Z') })
    expect(lines([late], 'en', 'Europe/Berlin')[0]).toContain('4 May 2026')
  })

  it('sets the reason apart, with nothing hidden in it', () => {
    const [pieces] = looksView({ looks: [aLook({ reason: 'a\u202eb' })], more: false }, 'en', 'UTC').first
    expect(pieces?.filter(({ isolated }) => isolated).map(({ text }) => text)).toEqual(['a[U+202E]b'])
  })

  it('has words for a role that it does not know', () => {
    expect(lines([aLook({ role: 'auditor' })])[0]).toContain('Other staff')
  })
})
