import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { gzipSync } from 'node:zlib'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { openFile, openStream } from '../../../src/cli/import/source.js'

let folder = ''
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'wherefore-source-'))
})
afterAll(() => rmSync(folder, { recursive: true }))

const content = Buffer.from(Array.from({ length: 40_000 }, (_, at) => `line ${at}\n`).join(''))

function file(name: string, bytes: Buffer): string {
  const path = join(folder, name)
  writeFileSync(path, bytes)
  return path
}

async function read(bytes: AsyncIterable<Buffer>): Promise<Buffer> {
  const parts: Buffer[] = []
  for await (const part of bytes) parts.push(part)
  return Buffer.concat(parts)
}

async function* inPieces(bytes: Buffer, size: number): AsyncGenerator<Buffer> {
  for (let at = 0; at < bytes.length; at += size) yield bytes.subarray(at, at + size)
}

describe('openFile', () => {
  it.each([
    ['plain', content],
    ['packed', gzipSync(content)],
    [
      'packed in two members',
      Buffer.concat([gzipSync(content.subarray(0, 1000)), gzipSync(content.subarray(1000))]),
    ],
  ])('reads a %s file from any place of its content', async (name, bytes) => {
    const source = await openFile(file(name, bytes))
    for (const offset of [0, 1, 65_536, 100_001, content.length]) {
      expect(await read(source.bytesFrom(offset))).toEqual(content.subarray(offset))
      expect(source.bytesRead()).toBeGreaterThan(0)
    }
  })

  it('knows a file by its size and beginning', async () => {
    const one = await openFile(file('a', content))
    const same = await openFile(file('b', content))
    const longer = await openFile(file('c', Buffer.concat([content, Buffer.from('x')])))
    const other = await openFile(file('d', Buffer.from(content).fill('x', 0, 1)))
    expect(same.identity).toEqual(one.identity)
    expect(longer.identity).not.toEqual(one.identity)
    expect(other.identity).not.toEqual(one.identity)
  })

  it('rejects where the gzip ends early or is damaged', async () => {
    const packed = gzipSync(content)
    const short = await openFile(file('short', packed.subarray(0, packed.length / 2)))
    await expect(read(short.bytesFrom(0))).rejects.toMatchObject({ code: 'Z_BUF_ERROR' })
    const broken = await openFile(
      file('broken', Buffer.concat([packed.subarray(0, 5_000), Buffer.alloc(9_000, 7)])),
    )
    await expect(read(broken.bytesFrom(0))).rejects.toMatchObject({ code: expect.stringMatching(/^Z_/) })
  })
})

describe('openStream', () => {
  it('tells gzip by its first two bytes, however they come', async () => {
    expect(openStream(inPieces(content, 1)).identity).toBeNull()
    for (const bytes of [content, gzipSync(content)]) {
      for (const size of [1, 7, 65_536]) {
        expect(await read(openStream(inPieces(bytes, size)).bytesFrom(0))).toEqual(content)
      }
    }
    expect(await read(openStream(inPieces(Buffer.alloc(0), 1)).bytesFrom(0))).toEqual(Buffer.alloc(0))
    expect(await read(openStream(inPieces(Buffer.from('x'), 1)).bytesFrom(0))).toEqual(Buffer.from('x'))
  })
})
