// What leaves compressed, on Node alone: on the edge the platform does it.
import { brotliDecompressSync } from 'node:zlib'
import { describe, expect, it } from 'vitest'
import { startServiceOnNode } from '../service-on-node.js'

describe('answerText on Node', () => {
  it('compresses what is long, says so, and keeps the length and the log right', async () => {
    const service = await startServiceOnNode()
    const ask = (init?: RequestInit) => service.request('/openapi.json', init)
    const plain = await ask()
    expect(plain.headers.get('content-encoding')).toBeNull()
    expect(plain.headers.get('vary')).toContain('Accept-Encoding')
    const body = await plain.text()
    const packed = await ask({ headers: { 'accept-encoding': 'gzip, br' } })
    expect(packed.headers.get('content-encoding')).toBe('br')
    const bytes = Buffer.from(await packed.arrayBuffer())
    expect(packed.headers.get('content-length')).toBe(String(bytes.length))
    expect(brotliDecompressSync(bytes).toString()).toBe(body)
    const logged = service.lines.flatMap(line => ('bytes' in line ? [line.bytes] : []))
    expect(logged).toEqual([Buffer.byteLength(body), Buffer.byteLength(body)])
    const head = await ask({ method: 'HEAD', headers: { 'accept-encoding': 'br' } })
    expect(head.headers.get('content-encoding')).toBeNull()
    await service.close()
  })
})
