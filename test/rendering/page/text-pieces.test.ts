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
    expect(pieces.map(({ text, isolated }) => [text, isolated])).toEqual([
      ['Red boots', true],
      [' and ', false],
      ['boots', true],
    ])
  })

  it('takes the place where a value stands as a word, before one inside a word', () => {
    const [before] = textPieces('Usted ve casas porque buscó a.', ['a'])
    expect(before?.text).toBe('Usted ve casas porque buscó ')
  })

  it('sets a value apart also where Arabic writes a word to it', () => {
    const pieces = textPieces('اشتريت كتب وأقلام', ['كتب', 'أقلام'])
    expect(pieces.filter(({ isolated }) => isolated).map(({ text }) => text)).toEqual(['كتب', 'أقلام'])
  })

  it('says the language and direction of a value in another language', () => {
    const pieces = textPieces('بسبب: Boots', [{ text: 'Boots', language: 'en-GB' }])
    expect(pieces.at(-1)).toEqual({ text: 'Boots', isolated: true, lang: 'en-GB', dir: 'ltr' })
  })
})
