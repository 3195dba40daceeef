import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { afterEach, describe, expect, it } from 'vitest'
import { type ClientOptions, createClient } from '../../src/client/client.js'
import { WhereforeError } from '../../src/client/wherefore-error.js'
import type { Decision } from '../../src/contract/decision.js'
import { quickClock } from '../fixtures/quick-clock.js'

type Received = {
  readonly method: string
  readonly path: string
  readonly key: string | undefined
  readonly decisions: readonly Decision[]
  readonly bytes: number
}
type Answer = (response: ServerResponse, request: IncomingMessage, received: Received) => void

const closers: (() => Promise<void>)[] = []
afterEach(async () => {
  for (const close of closers.splice(0)) await close()
})

/** A service that answers the first request with the first behaviour, and so on; the last one stays. */
async function badService(...answers: readonly Answer[]) {
  const received: Received[] = []
  const server = createServer((request, response) => {
    const chunks: Buffer[] = []
    request.on('data', chunk => chunks.push(chunk))
    request.on('end', () => {
      const body = Buffer.concat(chunks)
      const entry: Received = {
        method: request.method ?? '',
        path: request.url ?? '',
        key: request.headers.authorization,
        decisions: body.length > 0 ? JSON.parse(body.toString('utf8')).decisions : [],
        bytes: body.length,
      }
      received.push(entry)
      const answer = answers[Math.min(received.length, answers.length) - 1]
      if (answer) answer(response, request, entry)
    })
  })
  await new Promise<void>(resolve => server.listen(0, '127.0.0.1', resolve))
  // A TCP server that listens has an address with a port.
  const { port } = server.address() as AddressInfo
  closers.push(() => {
    server.closeAllConnections()
    return new Promise(resolve => server.close(() => resolve()))
  })
  return { url: `http://127.0.0.1:${port}`, received }
}

const accepts: Answer = (response, _request, { decisions }) => {
  const items = decisions.map((d, index) => ({
    index,
    id: d.id,
    status: 'accepted',
    why_url: `https://why.example/w/${d.id}`,
  }))
  response.writeHead(200, { 'content-type': 'application/json' })
  response.end(JSON.stringify({ accepted: items.length, duplicate: 0, rejected: 0, complete: true, items }))
}

const refuses =
  (status: number, code: string, headers: Record<string, string> = {}): Answer =>
  response => {
    response.writeHead(status, { 'content-type': 'application/problem+json', ...headers })
    response.end(
      JSON.stringify({ type: `https://why.example/problems/${code}`, title: 't', status, detail: 'd' }),
    )
  }

const resets: Answer = (_response, request) => request.socket.resetAndDestroy()
const hangs: Answer = () => undefined

function decisions(count: number, ext: Record<string, string> = {}): Decision[] {
  return Array.from({ length: count }, (_, i) => ({
    id: `d-${i}`,
    occurred_at: '2026-05-03T10:00:00Z',
    subject: 'person-1',
    kind: 'recommendation' as const,
    surface: 'home.hero',
    system: { id: 'home-recs', version: '1' },
    item: { id: `item-${i}` },
    signals: [],
    ...(Object.keys(ext).length > 0 ? { ext } : {}),
  }))
}

function clientFor(url: string, waits: number[] = [], more: { timeoutMs?: number } = {}) {
  return createClient({
    url,
    key: 'producer-key',
    clock: quickClock(waits),
    random: () => 0,
    ...more,
  })
}

async function failure(promise: Promise<unknown>): Promise<WhereforeError> {
  const error = await promise.then(
    () => null,
    (reason: unknown) => reason,
  )
  if (!(error instanceof WhereforeError)) throw new Error(`expected a WhereforeError, got ${String(error)}`)
  return error
}

describe('createClient', () => {
  it('sends a slate in one POST with its key and answers the links in the order sent', async () => {
    const service = await badService(accepts)
    const items = await clientFor(`${service.url}/`).send(decisions(10))
    expect(items.map(item => item.why_url)).toEqual(decisions(10).map(d => `https://why.example/w/${d.id}`))
    expect(service.received).toHaveLength(1)
    expect(service.received[0]).toMatchObject({
      method: 'POST',
      path: '/v1/decisions',
      key: 'Bearer producer-key',
    })
    expect(service.received[0]?.decisions).toEqual(decisions(10))
  })

  it('sends nothing for an empty slate', async () => {
    const service = await badService(accepts)
    expect(await clientFor(service.url).send([])).toEqual([])
    expect(service.received).toHaveLength(0)
  })

  it('splits at 1,000 decisions and numbers the items as they were sent', async () => {
    const service = await badService(accepts)
    const items = await clientFor(service.url).send(decisions(2_001))
    expect(service.received.map(r => r.decisions.length)).toEqual([1000, 1000, 1])
    expect(items.map(item => item.index)).toEqual(Array.from({ length: 2_001 }, (_, i) => i))
    expect(items[2_000]?.id).toBe('d-2000')
  })

  it('splits by bytes too, so that no request is over 1 MiB', async () => {
    const service = await badService(accepts)
    const items = await clientFor(service.url).send(decisions(700, { note: 'ä'.repeat(1_900) }))
    expect(items).toHaveLength(700)
    expect(service.received.length).toBeGreaterThan(2)
    for (const request of service.received) expect(request.bytes).toBeLessThanOrEqual(1024 * 1024)
  })

  it('sends again after 429 and 503, having waited as long as Retry-After says', async () => {
    const waits: number[] = []
    const service = await badService(
      refuses(429, 'overloaded', { 'retry-after': '3' }),
      refuses(503, 'unavailable', { 'retry-after': '1' }),
      accepts,
    )
    const items = await clientFor(service.url, waits).send(decisions(2))
    expect(items.map(item => item.status)).toEqual(['accepted', 'accepted'])
    expect(waits).toEqual([3000, 1000])
    expect(service.received[2]?.decisions).toEqual(service.received[0]?.decisions)
  })

  it('sends again after a connection that was reset', async () => {
    const service = await badService(resets, accepts)
    const items = await clientFor(service.url).send(decisions(1))
    expect(items[0]?.status).toBe('accepted')
    expect(service.received).toHaveLength(2)
  })

  it('gives up after its retries and says how the service answered', async () => {
    const service = await badService(refuses(503, 'unavailable', { 'retry-after': '0' }))
    const error = await failure(clientFor(service.url).send(decisions(1)))
    expect(error).toMatchObject({ code: 'unavailable', status: 503, acknowledged: [] })
    expect(service.received).toHaveLength(3)
  })

  it('does not wait where Retry-After asks for longer than it may', async () => {
    const waits: number[] = []
    const service = await badService(refuses(503, 'unavailable', { 'retry-after': '3600' }))
    expect((await failure(clientFor(service.url, waits).send(decisions(1)))).status).toBe(503)
    expect(waits).toEqual([])
    expect(service.received).toHaveLength(1)
  })

  it.each([
    [401, 'unauthorized'],
    [403, 'forbidden'],
    [413, 'body-too-large'],
    [500, 'internal'],
  ])('fails at once on %i, which sending again would not mend', async (status, code) => {
    const service = await badService(refuses(status, code))
    expect(await failure(clientFor(service.url).send(decisions(1)))).toMatchObject({ code, status })
    expect(service.received).toHaveLength(1)
  })

  it('hands back what was acknowledged before a later request failed', async () => {
    const service = await badService(accepts, refuses(500, 'internal'))
    const error = await failure(clientFor(service.url).send(decisions(1_500)))
    expect(error.acknowledged).toHaveLength(1000)
    expect(error.acknowledged[999]?.id).toBe('d-999')
  })

  it('says timed-out when no answer comes in time', async () => {
    const service = await badService(hangs)
    const error = await failure(clientFor(service.url, [], { timeoutMs: 50 }).send(decisions(1)))
    expect(error).toMatchObject({ code: 'timed-out', status: null })
  })

  it('says unreachable when nobody listens', async () => {
    const service = await badService(accepts)
    for (const close of closers.splice(0)) await close()
    const error = await failure(clientFor(service.url).send(decisions(1)))
    expect(error).toMatchObject({ code: 'unreachable', status: null })
  })

  it.each<[string, Answer]>([
    ['is not JSON', response => response.end('<html>ok</html>')],
    ['has no items', response => response.end('{"accepted":1}')],
    ['has fewer items than were sent', response => response.end('{"items":[]}')],
    ['has items of another shape', response => response.end('{"items":[7]}')],
  ])('refuses an answer that %s', async (_what, answer) => {
    const service = await badService(answer)
    expect(await failure(clientFor(service.url).send(decisions(1)))).toMatchObject({
      code: 'answer-unreadable',
      status: 200,
    })
  })

  it('does not carry its key to where a redirect points', async () => {
    const elsewhere = await badService(accepts)
    const service = await badService(response => {
      response.writeHead(307, { location: `${elsewhere.url}/v1/decisions` }).end()
    })
    expect((await failure(clientFor(service.url).send(decisions(1)))).status).toBe(307)
    expect(elsewhere.received).toHaveLength(0)
  })

  it('throws at once where the address is none', () => {
    expect(() => clientFor('why.example.com/x')).toThrow(TypeError)
  })

  it('tells each different hint once, of `send` and of `enqueue`, and only sentences', async () => {
    const hints: string[] = []
    const hinting =
      (...said: unknown[]): Answer =>
      (response, _request, { decisions: got }) =>
        response.end(
          JSON.stringify({
            items: got.map((d, index) => ({ index, id: d.id, status: 'accepted' })),
            hints: said,
          }),
        )
    const service = await badService(
      hinting('one', 7, 'two'),
      hinting('two', 'three'),
      hinting('three', 'four'),
    )
    const client = createClient({ url: service.url, key: 'k', onHint: hint => hints.push(hint) })
    expect(await client.send(decisions(1))).toEqual([{ index: 0, id: 'd-0', status: 'accepted' }])
    await client.send(decisions(1))
    expect(hints).toEqual(['one', 'two', 'three'])
    for (const decision of decisions(1)) client.enqueue(decision)
    expect(await client.close()).toBe(true)
    expect(hints).toEqual(['one', 'two', 'three', 'four'])
  })

  it('tells no more hints than a log can bear, whatever the service says', async () => {
    const hints: string[] = []
    const service = await badService((response, _request, { decisions: got }) =>
      response.end(
        JSON.stringify({
          items: got.map((d, index) => ({ index, id: d.id, status: 'accepted' })),
          hints: Array.from({ length: 1_000 }, (_, at) => `hint ${at}`),
        }),
      ),
    )
    const client = createClient({ url: service.url, key: 'k', onHint: hint => hints.push(hint) })
    await client.send(decisions(1))
    expect(hints).toHaveLength(100)
  })

  it.each<[Partial<ClientOptions>, string]>([
    [{ timeoutMs: 0 }, 'timeoutMs must be a number from 1 up, and is 0'],
    [{ timeoutMs: Number.NaN }, 'timeoutMs must be a number from 1 up, and is NaN'],
    [{ retries: -1 }, 'retries must be a whole number from 0 up, and is -1'],
    [{ buffer: { inFlight: 0 } }, 'buffer.inFlight must be a whole number from 1 up, and is 0'],
    [{ buffer: { tries: 1.5 } }, 'buffer.tries must be a whole number from 1 up, and is 1.5'],
    // As it comes from an environment, in JavaScript.
    [
      JSON.parse('{"buffer":{"batchDecisions":"4"}}'),
      "buffer.batchDecisions must be a whole number from 1 up, and is '4'",
    ],
    [JSON.parse('{"buffer":{"lingerMs":null}}'), 'buffer.lingerMs must be a number from 0 up, and is null'],
  ])('refuses numbers that it cannot work with: %j', (options, said) => {
    const make = () => createClient({ url: 'https://why.example', key: 'k', ...options })
    expect(make).toThrow(RangeError)
    expect(make).toThrow(said)
  })

  it('takes Infinity for a bound that is not wanted, and still waits', async () => {
    const service = await badService(accepts)
    const buffer = { tries: Infinity, maxDecisions: Infinity, timeoutMs: Infinity }
    const client = createClient({
      url: service.url,
      key: 'k',
      timeoutMs: Infinity,
      retries: Infinity,
      buffer,
    })
    expect(await client.send(decisions(1))).toHaveLength(1)
    for (const decision of decisions(2)) client.enqueue(decision)
    expect(await client.close({ timeoutMs: Infinity })).toBe(true)
    expect(client.counters()).toMatchObject({ accepted: 2, pending: 0 })
  })

  it('names neither the person nor the key in its errors', async () => {
    const service = await badService(refuses(500, 'internal'))
    const error = await failure(clientFor(service.url).send(decisions(1)))
    expect(`${error.message} ${error.stack}`).not.toMatch(/person-1|producer-key/)
  })
})
