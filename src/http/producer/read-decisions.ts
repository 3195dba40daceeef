// From the bytes a producer sent to entries that are valid or say what is wrong with them. One decision, a batch or
// NDJSON: one bad entry never costs the others.
import type { Decision } from '../../contract/decision.js'
import { type FieldError, pointerTo } from '../../contract/field-error.js'
import { BATCH_BYTES, BATCH_DECISIONS } from '../../contract/ingestion.js'
import { type ParseOptions, parseDecision } from '../../contract/parse-decision.js'
import type { Dependencies } from '../dependencies.js'
import type { RequestContext } from '../env.js'
import { parseJson } from '../parse-json.js'
import { Refusal } from '../refusal.js'
import { readBody } from '../request-body.js'
import { splitLines } from './split-lines.js'

/** One entry as sent: a validated decision, or the id that could be read and what is wrong. */
export type Entry =
  | { readonly ok: true; readonly decision: Decision }
  | { readonly ok: false; readonly id: string | null; readonly errors: readonly FieldError[] }

export type ReceivedDecisions = {
  /** The body was one decision, not a batch: the answer is about it alone. */
  readonly alone: boolean
  readonly entries: readonly Entry[]
  /** Bytes once unpacked. */
  readonly bytes: number
}

/** The media types in which decisions come. */
export const DECISION_TYPES = ['application/json', 'application/x-ndjson'] as const

/** Reads and validates every decision of a request. Throws `Refusal` only for the request as a whole. */
export async function readDecisions(c: RequestContext, deps: Dependencies): Promise<ReceivedDecisions> {
  const rules = { types: DECISION_TYPES, limit: BATCH_BYTES }
  const { type, bytes } = await readBody(c, rules, deps.gunzip)
  await deps.turn?.()
  const options = { plainLoopback: deps.plainLoopback, now: deps.now() }
  if (type === 'application/x-ndjson') {
    return { alone: false, entries: parseLines(bytes, options), bytes: bytes.length }
  }
  const body = parseJson(bytes)
  if (!isBatch(body)) return { alone: true, entries: [parseDecision(body, options)], bytes: bytes.length }
  const sent = batchEntries(body)
  return { alone: false, entries: sent.map(one => parseDecision(one, options)), bytes: bytes.length }
}

function parseLines(bytes: Uint8Array, options: ParseOptions): Entry[] {
  const lines = splitLines(bytes, BATCH_DECISIONS)
  refuseTooMany(lines.length)
  return lines.map(line => {
    if (line === null) return unreadable('is not valid UTF-8')
    try {
      return parseDecision(JSON.parse(line), options)
    } catch (error) {
      if (error instanceof SyntaxError) return unreadable('is not valid JSON')
      throw error
    }
  })
}

function unreadable(detail: string): Entry {
  return { ok: false, id: null, errors: [{ pointer: '', detail }] }
}

function isBatch(body: unknown): body is { readonly decisions: unknown } {
  return typeof body === 'object' && body !== null && Object.hasOwn(body, 'decisions')
}

function batchEntries(body: { readonly decisions: unknown }): readonly unknown[] {
  if (Array.isArray(body.decisions)) refuseTooMany(body.decisions.length)
  const errors = Object.keys(body)
    .filter(name => name !== 'decisions')
    .slice(0, 50)
    .map(name => ({ pointer: pointerTo([name]), detail: 'is not a field of the contract' }))
  if (!Array.isArray(body.decisions))
    errors.push({ pointer: '/decisions', detail: 'must be an array of decisions' })
  if (errors.length > 0 || !Array.isArray(body.decisions)) throw new Refusal('input-invalid', { errors })
  return body.decisions
}

function refuseTooMany(count: number): void {
  if (count <= BATCH_DECISIONS) return
  const detail = `A request may hold at most ${BATCH_DECISIONS} decisions.`
  throw new Refusal('body-too-large', { detail })
}
