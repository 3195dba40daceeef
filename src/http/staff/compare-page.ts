// Two decisions beside each other: of one list, why the one and not the other; else what is the same and what is not.
import { Hono } from 'hono'
import { renderCompare } from '../../rendering/staff/render-compare.js'
import type { Dependencies } from '../dependencies.js'
import type { Env } from '../env.js'
import { routes } from '../routes.js'
import { actorOf } from './actor-of.js'
import { answerStaff } from './answer-staff.js'
import { askReason } from './ask-reason.js'
import { lookedAt } from './looked-at.js'
import { signedIn } from './signed-in.js'

/** `GET /staff/compare`; the two are named by their addresses, `?d=…&d=…`. */
export function comparePage(deps: Dependencies) {
  return new Hono<Env>().get(routes.compareDecisions.path, async c => {
    const { reason } = signedIn(c)
    const [first, second, ...more] = new Set(c.req.queries('d') ?? [])
    if (first === undefined || second === undefined || more.length > 0)
      return answerStaff(c, deps, 200, around => renderCompare(around, null))
    if (reason === null) return askReason(c, deps)
    const outcomes = await deps.shards.look({
      actor: actorOf(c),
      action: 'compare',
      reason,
      wanted: [{ address: first }, { address: second }],
    })
    const one = lookedAt(outcomes[0])
    const other = lookedAt(outcomes[1])
    const { publicUrl } = deps
    const comparison = other.comparison ?? null
    return answerStaff(c, deps, 200, around => renderCompare(around, { one, other, comparison, publicUrl }))
  })
}
