// One decision on one screen: as the customer saw it, and the record beside it. Every look is audited; to see what is
// masked is a POST of its own, and is audited as such.
import { Hono } from 'hono'
import { nowPart } from '../../rendering/page/now-part.js'
import { changesSince } from '../../rendering/since/changes-since.js'
import { renderDecision } from '../../rendering/staff/render-decision.js'
import type { Dependencies } from '../dependencies.js'
import type { Env, RequestContext } from '../env.js'
import { explainRecord } from '../explain-record.js'
import { routes } from '../routes.js'
import { actorOf } from './actor-of.js'
import { answerStaff } from './answer-staff.js'
import { askReason } from './ask-reason.js'
import { decisionsAround } from './decisions-around.js'
import { lookedAt } from './looked-at.js'
import { isAllowed } from './may.js'
import { signedIn } from './signed-in.js'

type Asked = {
  readonly address: string
  readonly action: 'view' | 'unmask'
  /** The language that staff switched to; else the customer's own. */
  readonly language: string | undefined
}

/** `GET` and `POST /staff/decisions/:address`. */
export function decisionPage(deps: Dependencies) {
  return new Hono<Env>()
    .get(routes.showDecision.path, c =>
      show(c, deps, { address: c.req.param('address'), action: 'view', language: c.req.query('lang') }),
    )
    .post(routes.unmaskDecision.path, c => {
      const language = c.get('form')?.get('lang') ?? undefined
      return show(c, deps, { address: c.req.param('address'), action: 'unmask', language })
    })
}

async function show(
  c: RequestContext,
  deps: Dependencies,
  { address, action, language }: Asked,
): Promise<Response> {
  const { shards, registry, publicUrl } = deps
  const { role, reason } = signedIn(c)
  if (reason === null) return askReason(c, deps)
  // Of what lies around it nothing is unmasked, so that entry of the trail is about this decision alone.
  const near = action === 'view' ? await decisionsAround(shards, address) : []
  const [outcome, ...around] = await shards.look({
    actor: actorOf(c),
    action,
    reason,
    wanted: [{ address }, ...near],
  })
  const looked = lookedAt(outcome)
  const explanation = explainRecord(looked.record, { asked: language, accepted: undefined }, publicUrl)
  const inForce = await registry.currentCatalogue()
  const now = { ...nowPart(inForce.catalogue, explanation), since: changesSince(looked.record, inForce) }
  const screen = {
    looked,
    evidence: action === 'unmask' ? 'whole' : 'masked',
    mayUnmask: isAllowed(role, 'unmask'),
    explanation,
    inForce: inForce.version,
    around: around.filter(one => one.outcome === 'found'),
    publicUrl,
  } as const
  return answerStaff(c, deps, 200, surroundings => renderDecision(surroundings, screen, now))
}
