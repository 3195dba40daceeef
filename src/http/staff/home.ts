// The console's first page, the reason that look-ups carry, and the way out.
import { Hono } from 'hono'
import { lookReason } from '../../contract/audit.js'
import { renderHome } from '../../rendering/staff/render-home.js'
import type { Dependencies } from '../dependencies.js'
import type { Env } from '../env.js'
import { parseInput } from '../parse-input.js'
import { routes } from '../routes.js'
import { answerSeeOther, answerStaff } from './answer-staff.js'
import { screenAfterReason } from './ask-reason.js'
import { isAllowed, permissionsOf } from './may.js'
import { emptySearch } from './search-page.js'
import { dropSessionCookie, sessionCookie } from './session-cookie.js'
import { signedIn } from './signed-in.js'

/** `GET /staff`, `POST /staff/reason` and `POST /staff/sign-out`. */
export function home(deps: Dependencies) {
  return new Hono<Env>()
    .get(routes.showStaff.path, c => {
      const { role } = signedIn(c)
      if (isAllowed(role, 'look')) return emptySearch(c, deps)
      return answerStaff(c, deps, 200, around => renderHome(around, permissionsOf(role)))
    })
    .post(routes.keepReason.path, async c => {
      const given = parseInput(c.get('form')?.get('reason') ?? '', lookReason)
      await deps.staff.keepReason(sessionCookie(c) ?? '', given)
      return answerSeeOther(c, screenAfterReason(c.get('form')?.get('next') ?? null))
    })
    .post(routes.signOut.path, async c => {
      await deps.staff.endSession(sessionCookie(c) ?? '')
      dropSessionCookie(c)
      return answerSeeOther(c, '/staff')
    })
}
