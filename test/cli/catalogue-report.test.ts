import { describe, expect, it } from 'vitest'
import { catalogueReport } from '../../src/cli/catalogue-report.js'
import { readCatalogue } from '../../src/registry/read-catalogue.js'

const ESC = '\u001b'

function report(source: string, colour = false): string {
  const read = readCatalogue(source, 'yaml', { plainLoopback: false })
  return catalogueReport({ file: 'catalogue.yaml', source, colour, read })
}

const BROKEN = `organisation: { name: Northpath, contact: privacy@northpath.example }
languages: [en]
signals:
  a:
    name: { en: Pages }
    category: user.behaviour.browsing_history
    origin: context
    purposes: []
`

describe('catalogueReport', () => {
  it('shows file, line and column, what is wrong, the line with a caret, and how to mend it', () => {
    expect(
      report(BROKEN),
    ).toBe(`catalogue.yaml:6:15 error /signals/a/category: names user.behaviour.browsing_history, which is not a known data category
6 |     category: user.behaviour.browsing_history
  |               ^
mend: write user.behavior.browsing_history, the nearest known, or a category of your own under x.

catalogue.yaml: 1 error`)
  })

  it('says that a catalogue with warnings has no errors', () => {
    const source = BROKEN.replace('behaviour', 'behavior').replace('context', 'observed')
    const lines = report(source).split('\n')
    expect(lines[0]).toBe(
      'catalogue.yaml:4:3 warning /signals/a: does not say how long this personal data is kept',
    )
    expect(lines.at(-1)).toBe('catalogue.yaml: no errors, 1 warning')
  })

  it('says when there is nothing to say', () => {
    expect(report(BROKEN.replace('behaviour', 'behavior'))).toBe('catalogue.yaml: no errors, no warnings')
  })

  it('counts the places it does not name', () => {
    const unknown = Array.from({ length: 130 }, (_, i) => `field${i}: 1`).join('\n')
    expect(report(unknown).split('\n').at(-1)).toBe('catalogue.yaml: 132 errors')
  })

  it('shows what has no place in the file without a line', () => {
    expect(report('')).toMatch(/^catalogue\.yaml error the file: holds nothing\nmend: /)
  })

  it('colours only when asked, and says the same words', () => {
    const plain = report(BROKEN)
    const coloured = report(BROKEN, true)
    expect(plain).not.toContain(ESC)
    expect(coloured).toContain(`${ESC}[1;31merror${ESC}[0m`)
    // biome-ignore lint/suspicious/noControlCharactersInRegex: the colours are what is taken away
    expect(coloured.replace(/\u001b\[[0-9;]*m/g, '')).toBe(plain)
  })

  it('keeps the caret under the place in lines with tabs and in lines too long to show', () => {
    const long = `organisation: { name: N, contact: c }\nlanguages: [en, ${'xx-XX, '.repeat(40)}??, de]\n`
    for (const source of [long, 'organisation: { name: N,\tcontact: 3 }\nlanguages: [en]\n']) {
      const [, line = '', caret = ''] = report(source).split('\n')
      expect(line.length).toBeLessThanOrEqual(110)
      expect(line[caret.indexOf('^')]).toBe(source === long ? '?' : '3')
    }
  })

  it('lets nothing in the file act on the terminal', () => {
    const source = `organisation: { name: N, contact: c }\nlanguages: [en]\n"${ESC}[2J\u202Eevil": 1 # ${ESC}]0;x\u0007\n`
    // biome-ignore lint/suspicious/noControlCharactersInRegex: what must not be there
    expect(report(source)).not.toMatch(/[\u0000-\u0009\u000b-\u001f\u007f-\u009f\u202a-\u202e]/)
    expect(report(source)).toContain('evil')
  })
})
