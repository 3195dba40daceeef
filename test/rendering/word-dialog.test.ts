import { describe, expect, it } from 'vitest'
import { dialogWords } from '../../src/contract/dialog-words.js'
import { forHostPage } from '../../src/rendering/for-host-page.js'
import { word } from '../../src/rendering/word.js'
import { wordDialog } from '../../src/rendering/word-dialog.js'
import { anExplainedRecord } from '../builders/explained-record.js'
import { advert, recommendation, sensitive, shop } from '../builders/shop.js'

type Overrides = Parameters<typeof anExplainedRecord>[0]

function worded(overrides: Overrides, language = 'en') {
  const explained = word(anExplainedRecord(overrides, shop), language, { publicUrl: '' })
  return dialogWords.parse(wordDialog(forHostPage(explained)))
}

describe('wordDialog', () => {
  it('says of each reason that is shown how strong it is, its share and where it comes from', () => {
    expect(worded(recommendation)).toEqual({
      notes: [
        'the main reason · 46 % · Recorded while you used the service',
        'a strong reason · 22 % · Recorded while you used the service',
        'one of the points against it · 14 % · You gave this yourself',
      ],
      not_used: 'What was not used, and why',
      choices: 'What you can do',
      whole: 'See the whole answer',
    })
  })

  it('speaks the language of the explanation', () => {
    const { notes, choices } = worded(recommendation, 'de')
    expect([notes[0], choices]).toEqual([
      'der Hauptgrund · 46\u00a0% · Bei Ihrer Nutzung des Dienstes festgehalten',
      'Was Sie tun können',
    ])
  })

  it('says that how much a reason counted was not recorded, and names no share', () => {
    const signals = [{ key: 'orders.recent', value: 'a tent' }]
    expect(worded({ signals }).notes).toEqual([
      'we do not know how much it counted · Recorded while you used the service',
    ])
  })

  it('heads no list that is empty', () => {
    expect(worded({ ...recommendation, not_used: [] })).not.toHaveProperty('not_used')
    const ad = worded(advert)
    expect(ad).toMatchObject({ notes: [], parameters: 'What this ad was chosen by' })
    expect(ad).not.toHaveProperty('not_used')
  })

  it('says nothing of what is sensitive', () => {
    expect(JSON.stringify(worded(sensitive))).not.toMatch(/health|foot|flat feet/)
  })
})
