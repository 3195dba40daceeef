// The buffered way, by a clock that is turned by hand: when requests go out, what is tried again, what is let go.
import { describe, expect, it } from 'vitest'
import { type BufferOptions, type ClientOptions, type Clock, createClient } from '../../src/client/client.js'
import type { Decision } from '../../src/contract/decision.js'
import type { ItemResult } from '../../src/contract/ingestion.js'
import { aDecision } from '../builders/decision.js'
import { handClock } from '../fixtures/hand-clock.js'
import {
  type Answering,
  accepting,
  answering,
  fakeService,
  hanging,
  refusing,
  resetting,
} from './fake-service.js'

const LINGER = 200

type Options = Omit<Partial<ClientOptions>, 'buffer'> & { readonly buffer?: BufferOptions }

/** A client of a service that answers so. Waits are as long as they may be, but for the random number given. */
function aClient(answers: readonly Answering[], { buffer, ...options }: Options = {}) {
  const service = fakeService(...answers)
  const clock = handClock()
  const client = createClient({
    url: 'https://why.example',
    key: 'producer-key',
    fetch: service.fetch,
    clock,
    random: () => 0.5,
    // Packing takes real time, which the clock of the test does not turn.
    buffer: { flushAtEnd: false, gzip: false, ...buffer },
    ...options,
  })
  const enqueue = (...ids: readonly string[]) => ids.map(id => client.enqueue(aDecision({ id })))
  return { service, clock, client, enqueue }
}

function numbered(count: number): string[] {
  return Array.from({ length: count }, (_, at) => `d-${at}`)
}

function balance({ counters }: { counters(): ReturnType<ReturnType<typeof createClient>['counters']> }) {
  const { enqueued, accepted, duplicate, refused, dropped, pending } = counters()
  const sum = (numbers: Readonly<Record<string, number>>) => Object.values(numbers).reduce((a, b) => a + b, 0)
  return enqueued - accepted - duplicate - sum(refused) - sum(dropped) - pending
}

describe('enqueue, batching', () => {
  it('waits a moment for company, then sends one request without asking for links', async () => {
    const { service, clock, client, enqueue } = aClient([accepting])
    expect(enqueue('a', 'b')).toEqual([true, true])
    await clock.turn(LINGER - 1)
    expect(service.sent).toHaveLength(0)
    expect(client.counters()).toMatchObject({ enqueued: 2, pending: 2, accepted: 0 })
    await clock.turn(1)
    expect(service.ids()).toEqual([['a', 'b']])
    expect(service.sent[0]?.url).toBe('https://why.example/v1/decisions?links=false')
    expect(service.sent[0]?.headers.get('authorization')).toBe('Bearer producer-key')
    expect(client.counters()).toMatchObject({ enqueued: 2, pending: 0, accepted: 2 })
    expect(clock.set()).toEqual([])
  })

  it('sends a full batch at once, by number', async () => {
    const { service, clock, enqueue } = aClient([accepting], { buffer: { batchDecisions: 3 } })
    enqueue(...numbered(7))
    await clock.turn(0)
    expect(service.ids()).toEqual([
      ['d-0', 'd-1', 'd-2'],
      ['d-3', 'd-4', 'd-5'],
    ])
    await clock.turn(LINGER)
    expect(service.ids()[2]).toEqual(['d-6'])
  })

  it('sends a full batch at once, by bytes, and never more of them than it may', async () => {
    const { service, clock, client } = aClient([accepting], { buffer: { batchBytes: 10_000 } })
    for (let n = 0; n < 40; n++)
      client.enqueue(aDecision({ id: `d-${n}`, ext: { note: 'ä€😀'.repeat(100) } }))
    await clock.turn(LINGER)
    expect(service.sent.length).toBeGreaterThan(3)
    expect(service.ids().flat()).toHaveLength(40)
    for (const { bytes } of service.sent) expect(bytes).toBeLessThanOrEqual(10_000)
  })

  it('has at most so many requests under way', async () => {
    const { service, clock, enqueue } = aClient([hanging, hanging, accepting], {
      buffer: { batchDecisions: 1, inFlight: 2, timeoutMs: 1_000 },
    })
    enqueue(...numbered(5))
    await clock.turn(999)
    expect(service.sent).toHaveLength(2)
    await clock.turn(60_000)
    expect(new Set(service.ids().flat())).toEqual(new Set(numbered(5)))
  })

  it('packs a batch with gzip where that is worth it, and only where it may', async () => {
    for (const [gzip, count, encoding] of [
      [true, 60, 'gzip'],
      [true, 1, null],
      [false, 60, null],
    ] as const) {
      const { service, client, enqueue } = aClient([accepting], { buffer: { gzip } })
      enqueue(...numbered(count))
      expect(await client.flush()).toBe(true)
      expect(service.sent[0]?.headers.get('content-encoding')).toBe(encoding)
      expect(service.sent[0]?.decisions).toHaveLength(count)
    }
  })

  it('sends what the decision was when it came', async () => {
    const { service, clock, client } = aClient([accepting])
    const decision = aDecision({ id: 'then' })
    client.enqueue(decision)
    decision.id = 'later'
    await clock.turn(LINGER)
    expect(service.ids()).toEqual([['then']])
  })
})

describe('enqueue, trying again', () => {
  it('sends again what had no answer: reset, timed out, unreadable, 5xx', async () => {
    const { service, clock, client, enqueue } = aClient([
      resetting,
      hanging,
      () => new Response('{"items":['),
      refusing(500, 'internal'),
      refusing(503, 'unavailable'),
      answering(() => 'duplicate'),
    ])
    enqueue('a')
    await clock.turn(60_000)
    expect(service.ids()).toEqual(Array.from({ length: 6 }, () => ['a']))
    expect(client.counters()).toMatchObject({ duplicate: 1, pending: 0 })
  })

  it('waits a random part of a time that doubles up to its cap', async () => {
    const { service, clock, enqueue } = aClient([resetting], {
      random: () => 0.999,
      buffer: { backoffBaseMs: 100, backoffCapMs: 500, tries: 6 },
    })
    enqueue('a')
    await clock.turn(LINGER)
    const waits: number[] = []
    for (let wait = clock.set()[0]; wait !== undefined; wait = clock.set()[0]) {
      waits.push(wait)
      await clock.turn(wait)
    }
    expect(waits).toEqual([100, 200, 400, 500, 500])
    expect(service.sent).toHaveLength(6)
  })

  it.each([
    ['seconds', '7', {}, 7_000],
    ['a date', 'Sun, 03 May 2026 10:00:09 GMT', { date: 'Sun, 03 May 2026 10:00:01 GMT' }, 8_000],
    ['a date without the date of the answer', 'Sun, 03 May 2026 10:00:08 GMT', {}, 8_000 - LINGER],
    ['far too long', '999999999', {}, 300_000],
  ])('keeps every batch back as long as Retry-After says in %s', async (_, header, more, milliseconds) => {
    const { service, clock, enqueue } = aClient(
      [refusing(429, 'overloaded', { 'retry-after': header, ...more }), accepting],
      { random: () => 0 },
    )
    enqueue('a')
    await clock.turn(LINGER)
    enqueue('b')
    await clock.turn(milliseconds - 1)
    expect(service.ids()).toEqual([['a']])
    await clock.turn(1)
    expect(service.ids()).toEqual([['a'], ['a', 'b']])
  })

  it('sends again only the items that were unavailable, after a wait of their own, with new company', async () => {
    const { service, clock, client, enqueue } = aClient([
      answering(d => (d.id === 'b' ? 'unavailable' : 'accepted')),
      accepting,
    ])
    enqueue('a', 'b', 'c')
    await clock.turn(LINGER)
    expect(client.counters()).toMatchObject({ accepted: 2, pending: 1 })
    enqueue('d')
    await clock.turn(LINGER)
    expect(service.ids()).toEqual([
      ['a', 'b', 'c'],
      ['d', 'b'],
    ])
  })

  it('counts failures that happen together once, when it decides how long to wait', async () => {
    const { service, clock, enqueue } = aClient([resetting, resetting, resetting, resetting, accepting], {
      random: () => 0.999,
      buffer: { batchDecisions: 1 },
    })
    enqueue(...numbered(4))
    await clock.turn(0)
    expect(service.sent).toHaveLength(4)
    expect(clock.set()).toEqual([100])
    await clock.turn(100)
    expect(service.sent).toHaveLength(8)
  })

  it('gives a decision up after so many tries, and says so once', async () => {
    const errors: string[] = []
    const { service, clock, client, enqueue } = aClient([resetting], {
      buffer: { tries: 3, batchDecisions: 1 },
      onError: error => errors.push(`${error.code} ${error.status}`),
    })
    enqueue('a', 'b')
    await clock.turn(60_000)
    expect(service.sent).toHaveLength(6)
    expect(client.counters()).toMatchObject({ pending: 0, dropped: { 'gave-up': 2 } })
    expect(errors).toEqual(['unreachable null'])
  })

  it('gives an unavailable item up after so many tries', async () => {
    const { clock, client, enqueue } = aClient([answering(() => 'unavailable')], { buffer: { tries: 4 } })
    enqueue('a', 'b')
    await clock.turn(60_000)
    expect(client.counters()).toMatchObject({ pending: 0, dropped: { 'gave-up': 2 } })
  })
})

describe('enqueue, what is not tried again', () => {
  it('reports what the service refused, with the decision, and never sends it again', async () => {
    const refused: [ItemResult['status'], Decision][] = []
    const statuses = { a: 'conflict', b: 'invalid', c: 'gone', d: 'accepted' } as const
    const { service, clock, client, enqueue } = aClient(
      [answering(d => statuses[d.id as keyof typeof statuses])], // The ids below.
      { onRefused: (item, decision) => refused.push([item.status, decision]) },
    )
    enqueue('a', 'b', 'c', 'd')
    await clock.turn(60_000)
    expect(refused).toEqual([
      ['conflict', aDecision({ id: 'a' })],
      ['invalid', aDecision({ id: 'b' })],
      ['gone', aDecision({ id: 'c' })],
    ])
    expect(service.sent).toHaveLength(1)
    expect(client.counters()).toMatchObject({ accepted: 1, refused: { conflict: 1, invalid: 1, gone: 1 } })
  })

  it.each([
    [401, 'unauthorized', 'unauthorized'],
    [403, 'forbidden', 'unauthorized'],
    [415, 'media-type-unsupported', 'request-refused'],
    [422, 'input-invalid', 'request-refused'],
    [307, 'answer-unreadable', 'request-refused'],
  ])('drops a batch that is answered %i, and tells it once', async (status, code, reason) => {
    const errors: string[] = []
    const { service, clock, client, enqueue } = aClient([refusing(status, code)], {
      onError: error => errors.push(error.code),
      buffer: { batchDecisions: 2 },
    })
    enqueue(...numbered(4))
    await clock.turn(60_000)
    expect(service.sent).toHaveLength(2)
    expect(client.counters()).toMatchObject({ pending: 0, dropped: { [reason]: 4 } })
    expect(errors).toEqual([code])
  })

  it('tells it again after it had gone well between', async () => {
    const errors: string[] = []
    const { clock, enqueue } = aClient(
      [refusing(401, 'unauthorized'), accepting, refusing(401, 'unauthorized')],
      {
        onError: error => errors.push(error.code),
      },
    )
    for (const id of ['a', 'b', 'c']) {
      enqueue(id)
      await clock.turn(LINGER)
    }
    expect(errors).toEqual(['unauthorized', 'unauthorized'])
  })

  it('halves a batch that is answered 413 until it is taken, keeps to that size, and drops what is too large alone', async () => {
    const most = 3_000
    const { service, clock, client } = aClient(
      [
        sent =>
          sent.bytes > most
            ? refusing(413, 'body-too-large')(sent, AbortSignal.any([]))
            : accepting(sent, AbortSignal.any([])),
      ],
      { buffer: { inFlight: 1 } },
    )
    for (const id of numbered(30)) client.enqueue(aDecision({ id }))
    client.enqueue(aDecision({ id: 'big', ext: { note: 'x'.repeat(most) } }))
    await clock.turn(LINGER)
    expect(client.counters()).toMatchObject({ accepted: 30, pending: 0, dropped: { 'too-large': 1 } })
    const before = service.sent.length
    for (const id of numbered(30)) client.enqueue(aDecision({ id }))
    await clock.turn(LINGER)
    expect(service.sent.slice(before).every(({ bytes }) => bytes <= most)).toBe(true)
  })

  it('tries a larger batch again after a hundred have passed', async () => {
    const { service, clock, enqueue } = aClient([refusing(413, 'body-too-large'), accepting], {
      buffer: { batchDecisions: 4, inFlight: 1, batchBytes: 4_000 },
    })
    enqueue(...numbered(400))
    await clock.turn(LINGER)
    const sizes = service.ids().map(ids => ids.length)
    const largest = (from: number, to: number) => Math.max(...sizes.slice(from, to))
    expect(largest(1, 101)).toBe(2)
    expect(largest(101, 110)).toBeGreaterThan(2)
  })

  it('keeps its counters when a callback throws', async () => {
    const thrown: unknown[] = []
    const listeners = process.rawListeners('uncaughtException')
    process.removeAllListeners('uncaughtException')
    process.on('uncaughtException', error => thrown.push(error))
    const { clock, client, enqueue } = aClient([answering(() => 'invalid')], {
      onRefused: () => {
        throw new Error('of the host')
      },
    })
    enqueue('a', 'b')
    await clock.turn(LINGER)
    process.removeAllListeners('uncaughtException')
    for (const listener of listeners) process.on('uncaughtException', listener as (error: Error) => void) // As they were.
    expect(thrown).toHaveLength(2)
    expect(client.counters()).toMatchObject({ refused: { invalid: 2 }, pending: 0 })
  })
})

describe('enqueue, bounds', () => {
  it('drops the newest when the buffer is full by number, what is under way included', async () => {
    const { clock, client, enqueue } = aClient([hanging, accepting], {
      buffer: { maxDecisions: 4, batchDecisions: 2, timeoutMs: 1_000 },
    })
    expect(enqueue(...numbered(6))).toEqual([true, true, true, true, false, false])
    expect(client.counters()).toMatchObject({ enqueued: 6, pending: 4, dropped: { 'buffer-full': 2 } })
    await clock.turn(60_000)
    expect(client.counters()).toMatchObject({ accepted: 4, pending: 0 })
    expect(enqueue('later')).toEqual([true])
  })

  it('drops the newest when the buffer is full by bytes', () => {
    const decision = aDecision({ ext: { note: 'é'.repeat(1_000) } })
    // Each with the comma that parts it from the next.
    const bytes = Buffer.byteLength(JSON.stringify(decision)) + 1
    const { client } = aClient([hanging], { buffer: { maxBytes: 4 * bytes } })
    const kept = numbered(10).map(() => client.enqueue(decision))
    expect(kept).toEqual([true, true, true, true, ...Array(6).fill(false)])
  })

  it('drops what no request can hold, and what JSON cannot', () => {
    const { client } = aClient([accepting])
    const circular: Record<string, unknown> = {}
    circular.self = circular
    expect(client.enqueue({ ...aDecision(), ext: { note: 'x'.repeat(1024 * 1024) } })).toBe(false)
    expect(client.enqueue({ ...aDecision(), ext: circular })).toBe(false)
    expect(client.enqueue({ ...aDecision(), ext: { big: 1n } })).toBe(false)
    // What a caller without types may do.
    expect(client.enqueue(undefined as unknown as Decision)).toBe(false)
    expect(client.counters()).toMatchObject({
      enqueued: 4,
      pending: 0,
      dropped: { 'too-large': 1, unserialisable: 3 },
    })
  })
})

describe('flush', () => {
  it('sends without lingering and waits for what came before, not for what comes after', async () => {
    const { service, clock, client, enqueue } = aClient([accepting, hanging], {
      buffer: { timeoutMs: 60_000 },
    })
    enqueue('a')
    const flushed = client.flush()
    await clock.turn(0)
    enqueue('b')
    expect(await flushed).toBe(true)
    expect(service.ids()).toEqual([['a']])
    expect(client.counters()).toMatchObject({ accepted: 1, pending: 1 })
  })

  it('waits for what an earlier flush waits for', async () => {
    const { clock, client, enqueue } = aClient([resetting, accepting], { random: () => 0.999 })
    enqueue('a')
    const first = client.flush()
    await clock.turn(0)
    const second = client.flush()
    enqueue('b')
    await clock.turn(100)
    expect(await Promise.all([first, second])).toEqual([true, true])
  })

  it('is true at once where nothing is pending', async () => {
    const { clock, client } = aClient([accepting])
    expect(await client.flush()).toBe(true)
    expect(clock.set()).toEqual([])
  })

  it('is false when its time is over; what is left is tried on', async () => {
    const { clock, client, enqueue } = aClient([
      refusing(503, 'unavailable', { 'retry-after': '30' }),
      accepting,
    ])
    enqueue('a')
    const flushed = client.flush({ timeoutMs: 1_000 })
    await clock.turn(1_000)
    expect(await flushed).toBe(false)
    expect(client.counters().pending).toBe(1)
    await clock.turn(60_000)
    expect(client.counters().accepted).toBe(1)
  })
})

describe('close', () => {
  it('sends what is there and takes nothing more', async () => {
    const { clock, client, enqueue } = aClient([accepting])
    enqueue('a')
    const closed = client.close()
    expect(enqueue('b')).toEqual([false])
    await clock.turn(0)
    expect(await closed).toBe(true)
    expect(await client.close()).toBe(true)
    expect(client.counters()).toMatchObject({ accepted: 1, pending: 0, dropped: { closed: 1 } })
  })

  it('drops what is left when its time is over, under way or not, and leaves nothing running', async () => {
    const aborted: boolean[] = []
    const watched: Answering = (sent, signal) => {
      signal.addEventListener('abort', () => aborted.push(true))
      return hanging(sent, signal)
    }
    const { clock, client, enqueue } = aClient(
      [answering(d => (d.id === 'd-0' ? 'unavailable' : 'accepted')), watched],
      { buffer: { batchDecisions: 2, inFlight: 1 }, random: () => 0.999 },
    )
    enqueue(...numbered(6))
    await clock.turn(0)
    const closed = client.close({ timeoutMs: 50 })
    await clock.turn(50)
    expect(await closed).toBe(false)
    await clock.turn(0)
    expect(aborted).toEqual([true])
    expect(client.counters()).toMatchObject({ accepted: 1, pending: 0, dropped: { closed: 5 } })
    expect(clock.set()).toEqual([])
  })

  it('gives up what was being packed when the time was over', async () => {
    const aborted: (boolean | undefined)[] = []
    const impatient: Clock = {
      ...handClock(),
      after(_, run, holds) {
        if (holds) queueMicrotask(run)
        return () => {}
      },
    }
    const { client, enqueue } = aClient([], {
      clock: impatient,
      buffer: { gzip: true },
      fetch: async (_, init) => {
        aborted.push(init?.signal?.aborted)
        return Response.error()
      },
    })
    enqueue(...numbered(100))
    expect(await client.close()).toBe(false)
    expect(client.counters()).toMatchObject({ pending: 0, dropped: { closed: 100 } })
    await expect.poll(() => aborted).toEqual([true])
  })
})

describe('counters', () => {
  it('add up at every moment, whatever the service does', async () => {
    let state = 7
    const random = () => {
      state = (state * 16807) % 2147483647
      return state / 2147483647
    }
    const statuses = [
      'accepted',
      'accepted',
      'duplicate',
      'unavailable',
      'invalid',
      'gone',
      'conflict',
    ] as const
    const behaviours: readonly Answering[] = [
      resetting,
      refusing(503, 'unavailable', { 'retry-after': '1' }),
      refusing(401, 'unauthorized'),
      refusing(413, 'body-too-large'),
      ...Array.from({ length: 6 }, () => answering(() => statuses[Math.floor(random() * 7)] ?? 'gone')),
    ]
    const { clock, client, enqueue } = aClient(
      [(sent, signal) => (behaviours[Math.floor(random() * 10)] ?? accepting)(sent, signal)],
      { random, buffer: { batchDecisions: 20, maxDecisions: 300, tries: 4 } },
    )
    for (let step = 0; step < 300; step++) {
      enqueue(...numbered(Math.floor(random() * 12)))
      expect(balance(client)).toBe(0)
      await clock.turn(random() * 300)
      expect(balance(client)).toBe(0)
    }
    const closed = client.close({ timeoutMs: 100 })
    await clock.turn(100)
    await closed
    expect([balance(client), client.counters().pending]).toEqual([0, 0])
  })
})

describe('onDropped', () => {
  it('is called with each decision that is dropped after it was taken, and why', async () => {
    const dropped: string[] = []
    const { clock, client, enqueue } = aClient([refusing(401, 'unauthorized'), resetting], {
      buffer: { tries: 2, batchDecisions: 2, maxDecisions: 5, inFlight: 1 },
      onDropped: (reason, decision) => dropped.push(`${reason} ${decision.id}`),
    })
    enqueue(...numbered(6))
    await clock.turn(0)
    const closed = client.close({ timeoutMs: 60_000 })
    await clock.turn(60_000)
    expect(await closed).toBe(true)
    expect(dropped).toEqual([
      'unauthorized d-0',
      'unauthorized d-1',
      'gave-up d-2',
      'gave-up d-3',
      'gave-up d-4',
    ])
    expect(client.counters().dropped).toMatchObject({ 'buffer-full': 1, unauthorized: 2, 'gave-up': 3 })
  })
})
