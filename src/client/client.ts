// The producer's side: send the decisions of a slate, get their links back. No dependencies; runs wherever fetch does.
// Sending again is safe: the service knows a decision by its id and subject, and stores it once.
import type { Decision } from '../contract/decision.js'
import type { ItemResult } from '../contract/ingestion.js'
import { type RequestBody, splitRequests } from './split-requests.js'
import { WhereforeError } from './wherefore-error.js'

export type ClientOptions = {
  /** The service's public address, such as `https://why.example.com`. */
  readonly url: string
  /** An API key with role `producer`. */
  readonly key: string
  readonly fetch?: typeof globalThis.fetch
  /** How long one request may take; 5 seconds unless told. */
  readonly timeoutMs?: number
  /** How many times one request is sent again after 429, 503 or no answer; 2 unless told. */
  readonly retries?: number
  /** The longest wait before sending again. A longer `Retry-After` fails at once; 5 seconds unless told. */
  readonly longestWaitMs?: number
  /** How the client waits between tries. */
  readonly wait?: (milliseconds: number) => Promise<void>
}

export type Client = {
  /**
   * Sends decisions and answers one item each, in the order sent, with its `why_url`. An item that the service refused
   * says so in its `status`; nothing is thrown for it.
   * @throws WhereforeError when a request as a whole failed; `acknowledged` holds the items of those before it.
   */
  send(decisions: readonly Decision[]): Promise<readonly ItemResult[]>
}

type Settings = Required<Omit<ClientOptions, 'url'>> & { readonly endpoint: string }

/** A client for one service and one key. */
export function createClient(options: ClientOptions): Client {
  const settings: Settings = {
    timeoutMs: 5_000,
    retries: 2,
    longestWaitMs: 5_000,
    wait: milliseconds => new Promise(resolve => setTimeout(resolve, milliseconds)),
    fetch: globalThis.fetch,
    ...options,
    endpoint: `${options.url.replace(/\/+$/, '')}/v1/decisions`,
  }
  return {
    async send(decisions) {
      const items: ItemResult[] = []
      for (const request of splitRequests(decisions)) {
        const answered = await sendRequest(request, settings, items)
        for (const item of answered) items.push({ ...item, index: items.length })
      }
      return items
    },
  }
}

async function sendRequest(
  request: RequestBody,
  settings: Settings,
  acknowledged: readonly ItemResult[],
): Promise<readonly ItemResult[]> {
  for (let sent = 1; ; sent++) {
    const tried = await tryOnce(request, settings)
    if ('items' in tried) return tried.items
    const mayTryAgain = tried.passing && sent <= settings.retries && tried.waitMs <= settings.longestWaitMs
    if (!mayTryAgain) {
      throw new WhereforeError(tried.code, tried.status, { cause: tried.cause, acknowledged })
    }
    await settings.wait(tried.waitMs)
  }
}

type Failure = {
  readonly code: string
  readonly status: number | null
  /** The same request may well succeed later. */
  readonly passing: boolean
  readonly waitMs: number
  readonly cause?: unknown
}

async function tryOnce(
  request: RequestBody,
  settings: Settings,
): Promise<{ readonly items: readonly ItemResult[] } | Failure> {
  try {
    const response = await settings.fetch(settings.endpoint, {
      method: 'POST',
      headers: {
        authorization: `Bearer ${settings.key}`,
        'content-type': 'application/json',
        accept: 'application/json',
      },
      body: request.body,
      // The key must not travel to wherever a redirect points.
      redirect: 'error',
      signal: AbortSignal.timeout(settings.timeoutMs),
    })
    const answer = readJson(await response.text())
    if (!response.ok) return refusal(response, answer)
    const items = itemsOf(answer)
    if (items?.length === request.count) return { items }
    return { code: 'answer-unreadable', status: response.status, passing: false, waitMs: 0 }
  } catch (cause) {
    const timedOut = cause instanceof Error && cause.name === 'TimeoutError'
    const code = timedOut ? 'timed-out' : 'unreachable'
    return { code, status: null, passing: !timedOut, waitMs: 100, cause }
  }
}

function refusal(response: Response, answer: unknown): Failure {
  const { status } = response
  const passing = status === 429 || status === 503
  return { code: problemCode(answer) ?? 'answer-unreadable', status, passing, waitMs: retryAfterMs(response) }
}

/** `Retry-After` in milliseconds: seconds as RFC 9110 writes them, or one second where it says nothing we can read. */
function retryAfterMs(response: Response): number {
  const header = response.headers.get('retry-after')
  return header !== null && /^\d{1,9}$/.test(header) ? Number(header) * 1000 : 1000
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
  if (typeof answer !== 'object' || answer === null || !('type' in answer)) return null
  const { type } = answer
  return typeof type === 'string' ? (/\/problems\/([a-z-]{1,60})$/.exec(type)?.[1] ?? null) : null
}

function itemsOf(answer: unknown): readonly ItemResult[] | null {
  if (typeof answer !== 'object' || answer === null || !('items' in answer)) return null
  const { items } = answer
  return Array.isArray(items) && items.every(isItem) ? items : null
}

function isItem(item: unknown): item is ItemResult {
  return typeof item === 'object' && item !== null && 'status' in item && typeof item.status === 'string'
}
