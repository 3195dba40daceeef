import { brotliDecompressSync, gunzipSync, gzipSync } from 'node:zlib'
import { describe, expect, it } from 'vitest'
import { TooLarge, Unreadable } from '../../../src/http/body-error.js'
import { gunzip } from '../../../src/runtime/gunzip.js'
import { compress } from '../../../src/runtime/node/compress.js'

const text = 'why am I seeing this? '.repeat(500)
const ask = (accept: string | null) =>
  new Request('http://localhost/', accept === null ? {} : { headers: { 'accept-encoding': accept } })
const page = (body: string | null = text, type = 'text/html; charset=utf-8') =>
  new Response(body, { headers: { 'content-type': type } })

describe('compress', () => {
  it('prefers brotli, takes gzip, and honours weights', async () => {
    const encoding = async (accept: string | null) =>
      (await compress(ask(accept), page())).headers.get('content-encoding')
    expect(await encoding('gzip, deflate, br')).toBe('br')
    expect(await encoding('gzip')).toBe('gzip')
    expect(await encoding('br;q=0, gzip;q=0.5')).toBe('gzip')
    expect(await encoding('br;q=0.1, gzip;q=0.9')).toBe('gzip')
    expect(await encoding('*')).toBe('br')
    expect(await encoding('identity')).toBeNull()
    expect(await encoding('*;q=0')).toBeNull()
    expect(await encoding(null)).toBeNull()
  })

  it('gives back the same text and says what it varies by', async () => {
    const br = await compress(ask('br'), page())
    expect(brotliDecompressSync(Buffer.from(await br.arrayBuffer())).toString()).toBe(text)
    expect(br.headers.get('vary')).toContain('Accept-Encoding')
    const gzip = await compress(ask('gzip'), page())
    expect(gunzipSync(Buffer.from(await gzip.arrayBuffer())).toString()).toBe(text)
  })

  it('leaves small answers, other types and empty answers alone', async () => {
    expect((await compress(ask('br'), page('short'))).headers.has('content-encoding')).toBe(false)
    expect((await compress(ask('br'), page(text, 'image/png'))).headers.has('content-encoding')).toBe(false)
    expect((await compress(ask('br'), new Response(null, { status: 204 }))).status).toBe(204)
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
