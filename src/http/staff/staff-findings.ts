// Findings over time as a page.
import { Hono } from 'hono'
import type { StaffRole } from '../../contract/staff-member.js'
import { renderFindings } from '../../rendering/staff/render-findings.js'
import { askedDays } from '../asked-days.js'
import type { Dependencies } from '../dependencies.js'
import type { Env } from '../env.js'
import { routes } from '../routes.js'
import { answerStaff } from './answer-staff.js'
import { may } from './may.js'
import { signedIn } from './signed-in.js'

/** `GET /staff/findings`. */
export function findingsPage(deps: Dependencies) {
  return new Hono<Env>().get(routes.showFindings.path, async c => {
    const now = deps.now()
    const [found, { catalogue }] = await Promise.all([
      deps.shards.findingsOverTime(askedDays(c.req.query(), now)),
      deps.registry.currentCatalogue(),
    ])
    const facts = {
      found,
      system: c.req.query('system') || null,
      catalogue,
      today: new Date(now).toISOString().slice(0, 10),
      looks: (may.look as readonly StaffRole[]).includes(signedIn(c).role),
    }
    return answerStaff(c, deps, 200, around => renderFindings(around, facts))
  })
}
