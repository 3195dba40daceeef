import { describe, expect, it } from 'vitest'
import { textPieces } from '../../../src/rendering/page/text-pieces.js'

describe('textPieces', () => {
  it('sets values apart and keeps the sentence', () => {
    const sentence = 'You are seeing Boots because you looked at Socks.'
    const pieces = textPieces(sentence, ['Boots', null, 'Socks', undefined, 'Hats'])
    expect(pieces.map(({ text }) => text).join('')).toBe(sentence)
    expect(pieces.filter(({ isolated }) => isolated).map(({ text }) => text)).toEqual(['Boots', 'Socks'])
  })

  it('never sets a value apart inside another', () => {
    const pieces = textPieces('Red boots and boots', ['Red boots', 'boots'])
    expect(pieces).toEqual([
      { text: 'Red boots', isolated: true },
      { text: ' and ', isolated: false },
      { text: 'boots', isolated: true },
    ])
  })
})
