// One decision explained to the system that sent it, which knows the person and needs no link; and to support, masked,
// with a reason and an entry in the audit trail.
import { Hono } from 'hono'
import { decision } from '../../contract/decision.js'
import { withoutSensitive } from '../../rendering/for-host-page.js'
import { answerJson } from '../answer-json.js'
import type { Dependencies } from '../dependencies.js'
import type { Env } from '../env.js'
import { explainRecord } from '../explain-record.js'
import { explainedOrRefused } from '../explained-or-refused.js'
import { languageWish } from '../language-wish.js'
import { readSubject } from '../read-subject.js'
import { Refusal } from '../refusal.js'
import { routes } from '../routes.js'
import { actorOf } from '../staff/actor-of.js'
import { lookedAt, noSuchDecision } from '../staff/looked-at.js'
import { readReason } from '../staff/read-reason.js'

/** `GET /v1/decisions/:id/explanation`. */
export function explanation({ shards, publicUrl }: Dependencies) {
  return new Hono<Env>().get(routes.explainDecision.path, async c => {
    const actor = actorOf(c)
    const subject = readSubject(c)
    const reason = actor.role === 'support' ? readReason(c) : null
    const id = decision.shape.id.safeParse(c.req.param('id'))
    if (!id.success) throw noSuchDecision()
    if (reason !== null) {
      const wanted = [{ subject, decisionId: id.data }]
      const [look] = await shards.look({ actor, action: 'explain', reason, wanted })
      // The customer's language: the browser here is not theirs.
      const wish = { asked: languageWish(c).asked, accepted: undefined }
      return answerJson(c, 200, withoutSensitive(explainRecord(lookedAt(look).record, wish, publicUrl)))
    }
    const outcome = await shards.explainDecision(subject, id.data)
    // No link was made here, so nothing tells a record that is gone from one that never came.
    if (outcome.outcome === 'record-gone' || outcome.outcome === 'record-pending') throw noSuchDecision()
    const found = explainedOrRefused(outcome)
    if (found instanceof Refusal) throw found
    return answerJson(c, 200, explainRecord(found, languageWish(c), publicUrl), { Vary: 'Accept-Language' })
  })
}
