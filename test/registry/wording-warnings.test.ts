import { describe, expect, it } from 'vitest'
import { wordingWarnings } from '../../src/registry/wording-warnings.js'

const summary = ['systems', 'home', 'summary']

describe('wordingWarnings', () => {
  it('names the text in its language, what is wrong and what to write instead', () => {
    const text = { en: 'We leverage what you did.', de: 'Wir nutzen, was Sie getan haben.' }
    expect(wordingWarnings({ path: summary, text })).toEqual([
      { path: [...summary, 'en'], wrong: 'says “leverage”', mend: 'plainer: use' },
    ])
  })

  it('asks who does it of a sentence, and not of a name or half a sentence', () => {
    const text = { en: 'Posts that were shared' }
    expect(wordingWarnings({ path: summary, text })).toHaveLength(1)
    for (const label of ['name', 'because', 'source']) {
      expect(wordingWarnings({ path: ['signals', 'a', label], text })).toEqual([])
    }
  })

  it('counts an argument as one word, and no words where a text has choices', () => {
    const words = (count: number) => Array.from({ length: count }, () => 'word').join(' ')
    const path = ['signals', 'a', 'because']
    expect(wordingWarnings({ path, text: { en: `${words(18)} {value} {date, date, long}` } })).toEqual([])
    expect(wordingWarnings({ path, text: { en: `${words(19)} {value} {date}` } })).toHaveLength(1)
    const plural = `${words(15)} {value, plural, one {${words(5)}} other {${words(5)}}}`
    expect(wordingWarnings({ path, text: { en: plural } })).toEqual([])
    expect(wordingWarnings({ path, text: { en: `utilised ${plural}` } })).toHaveLength(1)
  })

  it('looks at the length alone in a language without rules', () => {
    expect(wordingWarnings({ path: summary, text: { pl: 'Wykorzystujemy to.' } })).toEqual([])
  })
})
