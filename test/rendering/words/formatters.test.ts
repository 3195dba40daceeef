import { describe, expect, it } from 'vitest'
import {
  formatDate,
  formatList,
  formatNumber,
  formatTime,
  languageName,
} from '../../../src/rendering/words/formatters.js'

const MAY = '2026-05-03T23:30:00Z'

describe('formatDate', () => {
  it.each([
    ['en', '4 May 2026'],
    ['de', '4. Mai 2026'],
    ['fr', '4 mai 2026'],
    ['es', '4 de mayo de 2026'],
    ['ar', '4 مايو 2026'],
    ['ar-EG', '4 مايو 2026'],
  ])('writes day, month and year in the time zone asked for (%s)', (language, date) => {
    expect(formatDate(language, 'Europe/Berlin', MAY)).toBe(date)
  })

  it('counts the first day of a month as French does, and no other', () => {
    expect(formatDate('fr', 'UTC', '2026-02-01T12:00:00Z')).toBe('1er février 2026')
    expect(formatDate('fr-CA', 'UTC', '2026-02-01T12:00:00Z')).toBe('1er février 2026')
    expect(formatDate('fr', 'UTC', '2026-02-11T12:00:00Z')).toBe('11 février 2026')
    expect(formatDate('es', 'UTC', '2026-02-01T12:00:00Z')).toBe('1 de febrero de 2026')
  })

  it('is null for what is no date', () => {
    expect(formatDate('en', 'UTC', 'yesterday')).toBeNull()
  })
})

describe('formatTime', () => {
  it.each(['en', 'de', 'fr', 'es', 'ar'])('is on a clock of 24 hours, with the digits 0-9 (%s)', language => {
    expect(formatTime(language, 'Europe/Berlin', Date.parse(MAY))).toBe('01:30')
  })
})

describe('formatNumber', () => {
  it('writes Arabic with the digits 0-9, in every region', () => {
    for (const language of ['ar', 'ar-EG', 'ar-MA']) expect(formatNumber(language, 42)).toBe('42')
  })
})

describe('formatList', () => {
  it.each([
    ['fr', 'a, b et c'],
    ['es', 'a, b y c'],
    ['ar', 'a وb وc'],
  ])('joins as the language does (%s)', (language, joined) => {
    expect(formatList(language, ['a', 'b', 'c'])).toBe(joined)
  })
})

describe('languageName', () => {
  it('names a language in itself', () => {
    expect(['en', 'de', 'fr', 'es', 'ar'].map(languageName)).toEqual([
      'English',
      'Deutsch',
      'français',
      'español',
      'العربية',
    ])
  })
})
