// A service behind `fetch`, without a socket: answers each request as the test says, and keeps what it was sent.
import type { Decision } from '../../src/contract/decision.js'
import type { ItemStatus } from '../../src/contract/ingestion.js'

export type Sent = {
  readonly decisions: readonly Decision[]
  readonly url: string
  readonly headers: Headers
  readonly bytes: number
}
export type Answering = (sent: Sent, signal: AbortSignal) => Response | Promise<Response>

/** The first request meets the first behaviour, and so on; the last one stays. */
export function fakeService(...answers: readonly Answering[]) {
  const sent: Sent[] = []
  const fetch = async (input: unknown, init: RequestInit = {}): Promise<Response> => {
    const { body } = init
    const bytes =
      typeof body === 'string'
        ? Buffer.from(body)
        : new Uint8Array(await new Response(body ?? null).arrayBuffer())
    const headers = new Headers(init.headers)
    const text =
      headers.get('content-encoding') === 'gzip' ? await unpacked(bytes) : new TextDecoder().decode(bytes)
    const one = { decisions: JSON.parse(text).decisions, url: String(input), headers, bytes: bytes.length }
    sent.push(one)
    const answer = answers[Math.min(sent.length, answers.length) - 1]
    if (!answer || !init.signal) throw new TypeError('the test has no answer')
    return answer(one, init.signal)
  }
  return { fetch, sent, ids: () => sent.map(({ decisions }) => decisions.map(({ id }) => id)) }
}

/** Answers every item by its decision. */
export function answering(status: (decision: Decision, place: number) => ItemStatus): Answering {
  return ({ decisions }) =>
    Response.json({ items: decisions.map((d, index) => ({ index, id: d.id, status: status(d, index) })) })
}

export const accepting = answering(() => 'accepted')

/** A problem for the whole request. */
export function refusing(status: number, code: string, headers: Record<string, string> = {}): Answering {
  return () => Response.json({ type: `https://why.example/problems/${code}` }, { status, headers })
}

export const resetting: Answering = () => {
  throw new TypeError('fetch failed')
}

/** Never answers. */
export const hanging: Answering = (_, signal) =>
  new Promise((_resolve, reject) => signal.addEventListener('abort', () => reject(new Error('aborted'))))

async function unpacked(bytes: Uint8Array<ArrayBuffer>): Promise<string> {
  return new Response(new Blob([bytes]).stream().pipeThrough(new DecompressionStream('gzip'))).text()
}
