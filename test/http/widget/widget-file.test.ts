import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { startService, type TestService } from '../../service.js'
import { read } from '../send.js'

type About = { version: string; file: string; integrity: string }

let service: TestService
let about: About
beforeAll(async () => {
  service = await startService()
  about = await read<About>(await service.request('/widget.json'))
})
afterAll(() => service.close())

describe('the widget file', () => {
  it('is the same under its stable name and under the name that holds its hash', async () => {
    expect(about.file).toMatch(/^widget\.[0-9a-f]{16}\.js$/)
    const [stable, hashed] = await Promise.all(
      ['/widget.js', `/${about.file}`].map(path => service.request(path)),
    )
    expect([stable?.status, hashed?.status]).toEqual([200, 200])
    expect(await stable?.text()).toBe(await hashed?.text())
  })

  it('has the integrity that widget.json names', async () => {
    const bytes = await (await service.request('/widget.js')).arrayBuffer()
    const digest = new Uint8Array(await crypto.subtle.digest('SHA-384', bytes))
    expect(about.integrity).toBe(`sha384-${btoa(String.fromCharCode(...digest))}`)
  })

  it('may be loaded by any page, and is kept for minutes or for a year', async () => {
    const headersOf = async (path: string) => (await service.request(path)).headers
    for (const path of ['/widget.js', `/${about.file}`, '/widget.json']) {
      const headers = await headersOf(path)
      expect(headers.get('access-control-allow-origin')).toBe('*')
      expect(headers.get('cross-origin-resource-policy')).toBe('cross-origin')
      expect(headers.get('x-content-type-options')).toBe('nosniff')
      expect(headers.has('set-cookie')).toBe(false)
    }
    expect((await headersOf('/widget.js')).get('content-type')).toBe('text/javascript; charset=utf-8')
    expect((await headersOf('/widget.js')).get('cache-control')).toMatch(/max-age=300\b/)
    expect((await headersOf(`/${about.file}`)).get('cache-control')).toBe(
      'public, max-age=31536000, immutable',
    )
  })

  it('is not sent again to who has it', async () => {
    const tag = (await service.request('/widget.js')).headers.get('etag') ?? ''
    const again = (tags: string) => service.request('/widget.js', { headers: { 'if-none-match': tags } })
    for (const tags of [tag, `W/${tag}`, `"other", ${tag}`]) expect((await again(tags)).status).toBe(304)
    expect((await again('"other"')).status).toBe(200)
  })

  it('is not there under the hash of another build', async () => {
    expect((await service.request('/widget.0123456789abcdef.js')).status).toBe(404)
  })
})
