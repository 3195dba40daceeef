import { describe, expect, it } from 'vitest'
import { visible } from '../../../src/rendering/words/visible.js'

describe('visible', () => {
  it.each([
    ['a\u202Eb', 'a[U+202E]b'],
    ['\u2066a\u2069', '[U+2066]a[U+2069]'],
    ['a\u061Cb\u200E\u200F', 'a[U+061C]b[U+200E][U+200F]'],
    ['a\u0007b\n', 'a␇b␊'],
    ['a\u007Fb\u0085', 'a␡b[U+0085]'],
    ['a\u2028b\u2029', 'a[U+2028]b[U+2029]'],
    ['zero\u200Bwidth\uFEFF', 'zero[U+200B]width[U+FEFF]'],
    ['a\u{E0041}', 'a[U+E0041]'],
    ['a\u200Db', 'a[U+200D]b'],
  ])('names what is hidden in %j', (text, shown) => {
    expect(visible(text)).toBe(shown)
  })

  it.each(['plain', 'Ünïcödé', 'مرحبا', '👩‍👩‍👧', '🏳️‍🌈', 'می‌خواهم', 'क्‍ष'])('leaves %j as it is', text => {
    expect(visible(text)).toBe(text)
  })
})
