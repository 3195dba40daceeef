import { describe, expect, it } from 'vitest'
import type { Line } from '../../../src/cli/import/read-lines.js'
import { GivenUp, type SendOptions, sendBatch } from '../../../src/cli/import/send-batch.js'
import type { ItemStatus } from '../../../src/contract/ingestion.js'

type Answer = (lines: readonly string[]) => Response | Error

/** Sends lines to a service that gives these answers in turn, the last for ever. */
async function sent(texts: readonly (string | null)[], ...answers: readonly Answer[]) {
  const requests: string[][] = []
  const waits: number[] = []
  const options: SendOptions = {
    endpoint: 'https://why.example.com',
    key: 'k',
    gzip: false,
    onWait: () => {},
    async wait(milliseconds) {
      waits.push(milliseconds)
    },
    async fetch(request) {
      const lines = (await request.text()).split('\n').filter(Boolean)
      requests.push(lines)
      const answer = answers[Math.min(requests.length, answers.length) - 1]?.(lines)
      if (!(answer instanceof Response)) throw answer
      return answer
    },
  }
  const lines = texts.map(
    (text, at): Line => ({ number: at + 1, end: at, bytes: text === null ? null : Buffer.from(text) }),
  )
  return { answer: sendBatch(lines, options), requests, waits }
}

const answering =
  (...statuses: ItemStatus[]): Answer =>
  lines =>
    Response.json({
      items: lines.map((line, index) => ({ index, id: line, status: statuses[index] ?? 'accepted' })),
    })
const failing =
  (status: number, headers: Record<string, string> = {}) =>
  () =>
    Response.json({}, { status, headers })

describe('sendBatch', () => {
  it('answers each line in its place, and one that is too long by itself', async () => {
    const { answer, requests } = await sent(['a', null, 'b'], answering())
    const { items } = await answer
    expect(items.map(({ id, status }) => [id, status])).toEqual([
      ['a', 'accepted'],
      [null, 'invalid'],
      ['b', 'accepted'],
    ])
    expect(requests).toEqual([['a', 'b']])
  })

  it('sends again alone what was unavailable', async () => {
    const { answer, requests } = await sent(
      ['a', 'b', 'c'],
      answering('accepted', 'unavailable', 'conflict'),
      answering(),
    )
    expect((await answer).items.map(({ status }) => status)).toEqual(['accepted', 'accepted', 'conflict'])
    expect(requests).toEqual([['a', 'b', 'c'], ['b']])
  })

  it('waits as long as Retry-After says, and longer each time where it says nothing', async () => {
    const told = await sent(
      ['a'],
      failing(429, { 'retry-after': '7' }),
      failing(503, { 'retry-after': '9' }),
      answering(),
    )
    await told.answer
    expect(told.waits).toEqual([7_000, 9_000])
    const untold = await sent(['a'], failing(502), () => new TypeError('reset'), failing(500), answering())
    await untold.answer
    const [first = 0, second = 0, third = 0] = untold.waits
    expect([
      first >= 250 && first <= 500,
      second >= 500 && second <= 1_000,
      third >= 1_000 && third <= 2_000,
    ]).toEqual([true, true, true])
  })

  it('gives up in the end, and at once where no repetition helps', async () => {
    await expect((await sent(['a'], failing(503))).answer).rejects.toThrow(GivenUp)
    const refused = await sent(['a'], () =>
      Response.json({ title: 'A valid key is needed' }, { status: 401 }),
    )
    await expect(refused.answer).rejects.toThrow(/A valid key is needed[\s\S]*WHEREFORE_KEY/)
    expect(refused.requests.length).toBe(1)
    await expect((await sent(['a'], () => new Response('<html>'))).answer).rejects.toThrow(
      'not a Wherefore service',
    )
  })
})
