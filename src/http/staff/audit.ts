// The audit trail for role `auditor`: read newest first, and verified.
import { Hono } from 'hono'
import { AUDIT_ENTRIES } from '../../contract/audit.js'
import { timestamp } from '../../contract/text.js'
import { answerJson } from '../answer-json.js'
import type { Dependencies } from '../dependencies.js'
import type { Env, RequestContext } from '../env.js'
import { Refusal } from '../refusal.js'
import { routes } from '../routes.js'
import { readCursor, writeCursor } from './audit-cursor.js'

/** Entries of an answer where none are asked for. */
const LIMIT = 100

/** `GET /v1/audit` and `GET /v1/audit/verify`. */
export function audit({ shards }: Dependencies) {
  return new Hono<Env>()
    .get(routes.readAudit.path, async c => {
      const { items, next, missing } = await shards.audit({
        before: readBefore(c),
        from: readMoment(c, 'from'),
        to: readMoment(c, 'to'),
        actor: c.req.query('actor') ?? null,
        limit: readLimit(c),
      })
      return answerJson(c, 200, {
        items,
        next_cursor: next && writeCursor(next),
        ...(missing > 0 && { missing_shards: missing }),
      })
    })
    .get(routes.verifyAudit.path, async c => answerJson(c, 200, await shards.verifyAudit()))
}

function readBefore(c: RequestContext) {
  const written = c.req.query('cursor')
  if (written === undefined) return null
  const cursor = readCursor(written)
  if (cursor) return cursor
  throw new Refusal('query-invalid', {
    detail: 'The query parameter cursor is a next_cursor as it was answered.',
  })
}

function readMoment(c: RequestContext, parameter: 'from' | 'to'): number | null {
  const written = c.req.query(parameter)
  if (written === undefined) return null
  if (timestamp.safeParse(written).success) return Date.parse(written)
  const detail = `The query parameter ${parameter} is a date and time such as 2026-05-03T10:00:00Z.`
  throw new Refusal('query-invalid', { detail })
}

function readLimit(c: RequestContext): number {
  const written = c.req.query('limit')
  if (written === undefined) return LIMIT
  const limit = /^\d{1,4}$/.test(written) ? Number(written) : 0
  if (limit >= 1 && limit <= AUDIT_ENTRIES) return limit
  throw new Refusal('query-invalid', { detail: `The query parameter limit is 1 to ${AUDIT_ENTRIES}.` })
}
