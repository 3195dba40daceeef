import { describe, expect, it } from 'vitest'
import { formatMoney } from '../../../src/rendering/words/formatters.js'
import { minorUnits } from '../../../src/rendering/words/minor-units.js'

describe('minorUnits', () => {
  it('follows ISO 4217, not what this runtime believes of a currency', () => {
    const currencies = ['EUR', 'HUF', 'COP', 'JPY', 'KWD', 'CLF', 'XXX']
    expect(currencies.map(minorUnits)).toEqual([2, 2, 2, 0, 3, 4, 2])
  })

  it('is the least that money is written with; what was recorded beyond stays', () => {
    expect(formatMoney('en', '5', 'EUR')).toBe('€5.00')
    expect(formatMoney('en', '19.905', 'EUR')).toBe('€19.905')
    expect(formatMoney('de', '1234.5', 'HUF')).toBe('1.234,50\u00a0HUF')
    expect(formatMoney('en', '1234.5', 'RSD')).toBe('RSD\u00a01,234.50')
    expect(formatMoney('en', '500', 'JPY')).toBe('¥500')
    expect(formatMoney('en', '5', 'XXX')).toBe('XXX\u00a05.00')
  })
})
