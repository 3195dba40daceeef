// One batch through `POST /v1/decisions`, until every line of it is answered. Sending again is harmless: what is there
// already is a `duplicate`.
import { gzipSync } from 'node:zlib'
import * as z from 'zod'
import { type ItemResult, itemResult } from '../../contract/ingestion.js'
import { Refused } from '../refused.js'
import type { Line } from './read-lines.js'

export type SendOptions = {
  readonly endpoint: string
  /** An API key with role `producer`. */
  readonly key: string
  readonly fetch: (request: Request) => Promise<Response>
  readonly gzip: boolean
  /** Resolves after that many milliseconds; rejects when a stop is asked for. */
  wait(milliseconds: number): Promise<void>
  /** Told why it waits. */
  onWait(why: string): void
}

export type AnsweredBatch = { readonly items: readonly ItemResult[]; readonly hints: readonly string[] }

/** The service did not take a batch for so long that it is better to stop and go on later. */
export class GivenUp extends Error {
  override readonly name = 'GivenUp'
}

const answer = z.object({ items: z.array(itemResult), hints: z.array(z.string()).optional() })
const problem = z.object({ title: z.string(), detail: z.string().optional() })

/** One request may take this long, in milliseconds. */
const PATIENCE = 60_000
/** Tries in a row without a line more being answered: with the waits below about ten minutes. */
const TRIES = 24
const LONGEST_WAIT = 30_000

const TOO_LONG: Omit<ItemResult, 'index'> = {
  id: null,
  status: 'invalid',
  errors: [{ pointer: '', detail: 'is longer than 65536 bytes' }],
}

/** One item a line, in order. Throws `Refused` for what no repetition mends, `GivenUp`, or what `wait` throws. */
export async function sendBatch(lines: readonly Line[], options: SendOptions): Promise<AnsweredBatch> {
  const items = new Map<Line, ItemResult>()
  const hints = new Set<string>()
  lines.forEach((line, index) => {
    if (line.bytes === null) items.set(line, { index, ...TOO_LONG })
  })
  for (let tried = 1; items.size < lines.length; tried++) {
    const open = lines.filter(line => !items.has(line))
    const outcome = await tryOnce(open, options)
    const before = items.size
    if (outcome.answered) {
      for (const hint of outcome.hints) hints.add(hint)
      open.forEach((line, at) => {
        const item = outcome.items[at]
        if (item && item.status !== 'unavailable') items.set(line, item)
      })
      if (items.size === lines.length) break
    }
    if (items.size > before) tried = 1
    const why = outcome.answered ? 'the service could not store some lines' : outcome.why
    if (tried >= TRIES) throw new GivenUp(why)
    options.onWait(why)
    const backOff = Math.min(250 * 2 ** tried, LONGEST_WAIT)
    // Half of it at random, so that two requests do not come back together for ever.
    await options.wait(
      Math.max(outcome.answered ? 0 : outcome.retryAfter, backOff * (0.5 + Math.random() / 2)),
    )
  }
  return { items: lines.flatMap(line => items.get(line) ?? []), hints: [...hints] }
}

type Outcome =
  | { readonly answered: true; readonly items: readonly ItemResult[]; readonly hints: readonly string[] }
  | { readonly answered: false; readonly why: string; readonly retryAfter: number }

async function tryOnce(lines: readonly Line[], options: SendOptions): Promise<Outcome> {
  let response: Response
  try {
    response = await options.fetch(requestOf(lines, options))
  } catch {
    return { answered: false, why: 'the service does not answer', retryAfter: 0 }
  }
  if (response.status === 429 || response.status >= 500) {
    await response.arrayBuffer().catch(() => {})
    return {
      answered: false,
      why: `the service answers ${response.status}`,
      retryAfter: retryAfterOf(response),
    }
  }
  const body: unknown = await response.json().catch(() => null)
  if (!response.ok) throw new Refused(refusal(response.status, body))
  const read = answer.safeParse(body)
  if (!read.success || read.data.items.length !== lines.length)
    throw new Refused('What answers there is not a Wherefore service of this version.')
  return { answered: true, items: read.data.items, hints: read.data.hints ?? [] }
}

function requestOf(lines: readonly Line[], { endpoint, key, gzip }: SendOptions): Request {
  // An empty line first: a byte order mark is one only where a body begins, and no line of a file begins one.
  const text = Buffer.concat(lines.flatMap(({ bytes }) => [LF, bytes ?? LF]))
  const body = gzip ? gzipSync(text, { level: 3 }) : text
  return new Request(`${endpoint}/v1/decisions?links=false`, {
    method: 'POST',
    headers: {
      authorization: `Bearer ${key}`,
      'content-type': 'application/x-ndjson',
      'content-length': String(body.length),
      ...(gzip && { 'content-encoding': 'gzip' }),
    },
    body,
    // The key must not travel to wherever a redirect points.
    redirect: 'error',
    signal: AbortSignal.timeout(PATIENCE),
  })
}

const LF = Buffer.from('\n')

/** `Retry-After` in milliseconds; 0 where it says nothing that can be read. */
function retryAfterOf(response: Response): number {
  const header = response.headers.get('retry-after') ?? ''
  return /^\d{1,5}$/.test(header) ? Number(header) * 1000 : 0
}

function refusal(status: number, body: unknown): string {
  const read = problem.safeParse(body)
  const said = read.success
    ? [read.data.title, read.data.detail].filter(Boolean).join(': ')
    : `status ${status}`
  const hint =
    status === 401 || status === 403
      ? '\nWHEREFORE_KEY must be a producer key: wherefore key create --role producer --name NAME'
      : ''
  return `The service refuses: ${said}${hint}`
}
