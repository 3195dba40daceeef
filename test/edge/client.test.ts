// The client as it is packed, inside a Worker without Node's own modules, over real sockets.
import { readFileSync } from 'node:fs'
import { createServer, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { resolve } from 'node:path'
import { gunzipSync } from 'node:zlib'
import { Miniflare } from 'miniflare'
import { afterEach, describe, expect, it } from 'vitest'
import { compatibility } from '../fixtures/build-worker.js'

const WORKER = `
import { createClient } from './client.js'

const decision = n => ({
  id: 'd-' + n, occurred_at: '2026-05-03T10:00:00Z', subject: 'customer-1', kind: 'recommendation', surface: 'home.hero',
  system: { id: 'home-recs', version: '1' }, item: { id: 'sku-1' }, signals: [],
})

export default {
  async fetch(request, env, context) {
    const client = createClient({ url: env.SERVICE, key: 'producer-key', buffer: { batchDecisions: 300 } })
    if (new URL(request.url).pathname === '/send') {
      return Response.json(await client.send([decision(1)]).catch(({ code, status }) => ({ code, status })))
    }
    const kept = Array.from({ length: 700 }, (_, n) => client.enqueue(decision(n)))
    context.waitUntil(client.flush())
    return Response.json(kept.every(Boolean))
  },
}`

const closers: (() => Promise<void>)[] = []
afterEach(async () => {
  for (const close of closers.splice(0)) await close()
})

type Answer = (response: ServerResponse, ids: readonly string[]) => void

const accepts: Answer = (response, ids) =>
  response.end(JSON.stringify({ items: ids.map((id, index) => ({ index, id, status: 'accepted' })) }))

/** A service whose first answers are as given; after them it accepts. Gives the ids of each request, and the Worker. */
async function start(...answers: readonly Answer[]) {
  const requests: { readonly ids: readonly string[]; readonly encoding: string | undefined }[] = []
  const server = createServer(async (request, response) => {
    const chunks: Buffer[] = []
    for await (const chunk of request) chunks.push(chunk)
    const body = Buffer.concat(chunks)
    const encoding = request.headers['content-encoding']
    const { decisions } = JSON.parse((encoding === 'gzip' ? gunzipSync(body) : body).toString())
    const ids = decisions.map((one: { readonly id: string }) => one.id)
    requests.push({ ids, encoding })
    const answer = answers[requests.length - 1] ?? accepts
    answer(response, ids)
  }).listen(0, '127.0.0.1')
  await new Promise(listening => server.once('listening', listening))
  const { port } = server.address() as AddressInfo // A TCP server that listens has one.
  const client = readFileSync(resolve(import.meta.dirname, '../../dist/client.js'), 'utf8')
  const worker = new Miniflare({
    modules: [
      { type: 'ESModule', path: 'worker.js', contents: WORKER },
      { type: 'ESModule', path: 'client.js', contents: client },
    ],
    compatibilityDate: compatibility().compatibilityDate,
    bindings: { SERVICE: `http://127.0.0.1:${port}` },
  })
  closers.push(
    () => worker.dispose(),
    () => {
      server.closeAllConnections()
      return new Promise(closed => server.close(() => closed()))
    },
  )
  return {
    requests,
    ask: async (path: string) => (await worker.dispatchFetch(`http://worker${path}`)).json(),
  }
}

describe('the client in a Worker', () => {
  it('sends and brings the items back', async () => {
    const { ask } = await start()
    expect(await ask('/send')).toEqual([{ index: 0, id: 'd-1', status: 'accepted' }])
  })

  it('flushes behind the answer: packed, in batches, again where it failed', async () => {
    const { ask, requests } = await start(response => response.writeHead(503).end())
    expect(await ask('/enqueue')).toBe(true)
    await expect
      .poll(() => new Set(requests.slice(1).flatMap(({ ids }) => ids)).size, { timeout: 20_000 })
      .toBe(700)
    expect(requests.every(({ encoding }) => encoding === 'gzip')).toBe(true)
  })

  it('follows no redirect', async () => {
    const elsewhere = await start()
    const { ask } = await start(response =>
      response.writeHead(307, { location: 'http://127.0.0.1:9/' }).end(),
    )
    expect(await ask('/send')).toEqual({ code: 'answer-unreadable', status: 307 })
    expect(elsewhere.requests).toEqual([])
  })
})
