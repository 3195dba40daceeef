// One batch on its way: its body, packed with gzip where that is worth it, and one POST. It never throws.
import type { Entry } from './buffer.js'
import { REQUEST_BYTES } from './limits.js'
import { type Answer, type Connection, type Failure, post } from './post.js'
import { bodyOf, ENVELOPE_BYTES } from './request-body.js'

/** How a batch is sent. */
export type BatchSettings = {
  readonly gzip: boolean
  readonly timeoutMs: number
  /** Gives up every batch at once. */
  readonly signal: AbortSignal
}

/** Below this packing spares no time: TCP sends ten packets before it waits for an answer (RFC 6928). */
const WORTH_PACKING = 14 * 1024
const TOO_LARGE: Failure = { code: 'body-too-large', status: 413, retryAfterMs: null }

/** Sends entries as one batch, without asking for links. What would not be taken for its size is not sent. */
export async function sendBatch(
  entries: readonly Entry[],
  connection: Connection,
  { gzip, timeoutMs, signal }: BatchSettings,
): Promise<Answer> {
  const text = bodyOf(entries.map(entry => entry.text))
  const bytes = entries.reduce((sum, entry) => sum + entry.bytes, ENVELOPE_BYTES)
  const packs = gzip && bytes >= WORTH_PACKING && typeof CompressionStream !== 'undefined'
  const body = packs ? await packed(text) : text
  if ((typeof body === 'string' ? bytes : body.byteLength) > REQUEST_BYTES) return TOO_LARGE
  return post(connection, { body, gzip: packs, count: entries.length, timeoutMs, links: false, signal })
}

function packed(text: string): Promise<ArrayBuffer> {
  return new Response(new Blob([text]).stream().pipeThrough(new CompressionStream('gzip'))).arrayBuffer()
}
