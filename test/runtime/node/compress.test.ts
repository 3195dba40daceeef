import { brotliDecompressSync, gunzipSync, gzipSync } from 'node:zlib'
import { describe, expect, it } from 'vitest'
import { TooLarge, Unreadable } from '../../../src/http/body-error.js'
import { gunzip } from '../../../src/runtime/gunzip.js'
import { compress } from '../../../src/runtime/node/compress.js'

const text = 'why am I seeing this? '.repeat(500)
const bytesOf = (body: string) => new TextEncoder().encode(body)

describe('compress', () => {
  it('prefers brotli, takes gzip, and honours weights', () => {
    const encoding = (accept: string) => compress(bytesOf(text), accept)?.encoding
    expect(encoding('gzip, deflate, br')).toBe('br')
    expect(encoding('gzip')).toBe('gzip')
    expect(encoding('br;q=0, gzip;q=0.5')).toBe('gzip')
    expect(encoding('br;q=0.1, gzip;q=0.9')).toBe('gzip')
    expect(encoding('*')).toBe('br')
    expect(encoding('identity')).toBeUndefined()
    expect(encoding('*;q=0')).toBeUndefined()
    expect(encoding('')).toBeUndefined()
  })

  it('gives back the same text', () => {
    const br = compress(bytesOf(text), 'br')
    expect(brotliDecompressSync(br?.bytes ?? Buffer.of()).toString()).toBe(text)
    const gzip = compress(bytesOf(text), 'gzip')
    expect(gunzipSync(gzip?.bytes ?? Buffer.of()).toString()).toBe(text)
  })

  it('leaves small answers as they are', () => {
    expect(compress(bytesOf('short'), 'br')).toBeNull()
  })
})

describe('gunzip', () => {
  it('unpacks up to the limit and stops a bomb there', () => {
    const bytes = (size: number) => new Uint8Array(gzipSync(Buffer.alloc(size)))
    expect(gunzip(bytes(1000), 1000).length).toBe(1000)
    expect(() => gunzip(bytes(1001), 1000)).toThrow(TooLarge)
    expect(() => gunzip(bytes(100_000_000), 8 * 1024 * 1024)).toThrow(TooLarge)
  })

  it('refuses what is not gzip, or only half of it', () => {
    expect(() => gunzip(Uint8Array.of(1, 2, 3), 1000)).toThrow(Unreadable)
    expect(() => gunzip(new Uint8Array(gzipSync(text)).slice(0, 40), 100_000)).toThrow(Unreadable)
  })
})
