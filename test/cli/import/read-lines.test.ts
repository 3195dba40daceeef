import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { type Line, type LinePlace, readLines } from '../../../src/cli/import/read-lines.js'

async function* chunks(parts: readonly Buffer[]): AsyncGenerator<Buffer> {
  yield* parts
}

async function linesOf(parts: readonly Buffer[], start: LinePlace = { offset: 0, line: 0 }): Promise<Line[]> {
  const lines: Line[] = []
  for await (const line of readLines(chunks(parts), start)) lines.push(line)
  return lines
}

const told = (lines: readonly Line[]) =>
  lines.map(({ number, end, bytes }) => [number, end, bytes?.toString('latin1') ?? null])

/** Cuts bytes at the given places. */
function cut(bytes: Buffer, places: readonly number[]): Buffer[] {
  const sorted = [0, ...places.map(place => place % (bytes.length + 1)), bytes.length].sort(
    (one, other) => one - other,
  )
  return sorted.slice(1).map((end, at) => bytes.subarray(sorted[at], end))
}

describe('readLines', () => {
  it('numbers lines, blank ones counted, and says where each ends', async () => {
    expect(told(await linesOf([Buffer.from('a\n\n \t\r\nbc\r\nd')]))).toEqual([
      [1, 2, 'a'],
      [4, 11, 'bc'],
      [5, 12, 'd'],
    ])
    expect(await linesOf([Buffer.from('')])).toEqual([])
    expect(await linesOf([Buffer.from('\n\n')])).toEqual([])
  })

  it('drops a byte order mark where the content begins, and nowhere else', async () => {
    const mark = '\u00ef\u00bb\u00bf'
    const bytes = Buffer.from(`${mark}a\n${mark}b\n`, 'latin1')
    expect(told(await linesOf([bytes]))).toEqual([
      [1, 5, 'a'],
      [2, 10, `${mark}b`],
    ])
  })

  it('keeps 64 KiB of a line and no more, and finds the one after it', async () => {
    const longest = 'x'.repeat(65_536)
    const parts = Array.from({ length: 500 }, () => Buffer.alloc(10_000, 'y'))
    const lines = await linesOf([Buffer.from(`${longest}\r\n${longest}x\n`), ...parts, Buffer.from('\nz')])
    expect(lines.map(({ number, bytes }) => [number, bytes?.length ?? null])).toEqual([
      [1, 65_536],
      [2, null],
      [3, null],
      [4, 1],
    ])
    expect(lines.at(-1)?.end).toBe(2 * 65_536 + 4 + 5_000_000 + 2)
  })

  it('gives the same lines however the bytes are cut, and from wherever it goes on', async () => {
    const byte = fc.constantFrom(0x0a, 0x0d, 0x20, 0x61, 0xff, 0xef, 0xbb, 0xbf)
    const bytes = fc.array(byte, { maxLength: 60 }).map(list => Buffer.from(list))
    await fc.assert(
      fc.asyncProperty(
        bytes,
        fc.array(fc.nat(60), { maxLength: 6 }),
        fc.nat(20),
        async (content, places, at) => {
          const whole = await linesOf([content])
          expect(told(await linesOf(cut(content, places)))).toEqual(told(whole))
          const line = whole[at % Math.max(whole.length, 1)]
          if (!line) return
          const rest = await linesOf([content.subarray(line.end)], { offset: line.end, line: line.number })
          expect(told(rest)).toEqual(told(whole.filter(({ number }) => number > line.number)))
        },
      ),
    )
  })
})
