import { Hono } from 'hono'
import { describe, expect, it } from 'vitest'
import type { Env } from '../../../src/http/env.js'
import { admitBodies } from '../../../src/http/producer/admit-bodies.js'
import { Refusal } from '../../../src/http/refusal.js'

/** An application that holds every request until it is let go. */
function holding(most: number) {
  const waiting: (() => void)[] = []
  const app = new Hono<Env>()
    .post('/', admitBodies(most), async c => {
      await new Promise<void>(resolve => waiting.push(resolve))
      return c.text('stored')
    })
    .onError((error, c) =>
      error instanceof Refusal ? c.text(error.code, 429, error.headers ?? {}) : c.text('failed', 500),
    )
  const send = async (bytes: number) =>
    app.request('/', { method: 'POST', headers: { 'Content-Length': String(bytes) }, body: 'x' })
  return { send, waiting }
}

describe('admitBodies', () => {
  it('refuses what there is no room for, with when to come again, and lets in what comes when room is made', async () => {
    const { send, waiting } = holding(100_000)
    const first = send(60_000)
    const refused = await send(60_000)
    expect(refused.status).toBe(429)
    expect(refused.headers.get('retry-after')).toBe('1')
    const small = send(10_000)
    while (waiting.length < 2) await new Promise(resolve => setImmediate(resolve))
    for (const go of waiting.splice(0)) go()
    expect([(await first).status, (await small).status]).toEqual([200, 200])
    const again = send(60_000)
    while (waiting.length < 1) await new Promise(resolve => setImmediate(resolve))
    for (const go of waiting.splice(0)) go()
    expect((await again).status).toBe(200)
  })

  it('reads the body that it refuses to its end, so that its connection can be used again', async () => {
    const app = new Hono<Env>()
      .post('/', admitBodies(0), c => c.text('stored'))
      .onError((error, c) => c.text(error instanceof Refusal ? error.code : 'failed', 429))
    let read = 0
    const body = new ReadableStream({
      pull(controller) {
        read += 1
        if (read > 5) controller.close()
        else controller.enqueue(new Uint8Array(1000))
      },
    })
    const answer = await app.request('/', { method: 'POST', body, duplex: 'half' } as RequestInit)
    expect([answer.status, read]).toEqual([429, 6])
  })

  it('takes a body without a length for the longest there may be', async () => {
    const app = new Hono<Env>()
      .post('/', admitBodies(500_000), c => c.text('stored'))
      .onError((error, c) => c.text(error instanceof Refusal ? error.code : 'failed', 429))
    expect((await app.request('/', { method: 'POST', body: 'x' })).status).toBe(429)
    const known = { method: 'POST', headers: { 'Content-Length': '1' }, body: 'x' }
    expect((await app.request('/', known)).status).toBe(200)
  })
})
