// Sends decisions at once, for somebody who waits for the links. The order is kept.
import type { Decision } from '../contract/decision.js'
import type { ItemResult } from '../contract/ingestion.js'
import { wait } from './clock.js'
import { type Connection, post } from './post.js'
import { type Backoff, fullJitter, worthRetryingAtOnce } from './retry-policy.js'
import { type RequestBody, splitRequests } from './split-requests.js'
import { WhereforeError } from './wherefore-error.js'

/** How patient `send` is. */
export type SendSettings = {
  readonly timeoutMs: number
  readonly retries: number
  readonly longestWaitMs: number
  readonly backoff: Backoff
}

/**
 * One item a decision, in the order sent.
 * @throws WhereforeError when a request as a whole failed; `acknowledged` holds the items of those before it.
 */
export async function send(
  decisions: readonly Decision[],
  connection: Connection,
  settings: SendSettings,
): Promise<readonly ItemResult[]> {
  const items: ItemResult[] = []
  for (const request of splitRequests(decisions)) {
    const answered = await sendRequest(request, connection, settings, items)
    for (const item of answered) items.push({ ...item, index: items.length })
  }
  return items
}

async function sendRequest(
  request: RequestBody,
  connection: Connection,
  { timeoutMs, retries, longestWaitMs, backoff }: SendSettings,
  acknowledged: readonly ItemResult[],
): Promise<readonly ItemResult[]> {
  for (let failures = 1; ; failures++) {
    const answer = await post(connection, { ...request, timeoutMs })
    if ('items' in answer) return answer.items
    const waitMs = (answer.retryAfterMs ?? 0) + fullJitter(failures, backoff)
    if (!worthRetryingAtOnce(answer) || failures > retries || waitMs > longestWaitMs) {
      throw new WhereforeError(answer.code, answer.status, { cause: answer.cause, acknowledged })
    }
    await wait(connection.clock, waitMs)
  }
}
