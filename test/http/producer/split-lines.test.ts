import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { splitLines } from '../../../src/http/producer/split-lines.js'

const bytes = (text: string) => new TextEncoder().encode(text)
const notUtf8 = (...lines: (string | null)[]) =>
  Buffer.concat(
    lines.map(line => Buffer.concat([line === null ? Buffer.from([0xff]) : bytes(line), bytes('\n')])),
  )

describe('splitLines', () => {
  it('leaves blank lines out and keeps what CRLF leaves for JSON to skip', () => {
    expect(splitLines(bytes('a\r\n\r\n \t\nb'), 10)).toEqual(['a\r', 'b'])
    expect(splitLines(bytes(''), 10)).toEqual([])
  })

  it('drops a byte order mark at the beginning alone', () => {
    expect(splitLines(bytes('\uFEFFa\n\uFEFFb'), 10)).toEqual(['a', '\uFEFFb'])
    expect(splitLines(notUtf8('\uFEFFa', '\uFEFFb', null), 10)).toEqual(['a', '\uFEFFb', null])
  })

  it('gives null for a line that is not UTF-8, and for no other', () => {
    expect(splitLines(notUtf8('ä', null, '', '漢', null), 10)).toEqual(['ä', null, '漢', null])
  })

  it('stops one line after the most', () => {
    expect(splitLines(bytes('a\n'.repeat(50)), 3)).toHaveLength(4)
    expect(splitLines(notUtf8(...new Array(50).fill(null)), 3)).toHaveLength(4)
  })

  it('gives the same lines whether or not another line can be read', () => {
    const line = fc.string({ unit: 'binary' }).map(text => text.toWellFormed().replaceAll('\n', ' '))
    fc.assert(
      fc.property(fc.array(line, { maxLength: 8 }), lines => {
        const readable = splitLines(bytes(lines.map(each => `${each}\n`).join('')), 100)
        const beside = splitLines(notUtf8(...lines, null), 100)
        expect(beside).toEqual([...readable, null])
      }),
    )
  })
})
