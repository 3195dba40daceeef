// One POST of decisions, tried once. It never throws: what went wrong is a code, a status and how long to wait.
import type { ItemResult, ItemStatus } from '../contract/ingestion.js'
import type { Clock } from './clock.js'
import { retryAfterMs } from './retry-after.js'

/** Why one request brought no items. */
export type Failure = {
  readonly code: string
  /** HTTP status; null where there was no answer. */
  readonly status: number | null
  /** What the service asked for; null where it did not. */
  readonly retryAfterMs: number | null
  readonly cause?: unknown
}

/** One item for each decision, in the order sent; or why not. */
export type Answer = { readonly items: readonly ItemResult[] } | Failure

/** What every request of a client has in common. */
export type Connection = {
  /** The address of `POST /v1/decisions`. */
  readonly endpoint: string
  readonly key: string
  readonly fetch: typeof globalThis.fetch
  readonly clock: Clock
  /** Takes the `hints` of each answer that brought items, as they came. */
  readonly tellHints: (hints: unknown) => void
}

/** One request. */
export type PostRequest = {
  readonly body: string | ArrayBuffer
  readonly gzip?: boolean
  /** Decisions in it: an answer with any other number of items is none of ours. */
  readonly count: number
  readonly timeoutMs: number
  /** False where nobody wants the links. */
  readonly links?: boolean
  /** Gives the request up at once. */
  readonly signal?: AbortSignal
}

/** Sends one request and reads its answer whole, within `timeoutMs`. */
export async function post(connection: Connection, request: PostRequest): Promise<Answer> {
  const { clock, fetch } = connection // Called without an owner: a Worker refuses to fetch as anybody's method.
  const abort = new AbortController()
  const giveUp = () => abort.abort()
  let timedOut = false
  const cancelTimeout = clock.after(
    request.timeoutMs,
    () => {
      timedOut = true
      giveUp()
    },
    false,
  )
  request.signal?.addEventListener('abort', giveUp)
  if (request.signal?.aborted) giveUp()
  try {
    const url = request.links === false ? `${connection.endpoint}?links=false` : connection.endpoint
    const response = await fetch(url, {
      method: 'POST',
      headers: headersOf(connection.key, request.gzip === true),
      body: request.body,
      // The key must not travel to wherever a redirect points. (`error` says it better; Workers do not have it.)
      redirect: 'manual',
      signal: abort.signal,
    })
    return read(response, await response.text(), request.count, connection)
  } catch (cause) {
    return { code: timedOut ? 'timed-out' : 'unreachable', status: null, retryAfterMs: null, cause }
  } finally {
    cancelTimeout()
    request.signal?.removeEventListener('abort', giveUp)
  }
}

function headersOf(key: string, gzip: boolean): Record<string, string> {
  return {
    authorization: `Bearer ${key}`,
    'content-type': 'application/json',
    accept: 'application/json',
    ...(gzip && { 'content-encoding': 'gzip' }),
  }
}

function read(
  response: Response,
  text: string,
  count: number,
  { clock, tellHints }: Pick<Connection, 'clock' | 'tellHints'>,
): Answer {
  const answer = readJson(text)
  const { status } = response
  if (response.ok) {
    const items = itemsOf(answer)
    if (items?.length === count) {
      tellHints(fieldOf(answer, 'hints'))
      return { items }
    }
    return { code: 'answer-unreadable', status, retryAfterMs: null }
  }
  return {
    code: problemCode(answer) ?? 'answer-unreadable',
    status,
    retryAfterMs: retryAfterMs(response.headers, clock.date()),
  }
}

function readJson(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}

/** The code at the end of a problem's `type` (RFC 9457). */
function problemCode(answer: unknown): string | null {
  const type = fieldOf(answer, 'type')
  return typeof type === 'string' ? (/\/problems\/([a-z-]{1,60})$/.exec(type)?.[1] ?? null) : null
}

function itemsOf(answer: unknown): readonly ItemResult[] | null {
  const items = fieldOf(answer, 'items')
  return Array.isArray(items) && items.every(isItem) ? items : null
}

function fieldOf(answer: unknown, name: string): unknown {
  return typeof answer === 'object' && answer !== null ? (answer as Record<string, unknown>)[name] : undefined
}

const STATUSES: Readonly<Record<ItemStatus, true>> = {
  accepted: true,
  duplicate: true,
  conflict: true,
  invalid: true,
  gone: true,
  unavailable: true,
}

/** Items stand in the order sent: `index` says so, or the answer is none of ours. */
function isItem(item: unknown, place: number): item is ItemResult {
  if (typeof item !== 'object' || item === null || !('status' in item) || !('index' in item)) return false
  return item.index === place && typeof item.status === 'string' && Object.hasOwn(STATUSES, item.status)
}
