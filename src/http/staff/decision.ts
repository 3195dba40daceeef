// One decision for staff: the record beside its explanation, masked, or whole for role `privacy`. Every look is audited.
import { Hono } from 'hono'
import { decision as decisionSchema } from '../../contract/decision.js'
import { decisionForStaff } from '../../rendering/staff/decision-for-staff.js'
import { answerJson } from '../answer-json.js'
import type { Dependencies } from '../dependencies.js'
import type { Env, RequestContext } from '../env.js'
import { explainRecord } from '../explain-record.js'
import { readSubject } from '../read-subject.js'
import { Refusal } from '../refusal.js'
import { routes } from '../routes.js'
import { actorOf } from './actor-of.js'
import { lookedAt, noSuchDecision } from './looked-at.js'
import { readReason } from './read-reason.js'

/** `GET /v1/decisions/:id`. */
export function decision({ shards, publicUrl }: Dependencies) {
  return new Hono<Env>().get(routes.lookAtDecision.path, async c => {
    const actor = actorOf(c)
    const unmask = readUnmask(c)
    if (unmask && actor.role !== 'privacy') throw new Refusal('forbidden')
    const subject = readSubject(c)
    const reason = readReason(c)
    const id = decisionSchema.shape.id.safeParse(c.req.param('id'))
    if (!id.success) throw noSuchDecision()
    const [outcome] = await shards.look({
      actor,
      action: unmask ? 'unmask' : 'view',
      reason,
      wanted: [{ subject, decisionId: id.data }],
    })
    const looked = lookedAt(outcome)
    // The customer's language: the browser here is not theirs.
    const wish = { asked: c.req.query('locale'), accepted: undefined }
    const explanation = explainRecord(looked.record, wish, publicUrl)
    return answerJson(c, 200, decisionForStaff(looked, explanation, unmask))
  })
}

function readUnmask(c: RequestContext): boolean {
  const written = c.req.query('unmask') ?? 'false'
  if (written === 'true' || written === 'false') return written === 'true'
  throw new Refusal('query-invalid', { detail: 'The query parameter unmask is true or false.' })
}
