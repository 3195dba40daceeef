import { describe, expect, it } from 'vitest'
import { type OpenAnswer, openAnswer } from '../../../src/http/answer-open.js'
import { keptAnswers } from '../../../src/http/public/kept-answers.js'

describe('keptAnswers', () => {
  it('makes an answer once, and anew when what it was made of is another', async () => {
    const kept = keptAnswers()
    const [one, other] = [{}, {}]
    let made = 0
    const make = () => openAnswer(String(++made), 'text/html')
    const texts = async (basis: object) => [
      (await kept([basis], 'a', make)).text,
      (await kept([basis], 'a', make)).text,
    ]
    expect(await texts(one)).toEqual(['1', '1'])
    expect(await texts(other)).toEqual(['2', '2'])
    expect(await texts(one)).toEqual(['3', '3'])
    expect((await kept([one], 'b', make)).text).toBe('4')
  })

  it('keeps nothing that was made of what has changed meanwhile', async () => {
    const kept = keptAnswers()
    const [before, after] = [{}, {}]
    let finish: (answer: OpenAnswer) => void = () => {}
    const slow = kept([before], 'a', () => new Promise<OpenAnswer>(resolve => (finish = resolve)))
    await kept([after], 'b', () => openAnswer('other', 'text/html'))
    finish(await openAnswer('old', 'text/html'))
    expect((await slow).text).toBe('old')
    expect((await kept([after], 'a', () => openAnswer('new', 'text/html'))).text).toBe('new')
  })
})
